import fc from 'fast-check';
import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { placedConcepts } from '../../src/bgz/placed-concepts';
import { referencePlaces, referencesOf } from '../../src/bgz/references';
import { resourcesOf } from '../../src/index';
import { type BgzRecords, bgzRecords, type Concept, type ZibGroup, zibGroups } from '../../src/zib';
import { sample } from '../bgz/sample';
import { runs } from '../effort';
import { valuesAt } from './fhir-path';
import { validRecords } from './records';

const now = new Date('2026-11-24T10:00:00Z');
const RUNS = { numRuns: runs(20), seed: 20261124 };
const groups = Object.keys(zibGroups);
const map = (records: BgzRecords): FhirResource[] => resourcesOf(records, { now });

/** Values at a dotted record path, lists not numbered. */
function recordValues(record: unknown, path: string): unknown[] {
  const step = (values: unknown[], name: string) =>
    values.flatMap((value) => [(value as Record<string, unknown>)[name]].flat()).filter((value) => value !== undefined);
  const start = [record].flat().filter((value) => value !== undefined);
  return path === '' ? start : path.split('.').reduce(step, start);
}

/** False for an object or list in which nothing is stated. */
function statesSomething(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).some(statesSomething);
}

/** Concepts whose FHIR place depends on the value: what they say of the record is in another element, or nowhere new. */
const elsewhere: Readonly<Record<string, string>> = {
  subject: 'the subject is the patient of the pull',
  canceledIndicator: 'false says nothing of the status; true is tested in its section',
};

function everyLeaf(value: unknown, visit: (leaf: unknown, path: string[]) => void, path: string[] = []): void {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value))
      everyLeaf(inner, visit, Array.isArray(value) ? path : [...path, key]);
  } else visit(value, path);
}

/**
 * Values that do not come back as they are, by the end of their path, and why that loses nothing. Anything else stated in a
 * record must be found, literally, in what is sent.
 */
const transformed: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)id$/, 'keys become ids, hashed'],
  [/\.subject\.(system|value)$/, 'the subject is the patient of the pull'],
  [
    /(numberType|emailAddressType|weekDays|partsOfDay)\.(code|display|system)$/,
    'one-to-one ConceptMaps to FHIR codes without a place for the zib code',
  ],
  [/nameUsage\.(system|display)$/, 'HumanNameAssemblyOrder has the same codes'],
  [/(organizationName|organizationLocation)$/, 'joined in Organization.name'],
  [/postcode$/, 'Dutch postcodes are sent without blank'],
  [/administrationTimes$/, 'completed with seconds'],
  [/(bodyHeight|bodyWeight)\..*$/, 'in words in a note'],
  [/administeringSpeed\..*$/, 'a range of speeds has the time in its unit'],
  [/(deathIndicator|useIndicator|canceledIndicator)$/, 'a date of death, taken y or n, and a status say the same'],
  [/payerPerson$/, "'patient' becomes the reference"],
  [/(author|informationSource)\.patient$/, 'becomes the reference'],
  [/(stopType)\.(system|display|code)$/, 'MedicationUse: status by ConceptMap'],
  [/display$/, 'may be the shown word of a reference, unit or product that has another'],
  [/metadata\.\w+\.statement$/, 'the records that have it share one Provenance'],
  [/bodyHeights\.position\.(system|display|code)$/, 'BodyHeight: a code of LOINC beside that of body height'],
  [/relatedResults\.id$/, 'keys become ids, hashed'],
  [/payers\.startDateTime$/, 'without an end, in words beside the end that is not known (zib-Payer and per-1)'],
];

const moment = /^\d{4}-\d{2}-\d{2}T/;

describe('any valid records', () => {
  it('map without throwing, to the same bytes each time', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        expect(JSON.stringify(map(records))).toBe(JSON.stringify(map(bgzRecords(JSON.parse(JSON.stringify(records))))));
      }),
      RUNS,
    );
  });

  it('lose no stated concept: each is found at a FHIR path its table names', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        const lost: string[] = [];
        for (const [group, { concepts }] of Object.entries(zibGroups)) {
          for (const record of [records[group as ZibGroup] ?? []].flat()) {
            // One record at a time, so that another record cannot lend its values.
            const alone = bgzRecords({
              patient: records.patient,
              ...(group !== 'patient' && { [group]: [record, ...ownTargets(records, group as ZibGroup, record)] }),
              ...related(records, group),
            } as Parameters<typeof bgzRecords>[0]);
            const resources = map(alone);
            for (const row of placedConcepts(concepts)) {
              if (row.record === '' || Object.hasOwn(elsewhere, row.record)) continue;
              if (!recordValues(record, row.record).some(statesSomething)) continue;
              if (!row.fhir.some((path) => valuesAt(resources, path).length > 0))
                lost.push(`${group}.${row.record} → ${row.fhir.join(' | ')}`);
            }
          }
        }
        expect(lost).toEqual([]);
      }),
      { ...RUNS, numRuns: runs(10) },
    );
  });

  it('lose no stated value: text, numbers and codes come back literally, but for listed translations', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        const sent = new Set<string>();
        everyLeaf(map(records), (leaf) => sent.add(String(leaf)));
        const lost: string[] = [];
        everyLeaf(records, (leaf, path) => {
          const at = path.join('.');
          if (sent.has(String(leaf)) || transformed.some(([pattern]) => pattern.test(at))) return;
          // Decimals are written as they were (test/fhir/written-numbers.test.ts), beside the number itself.
          if (/^(value|packYears)$/.test(path.at(-1) ?? '') && sent.has(String(Number(leaf)))) return;
          // A time gets seconds and an offset; what was given stays in front.
          if (
            typeof leaf === 'string' &&
            moment.test(leaf) &&
            [...sent].some((one) => one.startsWith(leaf.slice(0, 16)))
          )
            return;
          lost.push(at);
        });
        expect(lost).toEqual([]);
      }),
      RUNS,
    );
  });

  it('give valid ids, unique per type, and references that resolve and show words', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        const resources = map(records);
        const keys = resources.map((one) => `${one.resourceType}/${one.id}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { id } of resources) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
        const known = new Set(keys);
        everyObject(resources, (object) => {
          // What is inside a resource is known there alone.
          if (typeof object.reference === 'string' && !object.reference.startsWith('#'))
            expect(known.has(object.reference), object.reference).toBe(true);
          if ('reference' in object || ('identifier' in object && 'display' in object))
            expect(String(object.display).trim()).not.toBe('');
        });
      }),
      RUNS,
    );
  });

  it('give FHIR that Nictiz accepts in form: codings whole, concepts with words, nothing empty, no BSN but the identifier', () => {
    fc.assert(
      fc.property(validRecords, (records) => {
        const resources = map(records);
        everyObject(resources, (object) => {
          expect(Object.keys(object).length).toBeGreaterThan(0);
          for (const [name, value] of Object.entries(object)) {
            expect(value, name).not.toBe('');
            expect(value, name).not.toBe(undefined);
            if (Array.isArray(value)) expect(value.length, name).toBeGreaterThan(0);
          }
          for (const coding of [object.coding, object.valueCoding].flat().filter((one) => one !== undefined)) {
            expect(coding).toMatchObject({ system: expect.stringMatching(/^[a-z]+:/), code: expect.any(String) });
          }
          if (Array.isArray(object.coding)) {
            const shown = object.coding.some((one: { display?: string }) => one.display !== undefined);
            expect(shown || 'text' in object || 'extension' in object).toBe(true);
          }
        });
        const bsn = '999999990';
        const outside = JSON.stringify(resources).split(bsn).length - 1;
        const inside = records.patient.identificationNumbers.filter((one) => one.value === bsn).length;
        expect(outside).toBe(inside);
      }),
      RUNS,
    );
  });
});

/** Records that others point to go along, or the references would dangle. */
function related(records: BgzRecords, group: string): object {
  const lists = new Set(groups.flatMap(referencePlaces).map(({ list }) => list));
  const others = [...lists].filter((list) => list !== group).map((list) => [list, records[list]]);
  return Object.fromEntries(others);
}

/** Records of the group itself that one of them refers to. */
function ownTargets(records: BgzRecords, group: ZibGroup, record: unknown): readonly object[] {
  const ids = new Set(referencesOf(group, record).flatMap(({ list, id }) => (list === group ? [id] : [])));
  return [records[group] ?? []].flat().filter((one) => one !== record && ids.has((one as { id?: string }).id));
}

function everyObject(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) everyObject(item, visit);
  else if (value !== null && typeof value === 'object') {
    visit(value as Record<string, unknown>);
    for (const inner of Object.values(value)) everyObject(inner, visit);
  }
}

describe('the sample the records are made from', () => {
  it('states every concept of every zib', () => {
    const records = bgzRecords(sample);
    const rows = Object.entries(zibGroups).flatMap(([group, { concepts }]) =>
      (concepts as readonly Concept[]).map((row) => ({
        id: row.id,
        stated: recordValues(records[group as ZibGroup], row.record).length > 0,
      })),
    );
    const stated = new Set(rows.filter((row) => row.stated).map((row) => row.id));
    expect([...new Set(rows.map((row) => row.id))].filter((id) => !stated.has(id))).toEqual([]);
  });
});
