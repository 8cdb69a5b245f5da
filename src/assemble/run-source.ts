import { measure, startTimer } from '../telemetry/instruments';
import { ZibRecordError, zibGroups } from '../zib';
import { bgzDocument } from './documents';
import type { Source, SourceFailure, SourceGroup, SourceQuery, SourceRecord } from './ports';
import type { Stopwatch } from './stopwatch';

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

export interface SourceAnswer<G extends SourceGroup> {
  readonly records: readonly SourceRecord<G>[];
  readonly failures: readonly SourceFailure[];
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

/** Misuse by the source, in words for its author. */
class SourceMisuse extends Error {}

/** What checks the records of a group. */
const schemas: Readonly<Record<SourceGroup, { parse(input: unknown): Parsed }>> = {
  ...zibGroups,
  documents: bgzDocument,
};

/** A mistake made in every row would fill the answer with the same words. */
const INVALID_SHOWN = 5;
/** Records between two turns of the event loop: a long answer from memory holds up no other request, and can time out. */
const RECORDS_PER_TURN = 500;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';

function iteratorOf(items: unknown): AnyIterator {
  const candidate =
    items !== null && typeof items === 'object'
      ? (items as { [Symbol.asyncIterator]?: () => AnyIterator; [Symbol.iterator]?: () => AnyIterator })
      : {};
  const iterator = candidate[Symbol.asyncIterator]?.() ?? candidate[Symbol.iterator]?.();
  if (iterator === undefined)
    throw new SourceMisuse('the source gave something else than an Iterable, an AsyncIterable or a Promise of one');
  // A list of promises that is left half-way must not end the process with an unhandled rejection.
  if (Array.isArray(items)) for (const item of items) if (isThenable(item)) Promise.resolve(item).catch(() => {});
  return iterator;
}

type Parsed = { ok: true; record: unknown } | { ok: false; issues: readonly { message: string }[] };

function isParseResult(value: unknown): value is Parsed {
  if (value === null || typeof value !== 'object' || !('ok' in value)) return false;
  return value.ok === true ? 'record' in value : value.ok === false && 'issues' in value && Array.isArray(value.issues);
}

/**
 * Runs one source to its end, or to its limit. Never throws: what goes wrong is a failure beside the records so far.
 * Each promise of a source is waited for no longer than the limit; code that keeps the thread busy cannot be stopped by
 * anything in the same thread, and is only seen to be late when it gives way.
 */
export async function runSource<G extends SourceGroup>(
  group: G,
  source: Source<G>,
  position: number,
  query: SourceQuery,
  context: RunContext,
  watch: Stopwatch,
): Promise<SourceAnswer<G>> {
  const records: SourceRecord<G>[] = [];
  const schema = schemas[group];
  const failures: SourceFailure[] = [];
  const fail = (kind: SourceFailure['kind'], detail: string, cause?: unknown) =>
    failures.push({ group, source: position, kind, detail, cause });
  let invalid = 0;
  const take = (value: unknown, nth: number) => {
    const given = isParseResult(value) ? value : undefined;
    const parsed = given?.ok === false ? given : schema.parse(given?.ok ? given.record : value);
    if (parsed.ok) records.push(parsed.record as SourceRecord<G>);
    else if (++invalid <= INVALID_SHOWN)
      fail('invalid-record', `record ${nth}: ${parsed.issues.map((issue) => issue.message).join(' ')}`);
  };

  let iterator: AnyIterator | undefined;
  let finished = false;
  const seconds = startTimer();
  try {
    watch.throwIfOver();
    iterator = iteratorOf(await watch.wait(source(query, watch.contextFor(context.now))));
    for (let taken = 0; !finished; taken++) {
      if (taken % RECORDS_PER_TURN === RECORDS_PER_TURN - 1) await watch.wait(new Promise(setImmediate));
      const step = iterator.next();
      const { done, value } = (isThenable(step) ? await watch.wait(step) : step) as IteratorResult<unknown>;
      if (done) finished = true;
      else if (taken >= context.limits.maxRecords) {
        fail('too-many-records', `more than ${context.limits.maxRecords} records`);
        break;
      } else take(isThenable(value) ? await watch.wait(value) : value, taken + 1);
    }
  } catch (error) {
    if (watch.over() === 'timed-out') fail('timed-out', `no complete answer within ${context.limits.timeoutMs} ms`);
    else if (watch.over() === 'aborted') fail('aborted', 'the request was aborted');
    else if (error instanceof ZibRecordError) fail('invalid-record', error.message, error);
    else if (error instanceof SourceMisuse) fail('threw', error.message, error);
    else fail('threw', 'the source threw an error', error);
  } finally {
    if (!finished) letGo(iterator);
  }
  measure('source', seconds(), { group, outcome: failures.length === 0 ? 'success' : 'failed' });
  if (invalid > INVALID_SHOWN) fail('invalid-record', `and ${invalid - INVALID_SHOWN} more records`);
  return { records, failures };
}

/** Lets a generator run its `finally`; what it does there is its own business. */
function letGo(iterator: AnyIterator | undefined): void {
  try {
    Promise.resolve(iterator?.return?.()).catch(() => {});
  } catch {
    // The source has already been reported; an error while it closes changes nothing.
  }
}
