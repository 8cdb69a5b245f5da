import type { ReadDocument } from '../bgz/document/read-document';
import { zibGroups } from '../bgz/listed/zibs';
import { metadataType } from '../bgz/parts/metadata/section';
import { bgzRecords } from '../bgz/records';
import { asIs } from '../fhir/phrase';
import { checkOptions } from '../options/check-options';
import { givingWay } from '../validate/give-way';
import { directoryOf } from './directory';
import { type Found, resourcesIn } from './found';
import { isReadType, isRecordType, owned, supporting } from './kinds';
import { isModified, saysInError } from './modifiers';
import { type ReadOptions, readRules } from './options';
import { referredFirst } from './order';
import { isToldWith, parted } from './parted';
import { Records } from './read-records';
import { type Reading, startReading } from './reading';
import type { ReadRecords, ReadResult } from './result';
import { Telling } from './telling';
import { tellable, toldPath } from './told-path';
import { whoseAre } from './whose';

const none: ReadOptions = {};

/**
 * Reads the BgZ of one patient as FHIR STU3 into zib records: our own resources, those of Nictiz, and what other vendors send.
 * References are followed by fullUrl, by type and id, by number (`Reference.identifier`) and into what is contained. What no
 * record has a place for is named, never dropped in silence; a record that its zib refuses is told with all of its problems.
 *
 * @param input A Bundle or resource as parsed JSON, a text of one (JSON, or FHIR XML when it starts with `<`), or a list of these.
 * @returns The records and what they leave out. Never rejects on data, however broken; rejects with a TypeError on wrong options.
 * @example
 * const { records, notRead, issues } = await readBgz(bundle, { patient: { bsn: '999990019' } });
 * for (const allergy of records.allergyIntolerances ?? []) console.log(allergy.id, allergy.causativeAgent);
 * for (const { resource, path } of notRead) console.warn(resource, path);
 */
export async function readBgz(input: unknown, options: ReadOptions = none): Promise<ReadResult> {
  if (options !== none) checkOptions('readBgz', options, readRules);
  const { language = 'en', maxTold = 10_000, signal } = options;
  signal?.throwIfAborted();
  const tell = new Telling(language, maxTold);
  const giveWay = givingWay(signal);
  let read: Read = { records: {}, documents: [] };
  try {
    read = await readAll(input, options, tell, giveWay);
  } catch {
    signal?.throwIfAborted();
    // A defect of ours, or an input that does not hold still, must not look like one that was read.
    tell.issue('not-checked', {});
  }
  const { notRead, issues, mended } = tell;
  return {
    complete: notRead.count === 0 && issues.count === 0,
    ...read,
    notRead: notRead.list,
    issues: issues.list,
    mended: mended.list,
    counts: { notRead: notRead.count, issues: issues.count, mended: mended.count },
  };
}

type Read = Pick<ReadResult, 'records' | 'documents'>;

async function readAll(
  input: unknown,
  { patient, now = new Date(), maxSize = 64_000_000, maxDepth = 200, maxCopied = 100_000_000 }: ReadOptions,
  tell: Telling,
  giveWay: () => Promise<void> | undefined,
): Promise<Read> {
  const found = await resourcesIn(input, { maxSize, maxDepth }, tell, giveWay);
  const directory = directoryOf(found, tell);
  const whose = whoseAre(directory, patient?.bsn, owned);
  if (whose.patients > 1) tell.issue('several-patients', {}, { count: whose.patients });
  if (whose.patient === undefined && directory.all.length > 0) tell.issue('no-patient', {});
  const isCopied = ({ type }: Found) => supporting.includes(type);
  const reading = startReading({ directory, whose, isCopied, maxCopied, now }, tell);
  const records = new Records(reading, tell);

  // The patient first, then the records of the others, then who and what they refer to.
  const ids = new Set(directory.all.map(({ id }) => id));
  const own = directory.all.filter((one) => !whose.apart.has(one)).flatMap((one) => parted(one, ids));
  // Of who and what others refer to nothing may be read that is not known to stand.
  for (const one of own.filter(isCopied)) {
    if (saysInError(one.json)) records.leave(one, 'in-error', { type: one.type });
    else if (isModified(one.json)) records.leave(one, 'modifier', { type: one.type });
  }
  for (const one of [...own.filter(isPatient), ...referredFirst(own.filter(isRecordOf))]) {
    await giveWay();
    records.read(one);
  }
  records.takeBackRepeated();
  const held = new Set<Found>();
  reading.reach(held, records.sources);
  records.tellRefused(held);
  joinMetadata(held, reading, records, own);
  await readParties(own, reading, records, giveWay);
  for (const one of directory.all) {
    const code = whose.apart.get(one);
    if (code !== undefined) records.leave(one, code);
    else if (!isRecordOf(one) && !isPatient(one) && !isCopied(one) && !isMetadata(one)) records.read(one);
  }
  await tellLeft(records, reading, tell, giveWay);
  const documents = Object.freeze(records.groups.get('documents') ?? []) as readonly ReadDocument[];
  return { records: together(records, tell), documents };
}

/** Provenance is read with the records it is about; one that none of them holds is told. */
function joinMetadata(held: ReadonlySet<Found>, reading: Reading, records: Records, own: readonly Found[]): void {
  const joined = new Set<Found>();
  const parts = new Set([...held].map(({ part }) => part?.of));
  const isHeld = (to: Found): boolean => held.has(to) || parts.has(to);
  for (const { found, target, to } of reading.metadata()) {
    const isTaken = target.peek('reference') === undefined && !target.isGivenBack;
    if (!isTaken) continue;
    if (to !== undefined && isHeld(to) && !records.takenBack.has(to)) joined.add(found);
    else target.giveBack();
  }
  for (const one of own.filter(isMetadata)) {
    if (joined.has(one)) records.sources.push(one);
    else if (isModified(one.json)) records.leave(one, 'modifier', { type: one.type });
    else records.leave(one, 'no-record');
  }
}

const isMetadata = ({ type }: Found): boolean => type === metadataType;
const isPatient = ({ type }: Found): boolean => type === 'Patient';
const isRecordOf = ({ type }: Found): boolean => type !== 'Patient' && isRecordType(type);

/** Professionals and organizations that nothing refers to are records by themselves, the function before the person in it. */
async function readParties(
  own: readonly Found[],
  reading: Reading,
  records: Records,
  giveWay: () => Promise<void> | undefined,
): Promise<void> {
  const reached = new Set<Found>();
  reading.reach(reached, records.sources);
  for (const type of supporting)
    for (const one of own) {
      if (one.type !== type || reached.has(one) || records.left.has(one)) continue;
      await giveWay();
      if (!isReadType(type)) records.leave(one, 'not-referred', { type });
      else {
        reading.close(one);
        records.read(one);
        reading.reach(reached, records.sources.slice(-1));
      }
    }
}

/** Tells the elements that no record has a place for, of the resources that records are of or hold a copy of. */
async function tellLeft(
  { sources, left: whole }: Records,
  reading: Reading,
  tell: Telling,
  giveWay: () => Promise<void> | undefined,
): Promise<void> {
  const held = new Set<Found>();
  reading.reach(held, sources);
  for (const [one, { node, containedTypes }] of reading.opened) {
    if (!held.has(one) || whole.has(one)) continue;
    await giveWay();
    node.drop('resourceType', one.type);
    node.drop('id', one.id);
    const left = node.left().filter((path) => isToldWith(one, path));
    if (left.length === 0) continue;
    const known = await tellable();
    for (const path of left) {
      const { resource, where } = one;
      tell.notRead.add({ resource, where, path: toldPath(path, known, containedTypes), reason: 'no-place' });
    }
  }
}

/** All records as one, with what is wrong between them told: a reference to a record that could not be read. */
function together({ groups }: Records, tell: Telling): ReadRecords {
  const [patient] = groups.get('patient') ?? [];
  const lists = Object.keys(zibGroups).flatMap((group) => {
    const list = groups.get(group as keyof typeof zibGroups);
    return list === undefined || group === 'patient' ? [] : [[group, Object.freeze(list)] as const];
  });
  const records = { ...(patient !== undefined && { patient }), ...Object.fromEntries(lists) } as ReadRecords;
  if (patient === undefined) return Object.freeze(records);
  const result = bgzRecords.parse(records, { language: tell.language });
  if (result.ok) return result.record;
  for (const zib of result.issues) tell.issue('between-records', { zib }, { reason: asIs(zib.message) });
  return Object.freeze(records);
}
