import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import type { Bundle, FhirResource } from 'fhir/r3';
import { mapRecords } from '../../../src/assemble/pull';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { idMaker } from '../../../src/fhir/ids';
import { readFhirXml } from '../../../src/fhir/xml/read-fhir-xml';
import { writeFhirXml } from '../../../src/fhir/xml/write-fhir-xml';
import { createFhirXmlModel } from '../../../src/fhir/xml/xml-model';
import { fhirJson, toCollection } from '../../../src/index';
import { createValidator } from '../../../src/validate';
import type { BgzRecords, ZibGroup } from '../../../src/zib';
import { idSecret } from '../../id-secret';
import { randomRecords } from './drawn';
import { lostOf } from './lost';
import type { Json } from './places';
import { now, pulled } from './pulled';
import { recordsWith } from './together';

const validator = createValidator({ now: () => now });
const model = createFhirXmlModel(definitionsOf());

/** Records of one patient go along, as many at a time; a Patient is alone. */
const AT_A_TIME = 40;
const batches = (group: ZibGroup, records: readonly Json[]): (readonly Json[])[] => {
  const size = group === 'patient' ? 1 : AT_A_TIME;
  return Array.from({ length: Math.ceil(records.length / size) }, (_, i) => records.slice(i * size, (i + 1) * size));
};

/** What the law says of some records: faults by what they are, each once. */
export interface Verdict {
  /** Errors of the validator, with rule and element. */
  readonly errors: readonly string[];
  /** Records that no national search gave and nobody reported. */
  readonly vanished: readonly string[];
  /** Values stated and not found again. */
  readonly lost: readonly string[];
  /** Where JSON and XML differ, or the pull and the collection. */
  readonly differ: readonly string[];
}

async function errorsIn(bundle: Bundle): Promise<string[]> {
  const rules = bundle.type === 'searchset' ? (['bgz-msz'] as const) : [];
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
    deepStrictEqual(found, wanted);
    return [];
  } catch (cause) {
    return [String(cause).slice(0, 600)];
  }
}

const xmlOfResources = (xml: string): string[] => [...xml.matchAll(/<resource>.*?<\/resource>/gs)].map(([one]) => one);

const keyOf = ({ resource }: NonNullable<Bundle['entry']>[number]): string =>
  `${resource?.resourceType}/${resource?.id}`;

/** The records as the collection has them: each resource by its key, as it is written. */
interface Collected {
  readonly bundle: Bundle;
  readonly json: string;
  readonly written: ReadonlyMap<string, unknown>;
  readonly xml: string;
}

function collected(records: BgzRecords): Collected {
  const bundle = toCollection([records], { now, idSecret });
  const json = fhirJson(bundle);
  const { entry = [] } = asWritten(json) as Bundle;
  return {
    bundle,
    json,
    written: new Map(entry.map((one) => [keyOf(one), one.resource])),
    xml: writeFhirXml(bundle, model),
  };
}

/** True where an answer holds resources of the collection and no others, in JSON and in XML alike. */
function isPartOf(json: string, xml: string, { written, xml: all }: Collected): boolean {
  const { entry = [] } = asWritten(json) as Bundle;
  const same = entry.every((one) => JSON.stringify(one.resource) === JSON.stringify(written.get(keyOf(one))));
  const known = new Set(xmlOfResources(all));
  const found = xmlOfResources(xml);
  return same && found.length === entry.length && found.every((one) => known.has(one));
}

/** What was lost of each record of the group, alone: among others one person or organization may be written in two ways. */
function lostIn(group: ZibGroup, records: BgzRecords): string[] {
  const patient = [records.patient];
  return [records[group]].flat().flatMap((record) => {
    const alone = { patient, [group]: [record] } as Parameters<typeof mapRecords>[0];
    const { given, all } = mapRecords(alone, { id: idMaker(idSecret), mapping: {}, now });
    const written = new Map([...all].map(([key, one]) => [key, asWritten(fhirJson(one)) as FhirResource]));
    const resource = given.find((one) => one.group === group)?.resource;
    const own = written.get(`${resource?.resourceType}/${resource?.id}`);
    return own === undefined ? ['all of it'] : lostOf(group, record as unknown as Json, { own, all: written });
  });
}

/** The resources of the records of a group, one of each. */
function ownKeys(group: ZibGroup, records: BgzRecords): readonly string[] {
  const lists = Object.fromEntries(Object.entries(records).map(([name, list]) => [name, [list].flat()]));
  const { given } = mapRecords(lists as Parameters<typeof mapRecords>[0], { id: idMaker(idSecret), mapping: {}, now });
  return given.filter((one) => one.group === group).map(({ resource }) => `${resource.resourceType}/${resource.id}`);
}

/** Holds the records of a group to the law. */
export async function judge(group: ZibGroup, given: readonly Json[]): Promise<Verdict> {
  const verdict = {
    errors: new Set<string>(),
    vanished: new Set<string>(),
    lost: new Set<string>(),
    differ: new Set<string>(),
  };
  const add = (kind: keyof Verdict, found: readonly string[]) => {
    for (const one of found) verdict[kind].add(one);
  };
  for (const [i, batch] of batches(group, given).entries()) {
    const records = recordsWith(group, batch);
    const all = collected(records);
    add('errors', await errorsIn(all.bundle));
    add('differ', difference(all.json, all.xml));
    add('lost', lostIn(group, records));
    const { answers, faults, unreached } = await pulled(group, records);
    add('differ', faults);
    for (const { json, xml } of answers) {
      // What an answer holds was judged as part of the collection; what surrounds it is the same each time.
      const isKnown = isPartOf(json, xml, all);
      if (isKnown && i > 0) continue;
      add('errors', await errorsIn(JSON.parse(json) as Bundle));
      add('differ', difference(json, xml));
    }
    const matches = answers.flatMap(({ json }) =>
      ((JSON.parse(json) as Bundle).entry ?? []).filter(({ search }) => search?.mode === 'match'),
    );
    const reached = new Set([...matches.map(keyOf), ...unreached.map(({ reference }) => reference)]);
    const own = ownKeys(group, records);
    const missing = own.filter((key) => !reached.has(key));
    if (answers.length > 0 && missing.length > 0)
      verdict.vanished.add(`${own.length} records, ${missing.length} neither found nor reported`);
  }
  const { errors, vanished, lost, differ } = verdict;
  return { errors: [...errors], vanished: [...vanished], lost: [...lost], differ: [...differ] };
}

/** The verdict of records that keep the law. */
export const lawful: Verdict = { errors: [], vanished: [], lost: [], differ: [] };

/** Draws records of a group and holds them to the law. */
export async function judgeDrawn(group: ZibGroup, count: number): Promise<Verdict> {
  return judge(group, fc.sample(randomRecords(group), { numRuns: count, seed: 20261128 }));
}
