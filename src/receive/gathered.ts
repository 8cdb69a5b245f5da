import { hash } from 'node:crypto';
import type { FhirResource, OperationOutcome } from 'fhir/r3';
import { isJson, type Json, listOf } from '../fhir/json';
import { isLast } from '../fhir/last-operation';
import type { OfferedSearch } from '../http/offer';
import { textOf } from '../referral/task/task-notices';

/** Where a resource came from. */
export interface Place {
  /** Where it lives: two servers behind one sender may use the same id. */
  readonly address: string;
  /** As the entry has it. */
  readonly fullUrl?: string;
  /** For people: `page 1, Bundle.entry[3].resource`. */
  readonly where: string;
  /** True for what is said to be a match, or is the resource that was read. */
  readonly isMatch: boolean;
}

/** What the pages of a section hold so far. */
export interface Gathered {
  readonly matches: FhirResource[];
  readonly included: FhirResource[];
  readonly outcomes: OperationOutcome[];
  readonly pages: Json[];
  readonly places: Map<FhirResource, Place>;
  /** Entries in which there is no resource. */
  unread: number;
}

/** Nothing yet. */
export const nothingGathered = (): Gathered => ({
  matches: [],
  included: [],
  outcomes: [],
  pages: [],
  places: new Map(),
  unread: 0,
});

/**
 * True for what can be told as a resource: the name of its type is one as FHIR forms them, and its id, if any, is text. An
 * entry of type `__proto__` or with an object for an id is none, whoever wrote it.
 */
export const isResource = (value: unknown): value is Json =>
  isJson(value) &&
  typeof value.resourceType === 'string' &&
  /^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType) &&
  (value.id === undefined || typeof value.id === 'string');

// A resource of the other side, as far as looked at here: see `isResource`.
export const asResource = (value: Json): FhirResource => value as unknown as FhirResource;

/** True when a search finds resources of its own type only; an operation such as `$everything` finds several. */
export const findsOneType = ({ type, operation }: OfferedSearch): boolean =>
  operation === undefined || isLast(type, operation);

/**
 * Address of a resource: its fullUrl where that is one (STU3 Bundle.entry.fullUrl), else its type and id under the base. A
 * UUID is no address: a server may make it anew with every answer. Without id the fullUrl or the content must do.
 */
function addressOf(resource: Json, fullUrl: string | undefined, base: string): string {
  const id = textOf(resource.id);
  const local = `${textOf(resource.resourceType) ?? ''}/${id ?? ''}`;
  if (id === undefined) return fullUrl ?? hash('sha256', JSON.stringify(resource), 'hex');
  const isAddress = fullUrl !== undefined && /^https?:\/\//i.test(fullUrl) && fullUrl.endsWith(`/${local}`);
  return isAddress && URL.canParse(fullUrl) ? new URL(fullUrl).href : `${base}/${local}`;
}

/** Takes a page in: what was searched for, what came along, and what the sender says of it. */
export function gather(bundle: Json, query: OfferedSearch, base: string, into: Gathered): void {
  into.pages.push(bundle);
  for (const [at, entry] of listOf(bundle.entry).entries()) {
    const found = isJson(entry) ? entry.resource : undefined;
    if (!isJson(entry) || !isResource(found)) {
      into.unread++;
      continue;
    }
    const mode = isJson(entry.search) ? entry.search.mode : undefined;
    const resource = asResource(found);
    if (found.resourceType === 'OperationOutcome') {
      into.outcomes.push(resource as OperationOutcome);
      // Called a match it stands where data should.
      if (mode !== 'match') continue;
    }
    // Search.mode may be left out; then what is of another type than was searched for came along.
    const cameAlong = mode === undefined && findsOneType(query) && found.resourceType !== query.type;
    const isMatch = mode !== 'include' && !cameAlong;
    (isMatch ? into.matches : into.included).push(resource);
    const fullUrl = textOf(entry.fullUrl);
    into.places.set(resource, {
      address: addressOf(found, fullUrl, base),
      ...(fullUrl !== undefined && { fullUrl }),
      where: `page ${into.pages.length}, Bundle.entry[${at}].resource`,
      isMatch,
    });
  }
}

/** The largest total that a page announces; undefined when none does. Some announce it on the first page only. */
function totalOf(pages: readonly Json[]): number | undefined {
  return pages.reduce<number | undefined>((most, { total }) => {
    const number = typeof total === 'string' && /^\d{1,9}$/.test(total) ? Number(total) : total;
    if (typeof number !== 'number' || !Number.isFinite(number)) return most;
    return most === undefined ? number : Math.max(most, number);
  }, undefined);
}

/** How many different resources of the searched type there are; the same one on two pages is one. */
function distinctMatches({ matches, places }: Gathered, query: OfferedSearch): number {
  const counted = findsOneType(query) ? matches.filter(({ resourceType }) => resourceType === query.type) : matches;
  return new Set(
    counted.map((one) => (one.id === undefined ? places.get(one)?.address : `${one.resourceType}/${one.id}`)),
  ).size;
}

/** True when fewer different matches came than a page said there are (STU3 Bundle.total: matches, not what comes along). */
export function fewerThanTotal(gathered: Gathered, query: OfferedSearch): boolean {
  const total = totalOf(gathered.pages);
  return total !== undefined && distinctMatches(gathered, query) < total;
}

/** True for a resource that the sender left elements out of (STU3 search: the tag SUBSETTED). */
export const isSubset = ({ meta }: FhirResource): boolean =>
  isJson(meta) && listOf(meta.tag).some((tag) => isJson(tag) && tag.code === 'SUBSETTED');
