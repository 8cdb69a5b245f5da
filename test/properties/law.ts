import fc from 'fast-check';
import type { Bundle, FhirResource } from 'fhir/r3';
import { expect } from 'vitest';
import { nationalParameters } from '../../src/assemble/national';
import { definitionsOf } from '../../src/fhir/definitions/definitions';
import { readFhirXml } from '../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../src/fhir/xml/xml-model';
import {
  catalogue,
  createBgzFacade,
  fhirJson,
  resourcesOf,
  sourcesOf,
  toCollection,
  type Unreached,
} from '../../src/index';
import { createValidator } from '../../src/validate';
import { type BgzRecords, type Concept, type ZibGroup, zibGroups } from '../../src/zib';
import { idSecret } from '../id-secret';
import { valuesAt } from './fhir-path';
import {
  eachAbsent,
  eachAlone,
  eachChoice,
  fullRecord,
  minimalRecord,
  randomRecords,
  recordsWith,
} from './law-records';

type Json = Record<string, unknown>;

export const now = new Date('2026-11-24T10:00:00Z');
const validator = createValidator({ now: () => now });
const model = createFhirXmlModel(definitionsOf());
const BASE = 'https://epd.example/fhir';
const BSN = '999999990';

/** Records of one patient go along, as many at a time; a Patient is alone. */
const AT_A_TIME = 40;
const batches = (group: ZibGroup, records: readonly Json[]): (readonly Json[])[] => {
  const size = group === 'patient' ? 1 : AT_A_TIME;
  return Array.from({ length: Math.ceil(records.length / size) }, (_, i) => records.slice(i * size, (i + 1) * size));
};

/** What the law says of one batch: faults by what they are, each once. */
export interface Verdict {
  /** Errors of the validator, with rule and element. */
  readonly errors: readonly string[];
  /** Records that no national search gave and nobody reported. */
  readonly vanished: readonly string[];
  /** Concepts stated and not found again. */
  readonly lost: readonly string[];
  /** Where JSON and XML differ. */
  readonly differ: readonly string[];
  /** Records reported as not reached. */
  readonly unreached: number;
}

const none: Verdict = { errors: [], vanished: [], lost: [], differ: [], unreached: 0 };

async function errorsIn(bundle: Bundle, rules: readonly 'bgz-msz'[] = []): Promise<string[]> {
  const report = await validator.validate(bundle, { rules });
  return report.issues
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ rule, expression, message }) => {
      const entry = Number(/entry\[(\d+)\]/.exec(String(expression))?.[1] ?? -1);
      const type = bundle.entry?.[entry]?.resource?.resourceType ?? 'Bundle';
      return `${rule} ${type} ${String(expression).replace(/^.*?resource\.?/, '')}: ${message}`;
    });
}

/** Numbers of a JSON text as they are written, so that 1.50 and 1.5 are two. */
const asWritten = (json: string): unknown =>
  JSON.parse(
    json.replace(
      /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g,
      (_all, text, number) => text ?? `"#${number}"`,
    ),
  );

/** Whether XML says the same as JSON; the time of the answer may differ. */
function difference(json: string, xml: string): string[] {
  const { value, faults } = readFhirXml(xml, model);
  if (faults.length > 0) return faults.map(({ rule }) => `XML: ${rule}`);
  const found = asWritten(fhirJson(value)) as Json;
  const wanted = asWritten(json) as Json;
  for (const bundle of [found, wanted]) delete bundle.meta;
  try {
    expect(found).toEqual(wanted);
    return [];
  } catch (cause) {
    return [String(cause).slice(0, 600)];
  }
}

/** Asks the facade for the national searches of the group, in JSON and in XML. */
async function pulled(group: ZibGroup, records: BgzRecords) {
  const unreached: Unreached[] = [];
  const { id, identificationNumbers } = records.patient;
  const isKnown = identificationNumbers.some(({ value }) => value === BSN);
  const patient = isKnown ? { bsn: BSN } : { id: id ?? '' };
  const facade = createBgzFacade({
    sources: sourcesOf([records]),
    authorize: () => ({ allowed: true, patient }),
    now: () => now,
    idSecret,
    onUnreached: (one) => void unreached.push(one),
  });
  const row = Object.values(catalogue).find(({ type, groups }) =>
    group === 'patient' ? type === 'Patient' : (groups as readonly string[])[0] === group,
  );
  const bundles: Bundle[] = [];
  const faults: string[] = [];
  for (const search of row?.national ?? []) {
    const query = new URLSearchParams(
      nationalParameters(row as NonNullable<typeof row>, search).map(([k, v]) => [k, v]),
    );
    const url = `${BASE}/${row?.type}?${query}`;
    const [json, xml] = await Promise.all(
      ['application/fhir+json', 'application/fhir+xml'].map(async (accept) => {
        const answer = await facade.fetch(new Request(url, { headers: { accept, authorization: 'Bearer x' } }));
        const text = await answer.text();
        if (answer.status !== 200) faults.push(`${answer.status} ${accept} ${text.slice(0, 300)}`);
        return text;
      }),
    );
    if (faults.length > 0) continue;
    bundles.push(JSON.parse(json as string) as Bundle);
    faults.push(...difference(json as string, xml as string));
  }
  return { bundles, faults, unreached };
}

/** Values at a dotted record path, lists not numbered. */
function recordValues(record: unknown, path: string): unknown[] {
  const step = (values: unknown[], name: string) =>
    values
      .flatMap((value) => [(value as Json | undefined)?.[name]].flat())
      .filter((value) => value !== undefined && value !== null);
  return path === '' ? [record] : path.split('.').reduce(step, [record]);
}

function statesSomething(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).some(statesSomething);
}

/** Concepts whose place in FHIR depends on the value: what they say is told by another element. */
const elsewhere: Readonly<Record<string, (record: Json, resources: readonly FhirResource[]) => boolean>> = {
  // The subject is the patient of the pull.
  subject: () => true,
  // False says nothing of the status; true is a status.
  canceledIndicator: ({ canceledIndicator }) => canceledIndicator === false,
  // OTH has no FHIR code: it is told in a note.
  allergyCategory: (_record, resources) =>
    valuesAt(resources, 'AllergyIntolerance.note.text').some((text) => String(text).startsWith('Allergiecategorie: ')),
};

function lostOf(group: ZibGroup, record: Json): string[] {
  const records = recordsWith(group, [record]);
  const [own] = [records[group]].flat() as unknown as Json[];
  const resources = resourcesOf(records, { now });
  return (zibGroups[group].concepts as readonly Concept[]).flatMap((row) => {
    if (row.record === '' || !recordValues(own, row.record).some(statesSomething)) return [];
    if (row.fhir.some((path) => valuesAt(resources, path).length > 0)) return [];
    if (elsewhere[row.record]?.(own as Json, resources)) return [];
    return [`${group}.${row.record} → ${row.fhir.join(' | ')}`];
  });
}

/** Holds the records of a group to the law. */
export async function judge(group: ZibGroup, given: readonly Json[]): Promise<Verdict> {
  const verdict = {
    errors: new Set<string>(),
    vanished: new Set<string>(),
    lost: new Set<string>(),
    differ: new Set<string>(),
  };
  let unreached = 0;
  for (const batch of batches(group, given)) {
    const records = recordsWith(group, batch);
    const { bundles, faults, unreached: told } = await pulled(group, records);
    for (const fault of faults) verdict.differ.add(fault);
    for (const bundle of bundles) for (const error of await errorsIn(bundle, ['bgz-msz'])) verdict.errors.add(error);
    // What comes along by reference only, and the groups without a search of their own.
    const collection = toCollection([records], { now, idSecret });
    for (const error of await errorsIn(collection)) verdict.errors.add(error);
    for (const fault of difference(fhirJson(collection), writeFhirXml(collection, model))) verdict.differ.add(fault);
    for (const record of batch) for (const lost of lostOf(group, record)) verdict.lost.add(lost);
    if (bundles.length === 0) continue;
    const reported = new Set(told.map(({ reference }) => reference)).size;
    unreached += reported;
    const found = bundles.flatMap(({ entry = [] }) => entry.filter(({ search }) => search?.mode === 'match')).length;
    if (found + reported !== batch.length)
      verdict.vanished.add(`${batch.length} records, ${found} found, ${reported} reported`);
  }
  const { errors, vanished, lost, differ } = verdict;
  return { errors: [...errors], vanished: [...vanished], lost: [...lost], differ: [...differ], unreached };
}

/** The verdict of records that keep the law; how many of them no search reaches is told, not judged. */
export const lawful = { ...none, unreached: expect.any(Number) };

/** The kinds of records that are made of a group without a draw. */
export const kinds = {
  'with only what the builder requires': (group: ZibGroup) => [minimalRecord(group)],
  'with everything': (group: ZibGroup) => [fullRecord(group)],
  'with each part absent in turn': eachAbsent,
  'with each part alone': eachAlone,
  'with each code, NullFlavor, moment and decimal': eachChoice,
} as const;

/** Draws records of a group and holds them to the law. */
export async function judgeDrawn(group: ZibGroup, count: number): Promise<Verdict> {
  return judge(group, fc.sample(randomRecords(group), { numRuns: count, seed: 20261128 }));
}
