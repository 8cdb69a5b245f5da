import { canonicalJson, isJson, listOf } from '../fhir/json';
import type { Phrase } from '../fhir/phrase';
import { baseOfAddress, spelledAddress } from '../fhir/resource-address';
import { withoutWrapping } from './content';
import type { Found } from './found';
import { saysInError } from './modifiers';
import type { Telling } from './telling';
import type { ReadCode } from './words';

/** Each resource once. */
export interface Distinct {
  /** What each resource that has a place is read as: itself, or the copy that stands for it. */
  readonly standsFor: ReadonlyMap<Found, Found>;
  /** Resources of which it is not known whether they stand, and why; they are not told yet. */
  readonly apart: ReadonlyMap<Found, ReadCode>;
}

export const isSubset = ({ json }: Found): boolean =>
  listOf(isJson(json.meta) ? json.meta.tag : undefined).some((tag) => isJson(tag) && tag.code === 'SUBSETTED');

/** The name of a resource at its server. */
export const localOf = ({ type, id }: Pick<Found, 'type' | 'id'>): string => `${type}/${id}`;

/** The base a resource lives under, where its fullUrl tells. */
export const baseOf = ({ type, id, fullUrl }: Pick<Found, 'type' | 'id' | 'fullUrl'>): string | undefined =>
  fullUrl === undefined ? undefined : baseOfAddress(type, id, spelledAddress(fullUrl));

/** What two copies of one resource say alike, whichever version a server calls each of them. */
const contentOf = ({ json }: Found): string => canonicalJson(withoutWrapping(json));

/** STU3 instant: a moment without a time zone cannot be held against another. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function updatedAt({ json }: Found): number {
  const text = isJson(json.meta) ? json.meta.lastUpdated : undefined;
  return typeof text === 'string' && INSTANT.test(text) ? Date.parse(text) : Number.NaN;
}

/** Copies of one resource, in their order. One without a base is of the only base there is; where there are several, by itself. */
export function copiesIn(found: readonly Found[]): readonly (readonly Found[])[] {
  const basesOf = new Map<string, Set<string>>();
  for (const one of found) {
    const bases = basesOf.get(localOf(one)) ?? new Set<string>();
    basesOf.set(localOf(one), bases.add(baseOf(one) ?? ''));
  }
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const [only = '', ...more] = [...(basesOf.get(localOf(one)) ?? [])].filter((base) => base !== '');
    const key = `${more.length > 0 ? (baseOf(one) ?? '') : only} ${localOf(one)}`;
    const held = groups.get(key);
    if (held) held.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** Which of the copies of a resource that differ was read, in words. */
export const READ = {
  first: { en: 'the first one was read', nl: 'de eerste is gelezen' },
  latest: { en: 'the one that was changed last was read', nl: 'de laatst gewijzigde is gelezen' },
} as const satisfies Readonly<Record<string, Phrase>>;

/**
 * Each resource once: the same one in two pages or Bundles is one, one that is whole goes before one that elements were left
 * out of. Two that differ stay, when they live on two servers; of those of one server that which was changed last is read, where
 * they say when, else the first: it is told, and none would hide an allergy. But where one says that it was entered in error
 * none is read, for then the first may be what the sender took back.
 */
export function distinct(found: readonly Found[], tell: Telling): Distinct {
  const standsFor = new Map<Found, Found>();
  const apart = new Map<Found, ReadCode>();

  function leave(one: Found, reason: 'duplicate-id' | 'copy-in-error', read: Phrase): void {
    tell.issue(reason, one, { type: one.type, read });
    tell.notRead.add({ resource: one.resource, where: one.where, path: one.type, reason });
  }

  function choose(copies: readonly [Found, ...Found[]]): void {
    const first = copies.find((one) => !isSubset(one)) ?? copies[0];
    // A part of the whole says less and nothing else, unless it alone says that it is an error.
    const isPart = (one: Found) =>
      isSubset(one) && !isSubset(first) && (saysInError(first.json) || !saysInError(one.json));
    const contents = new Map(copies.flatMap((one) => (isPart(one) ? [] : [[one, contentOf(one)] as const])));
    const latest = latestOf(contents);
    const isDoubtful = latest === undefined && [...contents.keys()].some(({ json }) => saysInError(json));
    const kept = latest ?? first;
    if (isDoubtful && new Set(contents.values()).size > 1) apart.set(first, 'copy-in-error');
    for (const one of copies) {
      const content = contents.get(one);
      if (content !== undefined && content !== contents.get(kept)) {
        if (apart.has(kept)) leave(one, 'copy-in-error', READ.first);
        else leave(one, 'duplicate-id', latest === undefined ? READ.first : READ.latest);
      } else standsFor.set(one, kept);
    }
  }

  for (const [one, ...more] of copiesIn(found)) {
    if (one === undefined) continue;
    if (more.length === 0) standsFor.set(one, one);
    else choose([one, ...more]);
    const kept = standsFor.get(one) ?? more.map((other) => standsFor.get(other)).find((other) => other !== undefined);
    if (kept !== undefined && [one, ...more].some(({ isDeleted }) => isDeleted)) apart.set(kept, 'deleted');
  }
  return { standsFor, apart };
}

/** The copy that was changed last, where each says when it was, and none that differs was at the same moment. */
function latestOf(contents: ReadonlyMap<Found, string>): Found | undefined {
  const copies = [...contents.keys()];
  const moments = copies.map(updatedAt);
  const last = moments.reduce((one, other) => Math.max(one, other));
  const [latest, ...others] = copies.filter((_, at) => moments[at] === last);
  if (latest === undefined || others.some((one) => contents.get(one) !== contents.get(latest))) return undefined;
  return latest;
}
