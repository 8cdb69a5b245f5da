import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { type CatalogueRow, catalogue, type SearchableType } from './catalogue';
import { type Criterion, meeting, type Parameter, type Span } from './criteria';
import { type Candidate, lastOf } from './last';
import type { Mapped } from './pull';
import { sectionsAsked } from './sections-asked';

/** A search as the catalogue knows it. */
export interface SearchRequest {
  readonly type: SearchableType;
  readonly criteria: readonly Criterion[];
  /** Names of includes of the row, e.g. `medication`, with an optional type of the target. */
  readonly includes: readonly { readonly name: string; readonly targetType?: string }[];
  /** Whether the metadata of what is found comes along: `_revinclude=Provenance:target`. */
  readonly metadata?: true;
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

/** What a search found, without the metadata of it. */
interface Found {
  readonly matches: readonly FhirResource[];
  /** Included resources for a part of the matches: those they refer to and that are no match themselves. */
  readonly included: (matches: readonly FhirResource[]) => readonly FhirResource[];
}

/** Resources of the searched type: of records, and of what records gave beside themselves (a request behind a procedure). */
function candidates(request: SearchRequest, { all, primary, metadata }: Mapped): readonly FhirResource[] {
  if (request.type === metadataType) return metadata;
  const findsBrought = sectionsAsked(request).some((section) => section.findsBrought);
  const resources = findsBrought ? [...all.values()] : primary;
  return resources.filter((resource) => resource.resourceType === request.type);
}

function follow(row: CatalogueRow, request: SearchRequest, all: Mapped['all']) {
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

/** The observations with the sections they are of, and the whole that they are a part of. */
function withGroups(resources: readonly FhirResource[], { given }: Mapped): readonly Candidate[] {
  const behind = new Map(
    given.flatMap(({ resource, members = [], group }) => [
      [resource, { group }] as const,
      ...members.map((one) => [one, { group, whole: resource }] as const),
    ]),
  );
  return resources.map((resource) => ({ group: undefined, ...behind.get(resource), resource }));
}

/** What of the assembled resources a search finds, and includes for a part of that; pure. */
export function find(request: SearchRequest, assembled: Mapped): Found {
  const row = catalogue[request.type];
  const tests = request.criteria.map((criterion) => {
    const parameter = row.parameters[criterion.parameter];
    return parameter === undefined ? () => false : meeting(criterion, parameter);
  });
  const found = candidates(request, assembled).filter((resource) => tests.every((test) => test(resource)));
  const matches = request.last === undefined ? found : lastOf(request, withGroups(found, assembled));
  return { matches: sorted(matches, row, request.sort), included: follow(row, request, assembled.all) };
}
