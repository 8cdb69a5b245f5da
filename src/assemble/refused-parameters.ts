import type { StatedSearch } from '../bgz/define/search';
import { searchedSections } from '../bgz/index';
import { metadataSearch, metadataType } from '../bgz/parts/metadata/section';
import type { SearchableType } from './catalogue';

/** Parameters of STU3 that no type takes here, and why. */
export const refusedEverywhere: Readonly<Record<string, string>> = {
  _lastUpdated: 'resources are made at pull time and carry no meta.lastUpdated; the whole of a section is always given',
  _tag: 'resources carry no tags',
  _security:
    'labels are not searched; a resource carries REDACTED where something was taken out for who asks, and no other',
  _text: 'text is not searched',
  _content: 'text is not searched',
  _list: 'there are no lists',
  _has: 'a search finds by what a resource itself says; ask for the other type',
  _filter: 'conditions are parameters of their own',
  _query: 'there are no named queries',
  _type: 'a search is about one type',
  _contained: 'contained resources are not searched',
  _containedType: 'contained resources are not searched',
};

const NOT_FILLED = 'no record fills that element, so it would find nothing';

/** Why a parameter of STU3 is not taken for a type; undefined when there is no such parameter, or it is taken. */
export const refusalOf = (type: SearchableType, name: string): string | undefined => refusedFor(type).get(name);

/** Every parameter of STU3 that a type does not take, with the reason. */
export function refusedFor(type: SearchableType): ReadonlyMap<string, string> {
  const searches: readonly Pick<StatedSearch, 'parameters' | 'unfilled' | 'refused'>[] =
    type === metadataType
      ? [metadataSearch]
      : searchedSections.filter((section) => section.type === type).map(({ search }) => search);
  const isTaken = (name: string): boolean => searches.some(({ parameters }) => Object.hasOwn(parameters, name));
  // What one section fills, another of the type need not.
  const unfilled = searches
    .flatMap((search) => search.unfilled.split(' '))
    .filter((name) => name !== '' && !isTaken(name));
  return new Map([
    ...unfilled.map((name) => [name, NOT_FILLED] as const),
    ...searches.flatMap(({ refused = {} }) => Object.entries(refused)),
    ...Object.entries(refusedEverywhere),
  ]);
}
