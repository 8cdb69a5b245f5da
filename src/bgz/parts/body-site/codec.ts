import { extensionUrl } from '../../../fhir/extensions';
import { isJson, listOf } from '../../../fhir/json';
import type { CodedConcept } from '../../../zib';
import type { FhirNode } from '../../define/fhir-node';
import type { Row } from '../../define/rows';
import { readConcept } from '../code/read';
import { bodySite } from './stu3';

const sidesOf = (site: FhirNode | undefined): readonly unknown[] =>
  listOf(site?.peek('extension')).filter((one) => isJson(one) && one.url === extensionUrl('BodySite-Qualifier'));

/**
 * A location on the body and its side, in `bodySite`. A record has one; others of a list are told as not read, and so are all
 * of them where they have several sides.
 *
 * @param form whether the resource has room for several
 */
export function bodySiteRow<T extends object>(
  location: keyof T & string,
  laterality: keyof T & string,
  form: 'one' | 'list',
): Row<T> {
  return {
    places: {
      [location]: ['bodySite'],
      [laterality]: ['bodySite.extension(BodySite-Qualifier).valueCodeableConcept'],
    },
    write(record, target) {
      const held = record as Readonly<Record<string, CodedConcept | undefined>>;
      const site = bodySite(held[location], held[laterality]);
      if (site !== undefined) target.bodySite = form === 'list' ? [site] : site;
    },
    read(source, draft) {
      const sites = form === 'list' ? source.list('bodySite') : [source.open('bodySite')];
      const [site] = sites;
      if (site === undefined) return;
      // Both knees are not the left one.
      if (sites.flatMap(sidesOf).length > 1) return;
      const qualifier = site.extension('BodySite-Qualifier')?.open('valueCodeableConcept');
      const side = qualifier && readConcept(qualifier);
      const place = readConcept(site);
      if (place !== undefined) draft[location] = place;
      if (side !== undefined) draft[laterality] = side;
    },
  };
}
