import fc from 'fast-check';
import { type BgzRecords, bgzRecords } from '../../src/zib';
import { sampleJson } from '../bgz/sample';

type Holder = Record<string, unknown> | unknown[];

/** Properties that hold whatever a person typed. */
const freeText = new Set([
  'comment',
  'display',
  'originalText',
  'description',
  'lastName',
  'prefix',
  'firstNames',
  'initials',
  'givenName',
  'organizationName',
  'organizationLocation',
  'street',
  'houseNumber',
  'placeOfResidence',
  'municipality',
  'telephoneNumber',
  'emailAddress',
  'reactionDescription',
  'productDescription',
  'productName',
  'agreementReason',
  'reasonForUse',
  'bankName',
  'insurantNumber',
]);

const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    fc.constantFrom('<b>', '"', '&amp;', "O'Brien", 'Çelik-Şahin', '\u00a0x', '{}', '__proto__'),
  )
  .filter((value) => value.trim() !== '');
const dates = fc.constantFrom(
  '1999',
  '2008-06',
  '2008-06-22',
  '2008-06-22T23:00',
  '2008-12-22T23:00:10',
  '2008-06-22T23:00:00Z',
  '2008-06-22T23:00:00.123+05:30',
);
const isDateName = (name: string) =>
  /^(?:agreementDateTime|registrationDateTime|reactionTime|lastReactionDateTime|dateOfDeath)$/.test(name);

/** Every place in the records that could be left out: `[holder, key]`, outermost first. */
function places(value: unknown, found: [Holder, string | number][] = []): [Holder, string | number][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    found.push([value as Holder, key]);
    places((value as Record<string | number, unknown>)[key], found);
  }
  return found;
}

const get = (holder: Holder, key: string | number) => (holder as Record<string | number, unknown>)[key];
const set = (holder: Holder, key: string | number, value: unknown) => {
  (holder as Record<string | number, unknown>)[key] = value;
};

function without(holder: Holder, key: string | number): () => void {
  const removed = get(holder, key);
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 1);
    return () => holder.splice(Number(key), 0, removed);
  }
  delete holder[key];
  return () => {
    holder[key] = removed;
  };
}

/**
 * Valid records: the sample, which holds every property, with any part left out that may be, other text where a person
 * types and other dates. What the schema refuses to miss is put back, so every record is valid and none is alike.
 */
export const validRecords: fc.Arbitrary<BgzRecords> = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 1, maxLength: 25 }),
    fc.array(text, { minLength: 3, maxLength: 12 }),
    fc.array(dates, { minLength: 1, maxLength: 5 }),
  )
  .map(([cuts, texts, moments]) => {
    const json = sampleJson();
    places(json).forEach(([holder, key], i) => {
      const value = get(holder, key);
      if (typeof key === 'string' && typeof value === 'string') {
        if (freeText.has(key)) set(holder, key, texts[i % texts.length]);
        else if (isDateName(key)) set(holder, key, moments[i % moments.length]);
      }
    });
    for (const cut of cuts) {
      const all = places(json);
      const place = all[cut % all.length];
      if (place === undefined) continue;
      const undo = without(...place);
      if (!bgzRecords.parse(json).ok) undo();
    }
    return bgzRecords(json as Parameters<typeof bgzRecords>[0]);
  });
