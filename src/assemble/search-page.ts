import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { referencesOf } from '../bgz/references';
import { monotonic } from '../telemetry/monotonic';
import { costsRecordsOnly } from './failures';
import { find, type SearchRequest } from './find';
import { mergeResources } from './merge-resources';
import { type Progress, pagedSourceOf } from './paged-source';
import type { SourceFailure, SourceGroup, SourcePage, Sources } from './ports';
import { type Assembled, type AssembleOptions, assemble, eachResource, type PullContext, primaryOf } from './pull';
import { findIn, mayShowPatient, type SearchResult } from './search';
import { groupsAsked } from './sections-asked';
import { isOffered } from './source-list';

/** A page of a search, and the record after which the next one begins; undefined when there is none. */
export interface SearchPage {
  readonly result: SearchResult;
  readonly next: string | undefined;
}

/** The group whose source pages a search, when it can: what is sorted, the last only, or found in several groups, needs all of them. */
export function pagedGroup(request: SearchRequest, sources: Sources): SourceGroup | undefined {
  const [group, ...more] = groupsAsked(request).filter((one) => isOffered(sources, one));
  if (group === undefined || more.length > 0 || request.sort !== undefined || request.last !== undefined)
    return undefined;
  return pagedSourceOf(sources, group) === undefined ? undefined : group;
}

/** One answer out of those of several rounds. */
function joined(rounds: readonly Assembled[]): Assembled {
  const [first, ...more] = rounds;
  if (first === undefined) throw new Error('a page without a round');
  if (more.length === 0) return first;
  const all = mergeResources(rounds.flatMap((round) => [...round.all.values()]));
  const whole = (one: FhirResource) => all.get(`${one.resourceType}/${one.id}`) ?? one;
  const given = rounds
    .flatMap((round, at) => round.given.filter(({ group }) => at === 0 || group !== 'patient'))
    .map((one) => eachResource(one, whole));
  return {
    patientId: first.patientId,
    patientBsn: first.patientBsn,
    primary: primaryOf(given),
    given,
    all,
    metadata: [...all.values()].filter((one) => one.resourceType === metadataType),
    failures: rounds.flatMap((round, at) => round.failures.filter(({ group }) => at === 0 || group !== 'patient')),
    sourceOf: first.sourceOf,
  };
}

/** True when what a source gave is not all it had to give: what comes after is not known. */
const brokeOff = ({ failures }: Assembled): boolean =>
  failures.some((failure) => !costsRecordsOnly(failure) || failure.brokeOffAfter !== undefined);

/** Rounds that look at no record more than the page needs; a search that finds few of them takes larger steps then. */
const EXACT_ROUNDS = 2;
const GROWTH = 8;
const LARGEST = 10_000;

/** The answer up to the record that fills the page, and the id of that one. */
function cut(
  request: SearchRequest,
  assembled: Assembled,
  count: number,
): { assembled: Assembled; last: string | undefined } {
  const filling = find(request, assembled).matches[count - 1];
  // A record is not torn: what it became is on one page, which may hold more than was asked for then.
  const at = assembled.given.findIndex(
    ({ resource, members = [] }) => resource === filling || (filling !== undefined && members.includes(filling)),
  );
  const given = assembled.given.slice(0, at + 1);
  const { id: last } = given[at]?.record ?? {};
  return { assembled: { ...assembled, given, primary: primaryOf(given) }, last };
}

/** The records of the same list that those on the page refer to and that are not on it, by their own ids. */
function referredTo(group: SourceGroup, { given }: Assembled): readonly string[] {
  const here = new Set(given.map(({ record }) => record.id));
  const ids = given.flatMap(({ record }) => referencesOf(group, record)).filter(({ list }) => list === group);
  return [...new Set(ids.map(({ id }) => String(id)))].filter((id) => !here.has(id));
}

/** The page with what comes along with it besides: the resources of other records. */
const withResources = (page: Assembled, along: Assembled): Assembled => ({
  ...page,
  all: mergeResources([...page.all.values(), ...along.all.values()]),
  // What is wrong with the patient's record was told with the page, unless it now stands in the way.
  failures: [
    ...page.failures,
    ...along.failures.filter(({ group }) => along.patientId === undefined || group !== 'patient'),
  ],
});

/**
 * Answers a page of a search by asking its source for so many records as are missing, until there are `count` matches or no
 * records. Every record is looked at once over all pages; one that is there from the first page to the last is on one of
 * them, as it stands at that moment.
 *
 * @param after The record after which the page begins; undefined for the first.
 * @param count Most matches; no page is larger than what a source may give.
 */
export async function searchPage(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
  group: SourceGroup,
  { after, count: asked }: { readonly after: string | undefined; readonly count: number },
): Promise<SearchPage> {
  const { maxRecords } = options.limits;
  const count = Math.min(asked, maxRecords);
  const withPatient = mayShowPatient(request);
  const end = monotonic() + options.limits.timeoutMs;
  /** All that is asked shares the time that a source has. */
  const limitsLeft = () => ({ ...options.limits, timeoutMs: Math.max(1, Math.ceil(end - monotonic())) });
  const round = async (from: string | undefined, limit: number, quiet = false) => {
    const page: SourcePage = { limit, ...(from !== undefined && { after: from }) };
    const progress: Progress = { given: 0 };
    const context = quiet ? { ...pull, onMended: undefined } : pull;
    const part = { group, page, progress };
    const assembled = await assemble([group], context, { ...options, limits: limitsLeft() }, withPatient, part);
    return { progress, assembled };
  };

  const resultOf = async (assembled: Assembled): Promise<SearchResult> => {
    const ids = request.includes.length > 0 ? referredTo(group, assembled) : [];
    if (ids.length === 0) return findIn(request, assembled, pull.offered);
    const quiet = { ...pull, onMended: undefined };
    const along = await assemble([group], quiet, { ...options, limits: limitsLeft() }, false, { group, ids });
    return findIn(request, withResources(assembled, along), pull.offered);
  };

  const rounds: Assembled[] = [];
  let last = after;
  let found = 0;
  let isOver = false;
  for (let limit = count; found < count && !isOver; ) {
    const { assembled, progress } = await round(last, limit);
    rounds.push(assembled);
    last = progress.last ?? last;
    found += find(request, assembled).matches.length;
    isOver = assembled.patientId === undefined || brokeOff(assembled) || progress.given === 0;
    limit = rounds.length < EXACT_ROUNDS ? count - found : Math.min(LARGEST, maxRecords, limit * GROWTH);
  }
  const whole = joined(rounds);
  if (found > count) {
    const { assembled, last: next } = cut(request, whole, count);
    return { result: await resultOf(assembled), next };
  }
  const result = await resultOf(whole);
  if (isOver) return { result, next: undefined };
  // Whether anything follows decides whether there is a next page; what it is, is told there.
  const ahead = await round(last, 1, true);
  return { result, next: ahead.progress.given > 0 || brokeOff(ahead.assembled) ? last : undefined };
}

/** Matches that are looked for at a time where all are asked for: few enough to be held, and not to keep others waiting. */
const PART = 500;

/** A part of what a search finds, and whether nothing comes after it. */
export interface SearchPart {
  readonly result: SearchResult;
  readonly isLast: boolean;
}

/** All that a search finds, part after part, each gathered when the one before it has been taken. At least one. */
export async function* searchParts(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
  group: SourceGroup,
): AsyncGenerator<SearchPart, void, void> {
  const { maxRecords } = options.limits;
  let looked = 0;
  let after: string | undefined;
  do {
    const { result, next } = await searchPage(request, pull, options, group, { after, count: PART });
    looked += result.assembled.given.length;
    if (looked > maxRecords) {
      const detail = `more than ${maxRecords} records`;
      const tooMany: SourceFailure = { group, source: 0, kind: 'too-many-records', detail };
      yield { result: { ...result, failures: [...result.failures, tooMany] }, isLast: true };
      return;
    }
    yield { result, isLast: next === undefined };
    after = next;
  } while (after !== undefined);
}
