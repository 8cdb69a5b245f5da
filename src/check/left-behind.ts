import type { FhirResource } from 'fhir/r3';
import type { SourceGroup, Sources } from '../assemble/ports';
import { isOffered } from '../assemble/source-list';
import { type SearchedSection, searchedSections, sectionOf } from '../bgz/index';
import { referencesIn } from '../fhir/references-in';

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

/**
 * What a record became beside its own resource, of a section without a source, and that nothing refers to: the planned
 * vaccination that a vaccination speaks of. A search for its type would find it, and is refused.
 *
 * @param primary the records' own resources
 * @returns By the group of a record and its own resource, the groups of what so stays behind.
 */
export function leftBehind(
  all: ReadonlyMap<string, FhirResource>,
  primary: ReadonlySet<string>,
  sources: Sources,
): (group: SourceGroup, own: FhirResource) => readonly SourceGroup[] {
  const offered = new Set(searchedSections.filter(({ key }) => isOffered(sources, key)).map(({ type }) => type));
  const lacking = searchedSections.filter(({ type }) => !offered.has(type));
  const referredTo = new Set([...all.values()].flatMap((one) => [...referencesIn(one)]));
  const behind = new Map<string, SearchedSection[]>();
  for (const [key, resource] of all) {
    const section = lacking.find(({ type }) => type === resource.resourceType);
    if (section === undefined || primary.has(key) || referredTo.has(key)) continue;
    for (const reference of referencesIn(resource)) behind.set(reference, [...(behind.get(reference) ?? []), section]);
  }
  return (group, own) => {
    const { findable = [] } = sectionOf(group) ?? {};
    const its = (behind.get(keyOf(own)) ?? []).filter(({ type }) => findable.includes(type));
    return [...new Set(its.map(({ key }) => key))];
  };
}
