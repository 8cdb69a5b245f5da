import type { FhirResource } from 'fhir/r3';
import { type CatalogueRow, catalogue, type SearchableType } from './catalogue';
import { type Criterion, meeting, type Parameter, type Span } from './criteria';
import { type Candidate, lastHints, lastOf } from './last';
import type { SourceFailure } from './ports';
import { type Assembled, type AssembleOptions, assemble, type PullContext } from './pull';
import { groupsAsked, sectionsAsked } from './sections-asked';
import { type Unreached, unreachedOf } from './unreached';

/** A search as the catalogue knows it. */
export interface SearchRequest {
  readonly type: SearchableType;
  readonly criteria: readonly Criterion[];
  /** Names of includes of the row, e.g. `medication`, with an optional type of the target. */
  readonly includes: readonly { readonly name: string; readonly targetType?: string }[];
  /** Of each group of observations the last so many only: `$lastn`. */
  readonly last?: { readonly max: number };
  /** What to sort by; the first key decides, the next where it is the same. */
  readonly sort?: readonly SortKey[];
}

/** A key to sort by: the name of a date or token parameter. */
export interface SortKey {
  readonly parameter: string;
  readonly descending: boolean;
}

/** What a search found. */
export interface SearchResult {
  readonly patientId: string | undefined;
  readonly patientBsn: string | undefined;
  readonly matches: readonly FhirResource[];
  /** Included resources for a part of the matches: those they refer to and that are no match themselves. */
  readonly included: (matches: readonly FhirResource[]) => readonly FhirResource[];
  readonly failures: readonly SourceFailure[];
  /** Records of the searched section that no national search returns; worked out when asked for, without another source. */
  readonly unreached: () => readonly Unreached[];
  /** All of the patient that the search worked on. */
  readonly assembled: Assembled;
}

/** Resources of the searched type: of records, and of what records gave beside themselves (a request behind a procedure). */
function candidates(type: SearchableType, assembled: Assembled, findsBrought: boolean): FhirResource[] {
  const resources = findsBrought ? [...assembled.all.values()] : assembled.primary;
  return resources.filter((resource) => resource.resourceType === type);
}

function follow(row: CatalogueRow, request: SearchRequest, all: Assembled['all']) {
  return (matches: readonly FhirResource[]): FhirResource[] => {
    const matched = new Set(matches.map((one) => `${one.resourceType}/${one.id}`));
    const found = new Map<string, FhirResource>();
    for (const { name, targetType } of request.includes) {
      for (const match of matches) {
        for (const reference of row.includes[name]?.(match) ?? []) {
          const target = reference?.reference === undefined ? undefined : all.get(reference.reference);
          if (target === undefined || (targetType !== undefined && target.resourceType !== targetType)) continue;
          const key = `${target.resourceType}/${target.id}`;
          if (!matched.has(key)) found.set(key, target);
        }
      }
    }
    return [...found.values()];
  };
}

type SortValue = number | string | undefined;

/** Where a period lies: at its start, or at its end when that is all that is known. */
const placeOf = ({ from, until }: Span): number | undefined => [from, until].find(Number.isFinite);

/** What a resource is sorted by; of several values the lowest, or the highest when the highest come first. */
function sortValue(resource: FhirResource, parameter: Parameter | undefined, descending: boolean): SortValue {
  const values: readonly (number | string)[] =
    parameter?.kind === 'date'
      ? parameter.read(resource).flatMap((span) => placeOf(span) ?? [])
      : parameter?.kind === 'token'
        ? parameter.read(resource).flatMap(({ code }) => code ?? [])
        : [];
  return values.reduce<SortValue>(
    (best, one) => (best === undefined || one < best !== descending ? one : best),
    undefined,
  );
}

/** Without a value a resource comes last, whichever the direction. */
function compare(x: SortValue, y: SortValue, descending: boolean): number {
  if (x === y) return 0;
  if (x === undefined) return 1;
  if (y === undefined) return -1;
  return x < y !== descending ? -1 : 1;
}

function sorted(
  resources: readonly FhirResource[],
  row: CatalogueRow,
  keys: readonly SortKey[] = [],
): readonly FhirResource[] {
  if (keys.length === 0) return resources;
  return resources
    .map((resource) => ({
      resource,
      values: keys.map(({ parameter, descending }) => sortValue(resource, row.parameters[parameter], descending)),
    }))
    .sort((a, b) => {
      for (const [at, { descending }] of keys.entries()) {
        const order = compare(a.values[at], b.values[at], descending);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ resource }) => resource);
}

/** True for a search that may return the Patient itself. */
export const mayShowPatient = ({ type, includes }: SearchRequest): boolean =>
  type === 'Patient' || includes.some(({ name }) => catalogue[type].includeTargets[name]?.includes('Patient'));

/** What of the assembled resources a search finds; pure. */
export function find(request: SearchRequest, assembled: Assembled): SearchResult {
  const row = catalogue[request.type];
  const sections = sectionsAsked(request);
  const tests = request.criteria.map((criterion) => {
    const parameter = row.parameters[criterion.parameter];
    return parameter === undefined ? () => false : meeting(criterion, parameter);
  });
  const findsBrought = sections.some((section) => section.findsBrought);
  const own = sections.map((section) => section.own);
  const found = candidates(request.type, assembled, findsBrought).filter((resource) =>
    tests.every((test) => test(resource)),
  );
  const matches = request.last === undefined ? found : lastOf(request, withGroups(found, assembled));
  return {
    patientId: assembled.patientId,
    patientBsn: assembled.patientBsn,
    matches: sorted(matches, row, request.sort),
    included: follow(row, request, assembled.all),
    failures: assembled.failures,
    unreached: () => unreachedOf(assembled.given, assembled.all.values(), own),
    assembled,
  };
}

/**
 * True for a search that asks for its section as a national search does, or for more of it: it narrows by nothing else. What
 * of the section is not reached is told once per pull, with such a search.
 */
export function asksForSection(request: SearchRequest): boolean {
  const { criteria } = request;
  const national = sectionsAsked(request)
    .flatMap((section) => [...section.only, ...section.national.flatMap((search) => search.criteria)])
    .map((one) => one.parameter);
  return criteria.every((criterion) => national.includes(criterion.parameter));
}

/** The observations with the sections they are of. */
function withGroups(resources: readonly FhirResource[], { given }: Assembled): readonly Candidate[] {
  const groups = new Map(given.map(({ resource, group }) => [resource, group]));
  return resources.map((resource) => ({ resource, group: groups.get(resource) }));
}

/** True when a match refers, by what goes along with it, to another of its type that is not there: it may not have been given. */
function lacksIncluded(request: SearchRequest, { matches, assembled }: SearchResult): boolean {
  const { includes } = catalogue[request.type];
  return request.includes.some(({ name }) =>
    matches.some((match) =>
      includes[name]?.(match).some(
        (one) => one?.reference?.startsWith(`${request.type}/`) && !assembled.all.has(one.reference),
      ),
    ),
  );
}

/** Answers one search of the catalogue. */
export async function search(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
): Promise<SearchResult> {
  const answer = async (context: PullContext) =>
    find(request, await assemble(groupsAsked(request), context, options, mayShowPatient(request)));
  const last = lastHints(request);
  if (last.size === 0) return answer(pull);
  const found = await answer({ ...pull, last });
  // A source that gives the last alone, without what they refer to: what comes along is not left out for that.
  return lacksIncluded(request, found) ? answer({ ...pull, onMended: undefined }) : found;
}
