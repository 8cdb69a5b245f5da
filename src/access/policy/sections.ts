import { mayHave } from '../../bgz/define/only';
import type { TokenValue } from '../../bgz/define/search';
import { type BgzRole, type BgzSection, searchedSections, sections, sectionsOfType } from '../../bgz/index';
import { type OfferedParameter, type OfferedResource, type OfferedSearch, withParameters } from '../../http/offer';
import { rawParameter } from '../../http/parameters';

/** Parts of what can be pulled that a role is or is not allowed. */
export const policySections: readonly PolicySection[] = [...new Set(sections.map(({ role }) => role))];
export type PolicySection = BgzRole;

/** What a role must be allowed to see of a resource type, of each section it is of; nothing for types that are not served. */
export const rolesOfType = (type: string): readonly PolicySection[] => [
  ...new Set(sectionsOfType(type).map(({ role }) => role)),
];

/**
 * Sections an include may lead to beside the one of its search; who wrote something down may be the patient. To its own type it
 * leads within the section: the tests of a panel are laboratory results too.
 */
const rolesOfInclude = new Map<string, Set<PolicySection>>();
for (const { type, role, search } of searchedSections)
  for (const [name, { targets }] of Object.entries(search.includes)) {
    const [target = ''] = targets;
    const key = `${type}:${name}`;
    const known = rolesOfInclude.get(key) ?? new Set();
    for (const one of target === type ? [role] : rolesOfType(target)) known.add(one);
    rolesOfInclude.set(key, known);
  }

const leadsTo = (value: string, seen: readonly PolicySection[]): boolean => {
  const [type, name] = value.split(':');
  const roles = rolesOfInclude.get(`${type}:${name}`) ?? new Set();
  return roles.size > 0 && [...roles].every((role) => seen.includes(role));
};

/** A search without the includes that lead to other sections than these; an include that is not known is left out too. */
export function withIncludesOf(offer: OfferedSearch, seen: readonly PolicySection[]): string {
  const kept = offer.parameters.filter(({ key, value }) => key !== '_include' || leadsTo(value, seen));
  return kept.length === offer.parameters.length ? offer.text : withParameters(offer, kept);
}

const tokensIn = (value: string): readonly TokenValue[] =>
  value.split(',').map((one) => {
    const [system, code] = one.trim().split('|');
    return code === undefined ? { code: system ?? '' } : { system: system ?? '', ...(code !== '' && { code }) };
  });

const fixedIn = ({ search }: BgzSection, parameter: string): readonly TokenValue[] | undefined => {
  const { only = {} } = search ?? {};
  return Object.hasOwn(only, parameter) ? only[parameter] : undefined;
};

/** The sections that a search may find something of: no parameter asks for other tokens than are fixed in them. */
export const sectionsSearched = (
  { type, parameters }: OfferedSearch,
  ofType: readonly BgzSection[] = sectionsOfType(type),
): readonly BgzSection[] =>
  ofType.filter((section) =>
    parameters.every(({ key, value }) => {
      const fixed = ofType.map((one) => fixedIn(one, key));
      return fixed.every((one) => one === undefined) || mayHave(tokensIn(value), fixedIn(section, key), fixed);
    }),
  );

/** What is fixed in the resources of a section, as parameters that find these and none of another section of the type. */
const fixedParameters = ({ search }: BgzSection): readonly OfferedParameter[] =>
  Object.entries(search?.only ?? {}).flatMap(([name, values]) => {
    const value = values.map(({ system, code = '' }) => (system === undefined ? code : `${system}|${code}`)).join(',');
    const written = `${name}=${encodeURIComponent(value)}`;
    const raw = rawParameter(written);
    return raw === undefined ? [] : [{ ...raw, written }];
  });

/** What a role may see of an offer: all of it, as searches that find the rest of it, or nothing; undefined for what is not served. */
export function seenOf(
  offer: OfferedSearch | OfferedResource,
  seen: readonly PolicySection[],
  ofType: readonly BgzSection[] = sectionsOfType(offer.type),
): readonly string[] | undefined {
  const asked = offer.kind === 'query' ? sectionsSearched(offer, ofType) : ofType;
  if (asked.length === 0) return undefined;
  const allowed = asked.filter(({ role }) => seen.includes(role));
  if (offer.kind === 'resource') return allowed.length === asked.length ? [offer.text] : [];
  if (allowed.length === asked.length) return [withIncludesOf(offer, seen)];
  return allowed.flatMap((section) => {
    const more = fixedParameters(section).filter(
      ({ written }) => !offer.parameters.some((one) => one.written === written),
    );
    // Without anything fixed it would find the others too.
    if (section.search?.only === undefined) return [];
    return [withIncludesOf({ ...offer, ...reread(offer, more) }, seen)];
  });
}

const reread = (offer: OfferedSearch, more: readonly OfferedParameter[]) => {
  const parameters = [...offer.parameters, ...more];
  return { parameters, text: withParameters(offer, parameters) };
};

/** Resource types of a section that can be searched for, with their Dutch names, in the order of the BgZ. */
export const searchesOf = (section: PolicySection): readonly { readonly type: string; readonly name: string }[] =>
  searchedSections.filter(({ role }) => role === section).map(({ type, title }) => ({ type, name: title.nl }));
