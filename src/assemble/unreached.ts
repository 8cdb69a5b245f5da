import type { FhirResource } from 'fhir/r3';
import type { Content } from '../bgz/define/content';
import { sectionOf } from '../bgz/index';
import { completeSystem } from '../terminology/complete-systems';
import { shownCode } from '../terminology/shown-code';
import { type CatalogueRow, catalogue, type SearchableType, type SectionSearch, sectionSearches } from './catalogue';
import { type Criterion, meeting } from './criteria';
import { recordName } from './failures';
import { type NationalSearch, nationalQuery } from './national';
import type { SourceGroup } from './ports';

/** Why a national search does not return a resource: what it asks for, and what the resource has there. */
export interface Miss {
  /** Search parameter, for example `category`. */
  readonly parameter: string;
  /** Codes the search asks for. */
  readonly asked: readonly string[];
  /** Codes the resource has; empty when it has none. One that may be anything but a code, such as a name, is `…`. */
  readonly found: readonly string[];
}

/** How the national searches of its section meet a resource. */
export interface Reach {
  /** The searches, as a receiver sends them, without the patient. */
  readonly searches: readonly string[];
  /** Those that return it: as a match, or as an include of another search. Empty: it does not reach a receiver. */
  readonly returnedBy: readonly string[];
  /** Of the searches of its own type that do not return it, why not. */
  readonly misses: readonly Miss[];
}

/** A record that no national search of its section returns. */
export interface Unreached {
  /** Source group of the record. */
  readonly group: SourceGroup;
  /** The record's own id, as the source gave it; `record 3` for the third of its group when it has none. */
  readonly record: string;
  /** How a log or message may name it: `record p-3`, or `record 3 (its id is not shown)` when the id could be personal data. */
  readonly name: string;
  /** The resource it became: `Procedure/<id>`. */
  readonly reference: string;
  /** The national searches of its section, without the patient: `Procedure?category=http://snomed.info/sct|387713003,…`. */
  readonly searches: readonly string[];
  /** Why none of them returns it, in one sentence. Holds codes of the record, no personal data. */
  readonly reason: string;
  /** The same as data. */
  readonly misses: readonly Miss[];
}

/** A record as it was given, with the resource it became. */
export interface Given {
  readonly group: SourceGroup;
  readonly record: { readonly id?: string | undefined };
  readonly resource: FhirResource;
  /** Others of the type that it became as well: the tests of a panel. */
  readonly members?: readonly FhirResource[];
  /** What it has beside the resource. */
  readonly content?: Content;
}

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

const rowOf = (type: string): CatalogueRow | undefined =>
  Object.hasOwn(catalogue, type) ? catalogue[type as SearchableType] : undefined;

/** The criteria of the catalogue never change, so each is made into a test once. */
const tests = new WeakMap<Criterion, (resource: FhirResource) => boolean>();

function meets(resource: FhirResource, row: CatalogueRow, criterion: Criterion): boolean {
  let test = tests.get(criterion);
  if (test === undefined) {
    const parameter = row.parameters[criterion.parameter];
    test = parameter === undefined ? () => false : meeting(criterion, parameter);
    tests.set(criterion, test);
  }
  return test(resource);
}

/** The sections that a resource may be of: those of its type of which it has the fixed tokens. */
const sectionsOf = (resource: FhirResource): readonly SectionSearch[] =>
  sectionSearches.filter(
    (section) => section.type === resource.resourceType && section.only.every((one) => meets(resource, section, one)),
  );

/** True for a resource that a national search of its own section returns as a match. */
const isMatched = (resource: FhirResource): boolean =>
  sectionsOf(resource).some((section) =>
    section.national.some(({ criteria }) => criteria.every((one) => meets(resource, section, one))),
  );

const codesAsked = (criterion: Criterion): readonly string[] =>
  criterion.kind === 'token' ? criterion.values.map(({ code = '' }) => code) : [];

/** True for a code that exists, or has the form of one: the same guard as a builder's. */
const mayBeShown = (system: string | undefined, code: string): boolean =>
  (system !== undefined && completeSystem(system)?.has(code) === true) || shownCode(code) !== undefined;

function codesFound(resource: FhirResource, row: CatalogueRow, name: string): readonly string[] {
  const parameter = row.parameters[name];
  if (parameter?.kind !== 'token') return [];
  const codes = new Map<string, string>();
  for (const { system, code } of parameter.read(resource))
    if (code !== undefined && !codes.has(code)) codes.set(code, mayBeShown(system, code) ? code : '…');
  return [...new Set(codes.values())];
}

const missesOf = (resource: FhirResource, row: CatalogueRow, { criteria }: NationalSearch): readonly Miss[] =>
  criteria
    .filter((criterion) => !meets(resource, row, criterion))
    .map((criterion) => ({
      parameter: criterion.parameter,
      asked: codesAsked(criterion),
      found: codesFound(resource, row, criterion.parameter),
    }));

/** What the national searches include beside their matches: by `Type/id`, the searches. */
function includedBy(resources: readonly FhirResource[]): ReadonlyMap<string, readonly string[]> {
  const included = new Map<string, string[]>();
  for (const resource of resources) {
    const row = rowOf(resource.resourceType);
    for (const search of row?.national ?? []) {
      if (row === undefined || search.includes.length === 0) continue;
      if (!search.criteria.every((criterion) => meets(resource, row, criterion))) continue;
      for (const name of search.includes)
        for (const reference of row.includes[name]?.(resource) ?? []) {
          if (reference?.reference === undefined) continue;
          const queries = included.get(reference.reference) ?? [];
          queries.push(nationalQuery(row, search));
          included.set(reference.reference, queries);
        }
    }
  }
  return included;
}

/**
 * How the national searches of the BgZ meet these resources of one patient: which of them return each, and why the others do
 * not. Pure; asks no source.
 *
 * @param resources All that the patient's records became, so that what comes along with another resource is seen.
 * @returns The reach of a resource; undefined for one of a type that has no national search of its own (it comes along with
 * others).
 */
export function nationalReach(resources: Iterable<FhirResource>): (resource: FhirResource) => Reach | undefined {
  const included = includedBy([...resources]);
  return (resource) => {
    const sections = sectionsOf(resource);
    if (sections.length === 0) return undefined;
    const judged = sections.flatMap((section) =>
      section.national.map((search) => ({
        query: nationalQuery(section, search),
        misses: missesOf(resource, section, search),
      })),
    );
    const own = judged.filter(({ misses }) => misses.length === 0).map(({ query }) => query);
    return {
      searches: judged.map(({ query }) => query),
      returnedBy: [...new Set([...own, ...(included.get(keyOf(resource)) ?? [])])],
      misses: own.length > 0 ? [] : judged.flatMap(({ misses }) => misses),
    };
  };
}

const list = (codes: readonly string[]): string => codes.join(' or ');

/** `category is 71388002, and the national search asks for 387713003 or 258174001`. */
const reasonOf = (misses: readonly Miss[]): string =>
  misses
    .map(({ parameter, asked, found }) => {
      const has = found.length === 0 ? `there is no ${parameter}` : `${parameter} is ${list(found)}`;
      return `${has}, and the national search asks for ${list(asked)}`;
    })
    .join('; ');

/**
 * The records that no national search of their section returns: a procedure of another category than the two that are asked
 * for, a request that is not active, a letter that is superseded. They are complete and right, and a receiver who pulls as the
 * specification prescribes does not see them.
 *
 * @param given The records of one patient with the resources they became, in the order of the sources.
 * @param all All resources of the patient, the supporting ones included.
 * @param groups Of which groups; all when left out.
 */
export function unreachedOf(
  given: readonly Given[],
  all: Iterable<FhirResource>,
  groups?: readonly SourceGroup[],
): readonly Unreached[] {
  const places = new Map<SourceGroup, number>();
  const missed = given.flatMap((one) => {
    const nth = (places.get(one.group) ?? 0) + 1;
    places.set(one.group, nth);
    // Records that come along with others only have no search that should find them.
    const judged = sectionOf(one.group)?.search !== undefined && (groups === undefined || groups.includes(one.group));
    return judged && !isMatched(one.resource) ? [{ ...one, nth }] : [];
  });
  if (missed.length === 0) return [];
  const reach = nationalReach(all);
  return missed.flatMap(({ group, record, resource, nth }): Unreached[] => {
    const met = reach(resource);
    if (met === undefined || met.returnedBy.length > 0) return [];
    const { searches, misses } = met;
    const { name } = recordName(record.id, nth);
    const told = { group, record: record.id ?? name, name, reference: keyOf(resource) };
    return [{ ...told, searches, reason: reasonOf(misses), misses }];
  });
}
