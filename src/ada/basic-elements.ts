import { subject } from './subject';
import { noPlace, type Table } from './table';

/** What ADA has in the zibroot of every record, beside what the record has a place for. */
export const zibroot: Table = {
  onderwerp: subject,
  datum_tijd: noPlace('the record has no place for the date and time of registration'),
  auteur: noPlace('the record has no place for an author'),
  informatiebron: noPlace('the record has no place for a source of information'),
};
