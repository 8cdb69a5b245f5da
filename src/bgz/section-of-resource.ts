import { isJson, type Json, listOf, textOf } from '../fhir/json';
import type { TokenValue } from './define/search';
import { type BgzSection, sections } from './index';

/** Tokens of which a resource of a section has one in this element. */
export interface FixedTokens {
  readonly path: string;
  readonly values: readonly TokenValue[];
}

/** What tells resources of one type apart: the profiles they claim and what is fixed in each of them. */
interface Told {
  readonly profiles: readonly string[];
  readonly fixed: readonly FixedTokens[];
}

/** What is fixed in every resource of a section. */
export const fixedIn = ({ search }: BgzSection): readonly FixedTokens[] =>
  Object.entries(search?.only ?? {}).flatMap(([name, values]) => {
    const stated = search?.parameters[name];
    if (stated?.over !== 'concept') throw new TypeError(`What is fixed is a concept of the section: ${name}.`);
    return stated.paths.map((path) => ({ path, values }));
  });

const isOneOf = (coding: unknown, values: readonly TokenValue[]): boolean =>
  isJson(coding) &&
  values.some(({ system, code }) => coding.system === system && (code === undefined || coding.code === code));

const codingsIn = (resource: Json, path: string): readonly unknown[] =>
  listOf(resource[path]).flatMap((one) => (isJson(one) ? listOf(one.coding) : []));

const has = (resource: Json, { path, values }: FixedTokens): boolean =>
  codingsIn(resource, path).some((coding) => isOneOf(coding, values));

/** Whether a resource has all that is fixed, where something is. */
const hasAll = (resource: Json, fixed: readonly FixedTokens[]): boolean =>
  fixed.length > 0 && fixed.every((one) => has(resource, one));

/** The profiles that a resource claims. */
export const claimsOf = ({ meta }: Json): readonly string[] =>
  listOf(isJson(meta) ? meta.profile : undefined).map(textOf);

/** Which of these a resource is of: by the profile it claims, else by what is fixed in it. Undefined for one of none of them. */
export function whichOf<T extends Told>(all: readonly T[], resource: Json): T | undefined {
  const claims = claimsOf(resource);
  return (
    all.find(({ profiles }) => profiles.some((one) => claims.includes(one))) ??
    all.find(({ fixed }) => fixed.every((one) => has(resource, one)))
  );
}

/**
 * Whether a resource says by its codes that it is of another than what `whichOf` takes it for: it is coded as something else than
 * its profile says (use of tobacco, as use of alcohol), or as two of them without a profile. Whoever judges it goes by the
 * profile; whoever keeps what it says does neither.
 */
export function saysAnother<T extends Told>(one: T, all: readonly T[], resource: Json): boolean {
  const others = all.filter((other) => other !== one);
  const claims = claimsOf(resource);
  if (!one.profiles.some((profile) => claims.includes(profile)))
    return hasAll(resource, one.fixed) && others.some(({ fixed }) => hasAll(resource, fixed));
  const isOfAnother = (path: string) =>
    others.some(({ fixed }) => fixed.some((token) => token.path === path && has(resource, token)));
  // What an observation is of is its code; it may be in categories of its sender's own.
  return one.fixed.some(
    (token) =>
      codingsIn(resource, token.path).length > 0 &&
      !has(resource, token) &&
      (token.path === 'code' || isOfAnother(token.path)),
  );
}

const byType = new Map<string, (Told & { readonly section: BgzSection })[]>();
for (const section of sections) {
  const told = { section, profiles: section.profiles, fixed: fixedIn(section) };
  const besides = Object.entries(section.belonging).map(
    ([type, profiles]) => [type, { section, profiles, fixed: [] }] as const,
  );
  for (const [type, one] of [[section.type, told] as const, ...besides])
    byType.set(type, [...(byType.get(type) ?? []), one]);
}

/** The section that a resource is of; undefined for one that is of none, whatever else is of its type. */
export const sectionOfResource = (resource: Json): BgzSection | undefined =>
  whichOf(byType.get(textOf(resource.resourceType)) ?? [], resource)?.section;
