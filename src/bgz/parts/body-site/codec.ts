import type { CodedConcept } from '../../../zib';
import type { Row } from '../../define/rows';
import { readConcept } from '../code/read';
import { bodySite } from './stu3';

/**
 * A location on the body and its side, in `bodySite`. A record has one; others of a list are told as not read.
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
      const site = form === 'list' ? source.list('bodySite')[0] : source.open('bodySite');
      if (site === undefined) return;
      const qualifier = site.extension('BodySite-Qualifier')?.open('valueCodeableConcept');
      const side = qualifier && readConcept(qualifier);
      const place = readConcept(site);
      if (place !== undefined) draft[location] = place;
      if (side !== undefined) draft[laterality] = side;
    },
  };
}
