import { identifier } from './leaves';
import { type Draft, noteOrigin } from './reading';
import { append, type Field, one, type Reader, readChildren } from './table';

/** A record that may belong to a treatment: its list, and how it is read. */
interface Member {
  readonly list: string;
  readonly reader: Reader;
}

/**
 * Medicamenteuze behandeling: the medication exchange groups the records of one therapy under its number.
 *
 * @param members by the element of the record
 */
export const medicationTreatment =
  (members: ReadonlyMap<string, Member>): Field =>
  (element, draft, reading) => {
    const number: Draft = {};
    const found: Draft[] = [];
    const blocks = [...members].map(([name, { list, reader }]): [string, Field] => [
      name,
      (block) => {
        const member = reader(block, reading) as Draft | undefined;
        if (member === undefined) return;
        found.push(member);
        append(draft, list, member, block, reading);
      },
    ]);
    const table = { identificatie: one('medicationTreatment', identifier), ...Object.fromEntries(blocks) };
    readChildren(element, table, number, reading);
    // Only now: the number may stand after the blocks.
    for (const member of found) {
      if (number.medicationTreatment === undefined) continue;
      member.medicationTreatment = number.medicationTreatment;
      noteOrigin(reading, member, 'medicationTreatment', element);
    }
  };
