import { isBefore, momentExists } from '../fhir/moment-text';
import { type AdaElement, attribute, child, isBlank, pathOf } from './element';
import * as leaf from './leaves';
import { type Draft, findBlock, leaveOut, noteOrigin, type Reading, reportIssue } from './reading';
import { type Field, group, one, readChildren, reportStray, type Table } from './table';
import { blockReaders } from './zib-tables';

/** What happened to a record, by the code of the activity. */
const kinds: Readonly<Record<string, 'firstRegistration' | 'lastModification'>> = {
  CREATE: 'firstRegistration',
  UPDATE: 'lastModification',
};

/** Words for the activities that say no more than their codes. */
const words: readonly string[] = ['create', 'update', 'revise'];

/** Code systems of the activity, and what a record says of them; undefined for the one that it leaves out. */
const systems: Readonly<Record<string, string | undefined>> = {
  '2.16.840.1.113883.5.1123': undefined,
  'http://hl7.org/fhir/v3/DataOperation': undefined,
  '2.16.840.1.113883.4.642.3.429': 'urn:oid:2.16.840.1.113883.4.642.3.429',
};

/** Read by themselves, before the rest: what the rest is about. */
const read: Field = () => {};

const table: Table = {
  doel: read,
  activiteit: read,
  datum_tijd: one('dateTime', leaf.moment),
  actor: group({
    zorgverlener: one('actor.healthProfessional', blockReaders.zorgverlener),
    zorgaanbieder: one('actor.healthcareProvider', blockReaders.zorgaanbieder),
  }),
  namens: group({ zorgaanbieder: one('onBehalfOf', blockReaders.zorgaanbieder) }),
};

/** The block of a reference: by the name of its element, or where none of that name has the id, the only one that has it. */
function blockOf(reference: AdaElement, reading: Reading): AdaElement | undefined {
  const id = attribute(reference, 'value') ?? '';
  const named = findBlock(reading, reference.name, id);
  if (named !== undefined) return named;
  const [only, ...others] = [...reading.blocks.values()].filter((block) => attribute(block, 'id') === id);
  return others.length === 0 ? only : undefined;
}

/** The records that metadata is about, as they were read. */
function targetsOf(element: AdaElement, reading: Reading): Draft[] {
  const targets = element.children.filter(({ name }) => name === 'doel');
  for (const target of targets) reportStray(target, reading);
  return targets
    .flatMap((target) => target.children.filter((reference) => !isBlank(reference)))
    .flatMap((reference) => {
      const block = blockOf(reference, reading);
      const records = (block && reading.records.get(block)) ?? [];
      if (block === undefined)
        reportIssue(reading, 'dangling-reference', reference, {
          text: 'Found a reference to an id that no {element} has, allowed is the id of one in this instance.',
          values: { element: reference.name },
        });
      else if (records.length === 0) leaveOut(reading, reference, 'what this is about is no record that has metadata');
      return records;
    });
}

/** Whether this moment is kept before the one that a record has: the first of registrations, the last of modifications. */
function goesBefore(moment: unknown, known: unknown, kind: string): boolean {
  if (![moment, known].every((text) => typeof text === 'string' && momentExists(text))) return false;
  const [a, b] = [String(moment), String(known)];
  return kind === 'firstRegistration' ? isBefore(a, b) : isBefore(b, a);
}

/**
 * Metadata (metagegevens) of records, which names those by their ids: one statement is about all that it names. To be called when
 * all records were read.
 */
export function readMetadata(transaction: AdaElement, reading: Reading): void {
  const blocks = transaction.children.filter(({ name }) => name === 'bouwstenen');
  const all = blocks.flatMap((group) => group.children.filter(({ name }) => name === 'metagegevens'));
  const taken = new Map<Draft, AdaElement>();
  for (const element of all) readStatement(element, reading, taken);
}

function readStatement(element: AdaElement, reading: Reading, taken: Map<Draft, AdaElement>): void {
  if (isBlank(element)) return;
  const targets = targetsOf(element, reading);
  const what = child(element, 'activiteit');
  const activity = (what && leaf.code(what, reading)) as Draft | undefined;
  const { system, code } = { system: String(activity?.system), code: String(activity?.code) };
  const kind = Object.hasOwn(systems, system) && Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  if (targets.length === 0 || kind === undefined) {
    const why =
      kind === undefined
        ? 'the records hold a first registration (CREATE) and a last modification (UPDATE), and this is neither'
        : 'no record is read that this is about';
    leaveOut(reading, element, why);
    return;
  }
  if (what && activity?.display !== undefined && !words.includes(String(activity.display).toLowerCase()))
    leaveOut(reading, what, 'the records have no place for other words for this activity', 'displayName');
  const registration: Draft = {};
  readChildren(element, table, registration, reading);
  const { dateTime } = registration;
  if (typeof dateTime === 'string' && momentExists(dateTime) && !dateTime.includes('T')) {
    leaveOut(reading, element, 'a registration is known by an instant: a date with a time of day');
    return;
  }
  registration.statement = attribute(element, 'id') ?? pathOf(element);
  if (systems[system] !== undefined) registration.activitySystem = systems[system];
  for (const record of targets) {
    const metadata = (record.metadata ?? {}) as Draft;
    record.metadata = metadata;
    const known = metadata[kind] as Draft | undefined;
    if (known !== undefined && !goesBefore(dateTime, known.dateTime, kind)) {
      leaveOut(reading, element, 'a record holds its first registration and its last modification only');
      continue;
    }
    const earlier = known && taken.get(known);
    if (earlier !== undefined)
      leaveOut(reading, earlier, 'a record holds its first registration and its last modification only');
    taken.set(registration, element);
    noteOrigin(reading, record, 'metadata', element);
    noteOrigin(reading, metadata, kind, element);
    metadata[kind] = registration;
  }
}
