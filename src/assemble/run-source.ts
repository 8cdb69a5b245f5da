import { ZibRecordError } from '../zib';
import { type RecordOf, type ZibGroup, zibGroups } from '../zib/bgz-records';
import type { Source, SourceFailure, SourceQuery } from './ports';

/** Limits on one source call. */
export interface SourceLimits {
  /** Milliseconds a source may take for all of its records. */
  readonly timeoutMs: number;
  /** Records a source may give. */
  readonly maxRecords: number;
}

export interface RunContext {
  readonly signal: AbortSignal | undefined;
  readonly now: Date;
  readonly limits: SourceLimits;
}

export interface SourceAnswer<G extends ZibGroup> {
  readonly records: readonly RecordOf<G>[];
  readonly failures: readonly SourceFailure[];
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

function iteratorOf(items: unknown): AnyIterator | undefined {
  if (items === null || typeof items !== 'object') return undefined;
  const candidate = items as { [Symbol.asyncIterator]?: () => AnyIterator; [Symbol.iterator]?: () => AnyIterator };
  return candidate[Symbol.asyncIterator]?.() ?? candidate[Symbol.iterator]?.();
}

/** A promise that rejects when the signal aborts, and can be let go of. */
function abortion(signal: AbortSignal): { promise: Promise<never>; release: () => void } {
  let release = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    release = () => signal.removeEventListener('abort', onAbort);
  });
  promise.catch(() => {});
  return { promise, release };
}

const TIMED_OUT = Symbol('timed out');

type Item = { ok: true; record: unknown } | { ok: false; issues: readonly { message: string }[] };

function isParseResult(value: unknown): value is Item {
  if (value === null || typeof value !== 'object' || !('ok' in value)) return false;
  return value.ok === true ? 'record' in value : value.ok === false && 'issues' in value && Array.isArray(value.issues);
}

/** Runs one source to its end, or to its limit. Never throws: what goes wrong is a failure beside the records so far. */
export async function runSource<G extends ZibGroup>(
  group: G,
  source: Source<G>,
  position: number,
  query: SourceQuery,
  context: RunContext,
): Promise<SourceAnswer<G>> {
  const records: RecordOf<G>[] = [];
  const failures: SourceFailure[] = [];
  const fail = (kind: SourceFailure['kind'], detail: string, cause?: unknown) =>
    failures.push({ group, source: position, kind, detail, cause });

  const controller = new AbortController();
  const onRequestAborted = () => controller.abort(context.signal?.reason);
  if (context.signal?.aborted) onRequestAborted();
  context.signal?.addEventListener('abort', onRequestAborted, { once: true });
  const timer = setTimeout(() => controller.abort(TIMED_OUT), context.limits.timeoutMs);
  const aborted = abortion(controller.signal);
  let iterator: AnyIterator | undefined;
  let finished = false;

  try {
    const zib = zibGroups[group];
    const items = await Promise.race([
      Promise.resolve(source(query, { signal: controller.signal, now: context.now })),
      aborted.promise,
    ]);
    iterator = iteratorOf(items);
    if (iterator === undefined)
      throw new TypeError('A source gives an Iterable, an AsyncIterable or a Promise of one.');
    for (let taken = 0; ; taken++) {
      const step = iterator.next();
      const { done, value } = step instanceof Promise ? await Promise.race([step, aborted.promise]) : await step;
      if (done) break;
      if (taken >= context.limits.maxRecords) {
        fail('too-many-records', `more than ${context.limits.maxRecords} records`);
        return { records, failures };
      }
      const parsed =
        isParseResult(value) && !value.ok ? value : zib.parse(isParseResult(value) && value.ok ? value.record : value);
      if (parsed.ok) records.push(parsed.record as RecordOf<G>);
      else fail('invalid-record', `record ${taken + 1}: ${parsed.issues.map((issue) => issue.message).join(' ')}`);
    }
    finished = true;
  } catch (error) {
    if (controller.signal.reason === TIMED_OUT)
      fail('timed-out', `no complete answer within ${context.limits.timeoutMs} ms`);
    else if (controller.signal.aborted) fail('aborted', 'the request was aborted');
    else if (error instanceof ZibRecordError) fail('invalid-record', error.message, error);
    else fail('threw', 'the source threw an error', error);
  } finally {
    clearTimeout(timer);
    aborted.release();
    context.signal?.removeEventListener('abort', onRequestAborted);
    if (!finished) letGo(iterator);
  }
  return { records, failures };
}

/** Lets a generator run its `finally`; what it does there is its own business. */
function letGo(iterator: AnyIterator | undefined): void {
  try {
    const ended: unknown = iterator?.return?.();
    if (ended instanceof Promise) ended.catch(() => {});
  } catch {
    // The source has already been reported; an error while it closes changes nothing.
  }
}
