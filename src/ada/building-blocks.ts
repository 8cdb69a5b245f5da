import type { BgzSection } from '../bgz/index';
import { readBlock } from './building-block';
import type { AdaElement } from './element';
import { type Draft, leaveOut, type Reading } from './reading';
import { append, type Field, group } from './table';
import { blocks, elementOf, tableOfZib } from './zib-tables';

/** Building blocks (bouwstenen) are read even when nothing refers to them, so that what is wrong with them is found. */
export const buildingBlocks: Field = group({
  ...Object.fromEntries(
    blocks.map((section): [string, Field] => [
      elementOf(section),
      (block, _draft, reading) => void readBlock(block, tableOfZib(section), reading),
    ]),
  ),
  // What it is about is known when all else was read (readMetadata).
  metagegevens: () => {},
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
 * Gives the building blocks that no record holds a place of their own, where there is one. To be called after everything else
 * was read: only then it is known which those are.
 */
export function placeRemaining(transaction: AdaElement, records: Draft, reading: Reading): void {
  for (const section of blocks)
    for (const known of blocksOf(transaction, elementOf(section), reading)) place(section, known, records, reading);
}

function place({ key, kind }: BgzSection, { block, draft, embedded }: Known, records: Draft, reading: Reading): void {
  if (embedded) {
    if (key === 'contactPersons') placeContact(draft, block, records, reading);
  } else if (kind === 'read') append(records, key, draft, block, reading);
  else leaveOut(reading, block, 'no record refers to this building block');
}

/** Whoever some record names is a contact person of the patient, also when the patient does not refer to them. */
function placeContact(contact: Draft, block: AdaElement, records: Draft, reading: Reading): void {
  const patient = records.patient as Draft | undefined;
  const contacts = patient?.contactPersons;
  if (patient === undefined || (Array.isArray(contacts) && contacts.includes(contact))) return;
  append(patient, 'contactPersons', contact, block, reading);
}
