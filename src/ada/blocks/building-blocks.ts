import { readBlock } from '../building-block';
import type { AdaElement } from '../element';
import { type Draft, leaveOut, type Reading } from '../reading';
import { append, type Field, group, noPlace, type Table } from '../table';
import { contactPersonTable } from './contact-person';
import { healthProfessionalTable } from './health-professional';
import { healthcareProviderTable } from './healthcare-provider';
import { pharmaceuticalProductTable } from './pharmaceutical-product';

const tables: Readonly<Record<string, Table>> = {
  contactpersoon: contactPersonTable,
  product: pharmaceuticalProductTable,
  zorgverlener: healthProfessionalTable,
  zorgaanbieder: healthcareProviderTable,
};

/** Building blocks (bouwstenen) are read even when nothing refers to them, so that what is wrong with them is found. */
export const buildingBlocks: Field = group({
  ...Object.fromEntries(
    Object.entries(tables).map(([name, table]): [string, Field] => [
      name,
      (block, _draft, reading) => void readBlock(block, table, reading),
    ]),
  ),
  metagegevens: noPlace('the records have no place for the history of a record (Provenance)'),
});

/** A building block and what it was read to. */
interface Known {
  readonly block: AdaElement;
  readonly draft: Draft;
  readonly embedded: boolean;
}

function blocksOf(transaction: AdaElement, name: string, reading: Reading): Known[] {
  const groups = transaction.children.filter((group) => group.name === 'bouwstenen');
  const blocks = groups.flatMap((group) => group.children.filter((block) => block.name === name));
  return blocks.flatMap((block) => {
    const draft = reading.known.get(block);
    return draft === undefined ? [] : [{ block, draft, embedded: reading.embedded.has(block) }];
  });
}

/**
 * Gives the building blocks that no record holds a place of their own. To be called after everything else was read: only
 * then it is known which those are.
 */
export function placeRemaining(transaction: AdaElement, records: Draft, reading: Reading): void {
  for (const { block, draft, embedded } of blocksOf(transaction, 'zorgverlener', reading)) {
    if (!embedded) append(records, 'healthProfessionals', draft, block, reading);
  }
  for (const { block, draft, embedded } of blocksOf(transaction, 'zorgaanbieder', reading)) {
    if (!embedded) append(records, 'healthcareProviders', draft, block, reading);
  }
  for (const { block, draft, embedded } of blocksOf(transaction, 'contactpersoon', reading)) {
    if (embedded) placeContact(draft, block, records, reading);
    else leaveOut(reading, block, 'no record refers to this building block');
  }
  for (const { block, embedded } of blocksOf(transaction, 'product', reading)) {
    if (!embedded) leaveOut(reading, block, 'no record refers to this building block');
  }
}

/** Whoever some record names is a contact person of the patient, also when the patient does not refer to them. */
function placeContact(contact: Draft, block: AdaElement, records: Draft, reading: Reading): void {
  const patient = records.patient as Draft | undefined;
  const contacts = patient?.contactPersons;
  if (patient === undefined || (Array.isArray(contacts) && contacts.includes(contact))) return;
  append(patient, 'contactPersons', contact, block, reading);
}
