import { costsRecordsOnly, type RecordName, recordName } from '../assemble/failures';
import { askedPatient, askPart, type Part } from '../assemble/gather';
import { idText, type Progress, pagedSource, pagedSourceOf } from '../assemble/paged-source';
import type { PatientQuery, SourceFailure, SourceGroup, SourcePage, Sources } from '../assemble/ports';
import type { SourceLimits } from '../assemble/run-source';
import { startStopwatch } from '../assemble/stopwatch';
import { canonicalJson } from '../fhir/json';
import { judge, type Seen, watched } from './observe';

/** What is wrong with a source as one that gives a part of its records. */
export type PageFault =
  /** A record on a page has no id, or was on an earlier place, or is on no page, on a page only, or another there. */
  | { readonly what: 'no-id' | 'overlap' | 'missing' | 'beyond' | 'differs'; readonly record: RecordName }
  /** A record comes before the one that stands before it. */
  | { readonly what: 'unordered'; readonly record: RecordName; readonly before: RecordName }
  /** There is no end to the pages, as far as was looked. */
  | { readonly what: 'endless'; readonly given: number; readonly whole: number | undefined }
  /** A record is not given, or another one is, when it is asked for by its id. */
  | { readonly what: 'ids-missing' | 'ids-differ'; readonly record: RecordName }
  /** The source failed when it was asked for a part. */
  | { readonly what: 'failed'; readonly failure: SourceFailure };

/** What walking the pages of a source needs. */
export interface WalkSetup {
  readonly sources: Sources;
  readonly now: Date;
  readonly language: 'nl' | 'en';
  readonly limits: SourceLimits;
  readonly signal: AbortSignal | undefined;
}

/** Pages to spread the records over: the faults are where one ends and the next begins. */
const PAGES = 3;
const LARGEST_PAGE = 1_000;
/** Size of a page where it is not known how many records there are. */
const SOME = 50;
/** Records that pages may have beyond the whole before they are called endless: each of them is told. */
const BEYOND = 20;
const IDS_AT_ONCE = 100;

const contentOf = ({ result }: Seen): string | undefined => (result.ok ? canonicalJson(result.record) : undefined);
const isSame = (one: Seen, other: Seen): boolean => contentOf(one) === contentOf(other);

/** What was given, by id; of two with one id the first, as everywhere. */
function byId(seen: readonly Seen[]): ReadonlyMap<string, Seen> {
  const found = new Map<string, Seen>();
  for (const one of seen) {
    const id = idText(one.id);
    if (id !== undefined && !found.has(id)) found.set(id, one);
  }
  return found;
}

type Asked = { readonly ids: readonly string[] } | { readonly page: SourcePage; readonly progress: Progress };

/** A source as a facade asks it for a part; a failure is one of the source, for records are judged where they are whole. */
function asker(group: SourceGroup, patient: PatientQuery, { sources, now, language, limits, signal }: WalkSetup) {
  const source = pagedSourceOf(sources, group);
  if (source === undefined) return undefined;
  const query = Object.freeze({ patient: askedPatient(patient) });
  return async (asked: Asked): Promise<{ seen: readonly Seen[]; failure: SourceFailure | undefined }> => {
    const seen: Seen[] = [];
    const noted = watched(source, (item) => {
      seen.push({ group, source: 0, nth: seen.length + 1, ...judge(group, item, { now, language }) });
      // As it was given: the id of what is not accepted may be hidden in the verdict.
      return item;
    });
    const watch = startStopwatch(signal, limits.timeoutMs);
    const noting = { [group]: pagedSource(noted) } as unknown as Sources;
    const part: Part = { group, ...asked };
    const answers = await askPart(part, noting, query, { signal, now, limits }, watch);
    watch.end();
    const failures = answers.flatMap((answer) => answer.failures);
    const failure = failures.find((one) => !costsRecordsOnly(one) || one.brokeOffAfter !== undefined);
    return { seen, failure };
  };
}

type Ask = NonNullable<ReturnType<typeof asker>>;

/** Walks from page to page as a receiver does, to the end or to what is wrong. */
async function walk(
  ask: Ask,
  whole: ReadonlyMap<string, Seen> | undefined,
  size: number | undefined,
  limits: SourceLimits,
): Promise<PageFault[]> {
  const limit = Math.min(limits.maxRecords, LARGEST_PAGE, Math.max(1, Math.ceil((size ?? PAGES * SOME) / PAGES)));
  const most = Math.min(limits.maxRecords, (size ?? limits.maxRecords) + BEYOND);
  const given = new Map<string, Seen>();
  const faults: PageFault[] = [];
  for (let after: string | undefined; ; ) {
    const progress: Progress = { given: 0 };
    const { seen, failure } = await ask({ page: { limit, ...(after !== undefined && { after }) }, progress });
    for (const one of seen.slice(0, progress.given)) given.set(idText(one.id) ?? '', one);
    const { wrong } = progress;
    if (wrong?.what === 'no-id') return [...faults, { what: 'no-id', record: recordName(undefined, given.size + 1) }];
    if (wrong !== undefined) {
      const record = recordName(wrong.id, given.size + 1);
      if (given.has(wrong.id)) return [...faults, { what: 'overlap', record }];
      return [...faults, { what: 'unordered', record, before: recordName(wrong.before, given.size) }];
    }
    if (failure !== undefined) return [...faults, { what: 'failed', failure }];
    if (progress.given === 0) break;
    if (given.size > most) {
      faults.push({ what: 'endless', given: given.size, whole: size });
      break;
    }
    after = progress.last;
  }
  if (whole === undefined) return faults;
  const places = [...given.keys()];
  for (const [id, one] of given) {
    const record = recordName(id, places.indexOf(id) + 1);
    const known = whole.get(id);
    if (known === undefined) faults.push({ what: 'beyond', record });
    else if (!isSame(known, one)) faults.push({ what: 'differs', record });
  }
  if (faults.every(({ what }) => what !== 'endless'))
    for (const [id, { nth }] of whole)
      if (!given.has(id)) faults.push({ what: 'missing', record: recordName(id, nth) });
  return faults;
}

/** Asks for the records by their ids, as a read does. */
async function askByIds(ask: Ask, whole: ReadonlyMap<string, Seen>): Promise<PageFault[]> {
  const ids = [...whole.keys()];
  const faults: PageFault[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const asked = ids.slice(from, from + IDS_AT_ONCE);
    const { seen, failure } = await ask({ ids: asked });
    if (failure !== undefined) return [...faults, { what: 'failed', failure }];
    const given = byId(seen);
    for (const id of asked) {
      const known = whole.get(id) as Seen;
      const one = given.get(id);
      const record = recordName(id, known.nth);
      if (one === undefined) faults.push({ what: 'ids-missing', record });
      else if (!isSame(known, one)) faults.push({ what: 'ids-differ', record });
    }
  }
  return faults;
}

/**
 * Asks a source made with `pagedSource` for its pages, from the first to where nothing follows, and for its records by id, and
 * holds what it gives against what it gave when it was asked for all. Never throws.
 *
 * @param whole All records it gave; undefined when that is not known.
 * @returns Nothing for a source that gives no pages.
 */
export async function pageFaults(
  group: SourceGroup,
  patient: PatientQuery,
  whole: readonly Seen[] | undefined,
  setup: WalkSetup,
): Promise<readonly PageFault[]> {
  const ask = asker(group, patient, setup);
  if (ask === undefined) return [];
  const known = whole && byId(whole);
  const faults = await walk(ask, known, whole?.length, setup.limits);
  return known === undefined ? faults : [...faults, ...(await askByIds(ask, known))];
}
