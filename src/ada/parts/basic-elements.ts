import { identifier } from '../leaves';
import { type Field, group, many, noPlace, type Table } from '../table';
import { subject } from './subject';

/** Who wrote or told it has a place in some records only; those pass the fields for it. */
export function zibroot(own: Table = {}): Field {
  return group({
    onderwerp: subject,
    identificatie: many('identificationNumbers', identifier),
    datum_tijd: noPlace('the record has no place for the date and time of registration'),
    auteur: noPlace('the record has no place for an author'),
    informatiebron: noPlace('the record has no place for a source of information'),
    ...own,
  });
}

/** Elements every record may have: zibroot, and the identification the medication exchange puts beside it. */
export function basicElements(own: Table = {}): Table {
  return {
    zibroot: zibroot(own),
    identificatie: many('identificationNumbers', identifier),
  };
}
