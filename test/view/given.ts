import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bundle, FhirResource } from 'fhir/r3';
import type { toldOf } from '../../src/bgz/narrative/narrative';
import type { BgzView, Pair, Said } from '../../src/view';
import { type BgzRecords, bgzRecords } from '../../src/zib';

export const now = new Date('2026-11-24T11:00:00Z');

const root = path.resolve(import.meta.dirname, '../..');

/** Names of the demo patients. */
export const demoNames = ['meneer-testma', 'meneer-van-het-geheel', 'mevrouw-van-der-voorbeeld'] as const;

export const demo = (name: (typeof demoNames)[number]): BgzRecords =>
  bgzRecords(JSON.parse(readFileSync(path.join(root, 'examples/demo/patients', `${name}.json`), 'utf8')));

/** Resources as the answer to a search. */
export const searchset = (self: string, resources: readonly object[], more: object = {}): Bundle =>
  ({
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    link: [{ relation: 'self', url: `https://epd.example.org/fhir/${self}` }],
    entry: resources.map((resource) => ({
      resource,
      search: { mode: (resource as FhirResource).resourceType === 'OperationOutcome' ? 'outcome' : 'match' },
    })),
    ...more,
  }) as unknown as Bundle;

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999990019' }],
  name: [{ text: 'A. Voorbeeld', family: 'Voorbeeld', given: ['A.'] }],
  birthDate: '1957-03-14',
};

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

/** An Observation of a value. */
export const result = (id: string, value: number, unit: string, when: string, more: object = {}): object => ({
  resourceType: 'Observation',
  id,
  meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-LaboratoryTestResult-Observation'] },
  status: 'final',
  category: [{ coding: [{ system: 'http://snomed.info/sct', code: '49581000146104' }] }],
  code: { coding: [{ system: LOINC, code: '2823-3', display: 'Kalium' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: when,
  valueQuantity: { value, unit, system: UCUM, code: unit },
  ...more,
});

/** So many results of forty tests, a day after one another, each of which says which it is. */
export const manyResults = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, nth) =>
    result(`r${nth}`, 4 + (nth % 17) / 10, 'mmol/L', new Date(Date.UTC(2010, 0, 1 + nth)).toISOString().slice(0, 10), {
      code: { coding: [{ system: LOINC, code: `${nth % 40}-1`, display: `Test ${nth % 40}` }] },
      comment: `nummer ${nth}.`,
    }),
  );

export const nl = (said: Said): string => (typeof said === 'string' ? said : said.nl);
export const en = (said: Said): string => (typeof said === 'string' ? said : said.en);

/** What is told, in lines. */
export const lines = (pairs: readonly Pair[], say = nl): string[] =>
  pairs.flatMap(({ label, value, parts }) =>
    parts === undefined ? [`${say(label)}: ${say(value ?? '')}`] : lines(parts, say),
  );

/** The same of a narrative. */
export const told = (all: NonNullable<ReturnType<typeof toldOf>>['told']): string[] =>
  all.flatMap(({ label, value, parts }) => (parts === undefined ? [`${label}: ${value}`] : told(parts)));

/** A section by its key, and its items. */
export const section = (view: BgzView, key: string) => view.sections.find((one) => one.key === key);
export const items = (view: BgzView, key: string) => (section(view, key)?.items ?? []).map((nth) => view.items[nth]);
/** Without what the validator finds, which takes most of the time. */
export const unvalidated = { now, validate: false } as const;
