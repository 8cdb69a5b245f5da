import { identifier } from '../leaves';
import { type Draft, noteOrigin } from '../reading';
import { append, type Field, many, one, type Reader, readChildren, type Table } from '../table';
import { administrationAgreement } from './administration-agreement';
import { medicationAgreement } from './medication-agreement';
import { medicationUse } from './medication-use';

const readers: Readonly<Record<string, readonly [list: string, reader: Reader]>> = {
  medicatieafspraak: ['medicationAgreements', medicationAgreement],
  toedieningsafspraak: ['administrationAgreements', administrationAgreement],
  medicatie_gebruik: ['medicationUses', medicationUse],
};

function tableOf(field: (list: string, reader: Reader) => Field): Table {
  return Object.fromEntries(Object.entries(readers).map(([name, [list, reader]]) => [name, field(list, reader)]));
}

/** The medication building blocks, each into its list of the records. */
export const medicationBlocks = tableOf(many);

/** Medicamenteuze behandeling: the medication exchange groups the building blocks of one therapy under its number. */
export const medicationTreatment: Field = (element, draft, reading) => {
  const number: Draft = {};
  const members: Draft[] = [];
  const blocks = tableOf((list, reader) => (block) => {
    const member = reader(block, reading) as Draft;
    members.push(member);
    append(draft, list, member, block, reading);
  });
  readChildren(element, { identificatie: one('medicationTreatment', identifier), ...blocks }, number, reading);
  // Only now: the number may stand after the blocks.
  for (const member of members) {
    if (number.medicationTreatment === undefined) continue;
    member.medicationTreatment = number.medicationTreatment;
    noteOrigin(reading, member, 'medicationTreatment', element);
  }
};
