import type { FhirResource } from 'fhir/r3';
import { baseOfAddress } from '../../fhir/resource-address';
import type { Place } from '../gathered';
import type { SectionPages } from '../pull-section';
import { type Names, namesUnder } from './names';

/** A resource with where it stood. */
export interface Found {
  readonly resource: FhirResource;
  readonly place: Place;
}

/** What a section holds. */
export const foundIn = ({ section, places }: SectionPages): readonly Found[] =>
  [...section.matches, ...section.included].flatMap((resource) => {
    const place = places.get(resource);
    return place === undefined ? [] : [{ resource, place }];
  });

/** The one other base under which a server says all its resources live; undefined when there is none, or several. */
function aliasOf(found: readonly Found[], base: string): string | undefined {
  const bases = new Set(
    found.flatMap(({ resource, place }) =>
      place.fullUrl === undefined ? [] : (baseOfAddress(resource.resourceType, resource.id ?? '', place.address) ?? []),
    ),
  );
  const [only] = bases;
  return bases.size === 1 && only !== base ? only : undefined;
}

/** What all that was found is called by. */
export const namesOfAll = (found: readonly Found[], base: string): Names => namesUnder(base, aliasOf(found, base));
