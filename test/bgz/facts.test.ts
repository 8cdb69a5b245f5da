import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { conceptsOf } from '../../src/bgz/define/field';
import { sections } from '../../src/bgz/index';
import { addressInformation } from '../../src/bgz/parts/address-information/zib';
import { contactInformation } from '../../src/bgz/parts/contact-information/zib';
import { instructionsForUse } from '../../src/bgz/parts/instructions-for-use/zib';
import { nameInformation } from '../../src/bgz/parts/name-information/zib';
import { placedConcepts } from '../../src/bgz/placed-concepts';
import type { Codelist } from '../../src/terminology/codelist';
import * as lists from '../../src/terminology/zib2017/codelists';
import * as zib from '../../src/zib';

const shared = path.resolve(import.meta.dirname, '../../../shared');
const packageFolder = path.join(shared, 'packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package');
const mappingFile = path.join(shared, 'spec/zib-mapping.md');
const restFile = path.join(shared, 'spec/zib-mapping-rest.md');
const havePackage = existsSync(packageFolder);
const haveMapping = existsSync(mappingFile);
if (!havePackage || !haveMapping)
  console.log('facts.test.ts: reference data (../shared) is absent, its tests are skipped.');

interface ValueSet {
  readonly name: string;
  readonly compose: {
    readonly include: readonly { readonly system: string; readonly concept?: readonly { readonly code: string }[] }[];
  };
}

function valueSetOf(oid: string): ValueSet | undefined {
  const file = readdirSync(packageFolder).find((name) => name.startsWith(`ValueSet-${oid}--`));
  return file === undefined ? undefined : JSON.parse(readFileSync(path.join(packageFolder, file), 'utf8'));
}

describe.skipIf(!havePackage)('codelists against the Nictiz zib2017 value sets', () => {
  it.each(Object.entries<Codelist>(lists))('%s has the codes of its value set', (_name, list) => {
    const valueSet = valueSetOf(list.oid);
    expect(valueSet?.name).toBe(list.name);
    const theirs = valueSet?.compose.include.flatMap(({ system, concept = [] }) =>
      concept.map(({ code }) => `${system}|${code}`),
    );
    const ours = Object.entries(list.codes).flatMap(([system, codes]) =>
      Object.keys(codes).map((code) => `${system}|${code}`),
    );
    expect(ours.sort()).toEqual(theirs?.sort());
  });
});

/** The mapping documents: of the six core sections, and of the rest of the BgZ. */
const mapping = [mappingFile, restFile].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n');
const described = mapping.split(/^## /m).map((section) => section.slice(0, section.indexOf('\n')).trim());

/** Profiles of parts of records, which no resource claims. */
const ofParts = [
  'nl-core-humanname',
  'nl-core-address',
  'nl-core-contactpoint',
  'zib-InstructionsForUse',
  'zib-AdministrationSchedule',
];

/** Those, and the profiles that the sections claim, as far as they are of zibs. */
const profiles = [
  ...ofParts,
  ...sections
    .filter(({ zib }) => zib !== 'Document')
    .flatMap((section) => [...section.profiles, ...Object.values(section.belonging).flat()])
    .map((url) => url.slice(url.lastIndexOf('/') + 1)),
].filter((name) => described.includes(name));

/** Concepts of those profiles that no record property carries, each with the reason. */
const withoutProperty: Readonly<Record<string, string>> = {
  'NL-CM:0.0.10': 'contact person as author: no profile of the six sections has a RelatedPerson as author',
  'NL-CM:0.0.12': 'patient as subject: the row of Subject (0.0.11) holds it',
  'NL-CM:0.0.13': 'contact person as subject: a BgZ is about the patient alone',
  'NL-CM:1.1.8': 'grouping concept of the insurance; its members are rows of Payer',
  'NL-CM:7.13.7': 'FamilySituation on the element of MaritalStatus (7.9.2), which holds it',
  'NL-CM:9.7.19933': 'grouping concept of the two amounts of an ingredient, which are rows',
  'NL-CM:13.4.3': 'a functional status as the health condition of zib OutcomeOfCare, which is no part of the BgZ',
  'NL-CM:13.2.1': 'text result, another section',
  'NL-CM:9.9.20925': 'location of a dispense, which the BgZ does not have',
  'NL-CM:16.1.12': 'nursing procedure, the other choice beside Procedure (16.1.4)',
};

/** The tables of the builders of the door, by the name of the builder. */
const named = Object.entries(zib).flatMap(([name, value]): [string, readonly zib.Concept[]][] =>
  typeof value === 'function' && 'concepts' in value && name !== 'bgzRecords'
    ? [[name, value.concepts as readonly zib.Concept[]]]
    : [],
);
const tables = named.map(([, table]) => table);
const rows = [
  ...tables,
  conceptsOf(nameInformation),
  conceptsOf(addressInformation),
  conceptsOf(contactInformation),
  conceptsOf(instructionsForUse),
].flat();

/** Concept id → names, per profile, from the tables of the mapping document. */
function mappingRows(): { profile: string; id: string; name: string }[] {
  return mapping.split(/^## /m).flatMap((section) => {
    const profile = section.slice(0, section.indexOf('\n')).trim();
    const lines = section.split('\n').filter((line) => line.startsWith('| NL-CM:'));
    return lines.map((line) => {
      const [, id = '', name = ''] = line.split('|').map((cell) => cell.trim());
      return { profile, id, name };
    });
  });
}

describe.skipIf(!haveMapping)('concept tables against the zib 2017 mapping', () => {
  it.each(profiles)('%s: every concept has a row', (profile) => {
    const wanted = mappingRows().filter((row) => row.profile === profile);
    expect(wanted.length, 'rows of the mapping').toBeGreaterThan(0);
    const known = new Set(rows.map((row) => row.id));
    const missing = wanted.filter(({ id }) => !known.has(id) && withoutProperty[id] === undefined);
    expect(missing).toEqual([]);
  });

  it('has the profiles that are claimed', () => {
    expect(profiles.length).toBeGreaterThan(18);
  });

  it('excepts no concept that has a row after all', () => {
    const known = new Set(rows.map((row) => row.id));
    expect(Object.keys(withoutProperty).filter((id) => known.has(id))).toEqual([]);
  });

  it('invents no concept id', () => {
    const theirs = new Set(mappingRows().map((row) => row.id));
    // Duration of zib TimeInterval: the extension that holds it has no mapping in the package.
    theirs.add('NL-CM:20.3.4');
    const ofZibs = rows.filter(({ id }) => !id.startsWith('BgZ:'));
    expect(ofZibs.filter((row) => !theirs.has(row.id)).map((row) => row.id)).toEqual([]);
  });
});

const instances = path.join(shared, 'qualification/test/ada');

describe.skipIf(!existsSync(instances))('numbers of the BgZ against the instances of Nictiz', () => {
  it('invents none', () => {
    const text = readdirSync(instances).map((file) => readFileSync(path.join(instances, file), 'utf8'));
    const theirs = new Set(
      [...text.join('').matchAll(/conceptId="2\.16\.840\.1\.113883\.2\.4\.3\.11\.60\.42\.2\.(\d+)"/g)].map(
        ([, n]) => n,
      ),
    );
    const ours = rows.flatMap(({ id }) => (id.startsWith('BgZ:') ? [id.slice(4)] : []));
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter((one) => !theirs.has(one))).toEqual([]);
  });
});

describe('concept tables', () => {
  it.each(named)('%s writes ids and paths in one form', (_name, table) => {
    for (const row of placedConcepts(table)) {
      expect(row.id).toMatch(/^(NL-CM:\d+\.\d+\.\d+|BgZ:\d+)$/);
      expect(row.record).toMatch(/^([a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*)?$/);
      expect(row.fhir.length).toBeGreaterThan(0);
      for (const fhir of row.fhir) expect(fhir).toMatch(/^[A-Z]\w+(\.[a-zA-Z]\w*(\([\w|-]+\))?)*$/);
      expect([row.name, row.dutch].join(' ')).not.toMatch(/^\s|\s$|\s\s/);
    }
  });
});
