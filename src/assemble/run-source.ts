import { builtWith } from '../bgz/define/mender';
import { builders } from '../bgz/listed/zibs';
import { measure, startTimer } from '../telemetry/instruments';
import { type ZibIssue, type ZibIssueCode, ZibRecordError } from '../zib';
import { recordName } from './failures';
import { isSteady, type KnownData, textOfData } from './known-data';
import { type MendedCounts, mendedCounter } from './mended-counts';
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
  /** What data was built to before. */
  readonly data?: KnownData | undefined;
}

export interface SourceAnswer<G extends SourceGroup> {
  readonly records: readonly SourceRecord<G>[];
  readonly failures: readonly SourceFailure[];
  /** What was mended in the records. */
  readonly mended: MendedCounts;
}

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

/** Misuse by the source, in words for its author. */
export class SourceMisuse extends Error {}

/** What checks the records of a group. */
const schemas: Readonly<Record<SourceGroup, { parse(input: unknown): Parsed }>> = builders;

/** Issues of one record in its failure: a record of the wrong kind altogether has one for every property. */
const ISSUES_SHOWN = 10;
/** Records between two turns of the event loop: a long answer from memory holds up no other request, and can time out. */
const RECORDS_PER_TURN = 500;

/** Records of a source, from its first, of which is remembered what they were built to: a long history is not asked for twice. */
const REMEMBERED = 1_000;

/** What throws when it is asked is no promise: a record that cannot be read costs itself, and not its source. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  try {
    return value !== null && typeof value === 'object' && typeof (value as { then?: unknown }).then === 'function';
  } catch {
    return false;
  }
}

/** @throws {SourceMisuse} For something else than what holds several. */
export function iteratorOf(items: unknown): AnyIterator {
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

type Wrong = { readonly message: string } & Partial<ZibIssue>;
type Refused = { ok: false; issues: readonly Wrong[]; id?: unknown };
type Parsed = { ok: true; record: unknown; mended?: unknown } | Refused;

/** What is wrong at a place, without what was found there. */
const faults: Readonly<Record<ZibIssueCode, string>> = {
  missing: 'is missing',
  'wrong-type': 'is of another type',
  'unknown-property': 'is not known',
  'not-in-codelist': 'is not in the codelist',
  'invalid-code': 'is no code of its system',
  'invalid-identifier': 'is no such number',
  'invalid-moment': 'is no date or time that exists',
  'invalid-period': 'lies before the start',
  'invalid-value': 'has another value',
  'dangling-reference': 'refers to no record',
  'duplicate-id': 'is used before',
};

/**
 * What is wrong with a record, for a log line and for who pulls: where, and what is allowed. What was found there (a date, a
 * code) stays with the vendor; the own id leads to it.
 */
function wrongs(issues: readonly Wrong[]): string {
  const shown = issues.slice(0, ISSUES_SHOWN).map(({ message, at, code, concept, conceptName, allowed }) => {
    if (at === undefined || code === undefined || allowed === undefined) return message;
    const place = `${at}${concept === undefined ? '' : ` (${concept} ${conceptName})`}`;
    return `${place} ${faults[code] ?? 'is not right'}; allowed is ${allowed}`;
  });
  if (issues.length > ISSUES_SHOWN) shown.push(`and ${issues.length - ISSUES_SHOWN} more`);
  return shown.join('; ');
}

/** The own id of what was no record; reading it may throw, as anything of it may. */
export function idOf(value: unknown): unknown {
  try {
    return (value as { readonly id?: unknown } | null | undefined)?.id;
  } catch {
    return undefined;
  }
}

export function isParseResult(value: unknown): value is Parsed {
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
  const mended = mendedCounter();
  const fail = (kind: SourceFailure['kind'], detail: string, more: Partial<SourceFailure> = {}) =>
    failures.push({ group, source: position, kind, detail, ...more });
  const take = (value: unknown, nth: number) => {
    try {
      takeReadable(value, nth);
    } catch {
      const { name, record } = recordName(idOf(value), nth);
      fail('invalid-record', `${name}: it throws while it is read`, { ...(record !== undefined && { record }) });
    }
  };
  const parse = (value: unknown, nth: number): Parsed => {
    const { data } = context;
    const text = data === undefined || nth > REMEMBERED || builtWith(value) ? undefined : textOfData(value);
    if (data === undefined || text === undefined) return schema.parse(value);
    const known = data.find(group, text);
    if (known !== undefined) return schema.parse(known);
    const parsed = schema.parse(value);
    if (parsed.ok && isSteady(value)) data.learn(group, text, parsed.record as object);
    return parsed;
  };
  const takeReadable = (value: unknown, nth: number) => {
    const given = isParseResult(value) ? value : undefined;
    const parsed = given?.ok === false ? given : parse(given?.ok ? given.record : value, nth);
    if (parsed.ok) {
      records.push(parsed.record as SourceRecord<G>);
      // A record remembers what its builder mended; a copy of one does not, and then what came along with it counts.
      if (!mended.add(parsed.mended) && given?.ok) mended.add(given.mended);
      return;
    }
    const { name, record } = recordName(parsed.id ?? idOf(value), nth);
    fail('invalid-record', `${name}: ${wrongs(parsed.issues)}`, { record });
  };
  /** What a source throws ends it: what it would have given after that nobody knows. */
  const brokeOff = (cause: unknown) => {
    const brokeOffAfter = records.length;
    const after = brokeOffAfter === 0 ? '' : ` after ${brokeOffAfter} record(s); what would have followed is not known`;
    if (cause instanceof ZibRecordError) {
      const { record, name } = recordName(idOf(cause), brokeOffAfter + 1);
      const detail = `${name}: ${wrongs(cause.issues)}; the source threw this and ended${after}`;
      fail('invalid-record', detail, { record, cause, brokeOffAfter });
    } else {
      const what = cause instanceof SourceMisuse ? cause.message : 'the source threw an error';
      fail('threw', `${what}${after}`, { cause, brokeOffAfter });
    }
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
    else brokeOff(error);
  } finally {
    if (!finished) letGo(iterator);
  }
  measure('source', seconds(), { group, outcome: failures.length === 0 ? 'success' : 'failed' });
  return { records, failures, mended: mended.counts };
}

/** Lets a generator run its `finally`; what it does there is its own business. */
function letGo(iterator: AnyIterator | undefined): void {
  try {
    Promise.resolve(iterator?.return?.()).catch(() => {});
  } catch {
    // The source has already been reported; an error while it closes changes nothing.
  }
}
