import { type BgzRole, sectionOfType as bgzSectionOfType, searchedSections, sections } from '../../bgz/index';
import { type OfferedSearch, withParameters } from '../../http/offer';

/** Parts of what can be pulled that a role is or is not allowed. */
export const policySections: readonly PolicySection[] = [...new Set(sections.map(({ role }) => role))];
export type PolicySection = BgzRole;

/** The section a resource type is of; undefined for types that are not served. */
export const sectionOfType = (type: string): PolicySection | undefined => bgzSectionOfType(type)?.role;

/** Sections an include may lead to beside the one of its search; who wrote something down may be the patient. */
const sectionOfInclude: ReadonlyMap<string, PolicySection | undefined> = new Map(
  searchedSections.flatMap(({ search }) =>
    Object.entries(search.includes).map(([name, { targets }]) => [name, sectionOfType(targets[0] ?? '')] as const),
  ),
);

const leadsTo = (value: string, sections: readonly PolicySection[]): boolean => {
  const section = sectionOfInclude.get(value.split(':')[1] ?? '');
  return section !== undefined && sections.includes(section);
};

/** A search without the includes that lead to other sections than these; an include that is not known is left out too. */
export function withIncludesOf(offer: OfferedSearch, sections: readonly PolicySection[]): string {
  const kept = offer.parameters.filter(({ key, value }) => key !== '_include' || leadsTo(value, sections));
  return kept.length === offer.parameters.length ? offer.text : withParameters(offer, kept);
}

/** Resource types of a section that can be searched for, with their Dutch names, in the order of the BgZ. */
export const searchesOf = (section: PolicySection): readonly { readonly type: string; readonly name: string }[] =>
  searchedSections.filter(({ role }) => role === section).map(({ type, title }) => ({ type, name: title.nl }));
