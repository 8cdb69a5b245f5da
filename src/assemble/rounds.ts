import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { referencesOf } from '../bgz/references';
import { monotonic } from '../telemetry/monotonic';
import { costsRecordsOnly } from './failures';
import { find, type SearchRequest } from './find';
import { mergeResources } from './merge-resources';
import type { Progress } from './paged-source';
import type { SourceGroup, SourcePage } from './ports';
import type { HeldProblems } from './problem-clashes';
import { type Assembled, type AssembleOptions, assemble, eachResource, type PullContext, primaryOf } from './pull';
import { findIn, mayShowPatient, type SearchResult } from './search';

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

/** The records of the same list that those looked at refer to and that are not among them, by their own ids. */
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

/** Rounds that look at no record more than is needed; a search that finds few of them takes larger steps then. */
const EXACT_ROUNDS = 2;
const GROWTH = 8;
const LARGEST = 10_000;

/** Records that were looked at. */
export interface Stretch {
  readonly assembled: Assembled;
  /** How many matches are among them. */
  readonly found: number;
  /** How many they are, those that could not be used included. */
  readonly looked: number;
  /** The id of the last one; undefined where there was none. */
  readonly last: string | undefined;
  /** Nothing comes after them, or nobody knows what. */
  readonly isOver: boolean;
}

/** What a stretch is about. */
export interface StretchLimits {
  /** Matches after which no more is asked for. */
  readonly count: number;
  /** Records to begin with; as many as matches when left out. */
  readonly records?: number;
  /** Most records in all. */
  readonly most?: number;
}

/** Asks a source for a part of its records. All that is asked shares the time that a source has. */
export interface Rounds {
  /** Looks at what comes after a record until there are so many matches, or no records. */
  look(after: string | undefined, limits: StretchLimits): Promise<Stretch>;
  /** Whether anything comes after a record, or nobody knows. What it is, is told when it is looked at. */
  follows(after: string | undefined): Promise<boolean>;
  /** What a search finds in what was looked at, with what that refers to. */
  resultOf(assembled: Assembled): Promise<SearchResult>;
}

/** @param held What problems were given whole in records that were looked at before. */
export function roundsOf(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
  group: SourceGroup,
  held: HeldProblems = new Map(),
): Rounds {
  const { maxRecords } = options.limits;
  const withPatient = mayShowPatient(request);
  const end = monotonic() + options.limits.timeoutMs;
  const limitsLeft = () => ({ ...options.limits, timeoutMs: Math.max(1, Math.ceil(end - monotonic())) });
  const quiet = { ...pull, onMended: undefined };
  const round = async (from: string | undefined, limit: number, context: PullContext, inside: HeldProblems) => {
    const page: SourcePage = { limit, ...(from !== undefined && { after: from }) };
    const progress: Progress = { given: 0 };
    const part = { group, page, progress, held: inside };
    const assembled = await assemble([group], context, { ...options, limits: limitsLeft() }, withPatient, part);
    return { progress, assembled };
  };
  return {
    async look(after, { count, records = count, most = Number.POSITIVE_INFINITY }) {
      const rounds: Assembled[] = [];
      let last = after;
      let found = 0;
      let looked = 0;
      let isOver = false;
      for (let limit = records; found < count && looked < most && !isOver; ) {
        const { assembled, progress } = await round(last, Math.min(limit, most - looked), pull, held);
        rounds.push(assembled);
        last = progress.last ?? last;
        looked += progress.given;
        found += find(request, assembled).matches.length;
        isOver = assembled.patientId === undefined || brokeOff(assembled) || progress.given === 0;
        limit = rounds.length < EXACT_ROUNDS ? count - found : Math.min(LARGEST, maxRecords, limit * GROWTH);
      }
      return { assembled: joined(rounds), found, looked, last, isOver };
    },
    async follows(after) {
      const { progress, assembled } = await round(after, 1, quiet, new Map());
      return progress.given > 0 || brokeOff(assembled);
    },
    async resultOf(assembled) {
      const ids = request.includes.length > 0 ? referredTo(group, assembled) : [];
      if (ids.length === 0) return findIn(request, assembled, pull.offered);
      const along = await assemble([group], quiet, { ...options, limits: limitsLeft() }, false, { group, ids });
      return findIn(request, withResources(assembled, along), pull.offered);
    },
  };
}
