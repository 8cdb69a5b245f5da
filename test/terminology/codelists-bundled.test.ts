import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFhirPackage } from '../../src/fhir/package/read-fhir-package';
import { createCodelists } from '../../src/terminology/codelists/create-codelists';
import { bundledCodelists } from '../../src/terminology/codelists/load-codelists';
import { importCodelistsTo, writeCodelists } from '../../src/terminology/codelists/write-codelists';
import { verdict } from './codelists-fixture';

const SCT = 'http://snomed.info/sct';
const NULL_FLAVOR = 'http://hl7.org/fhir/v3/NullFlavor';
const DECOR = 'http://decor.nictiz.nl/fhir/ValueSet/';
const zib = (oid: string) => `${DECOR}2.16.840.1.113883.2.4.3.11.60.40.2.${oid}--20171231000000`;
const hl7 = (name: string) => `http://hl7.org/fhir/ValueSet/${name}`;

const codelists = createCodelists(bundledCodelists());

describe('the bundled codelists', () => {
  it.each<[name: string, set: string, system: string | undefined, code: string, expected: unknown]>([
    ['AdministrativeGender', hl7('administrative-gender'), undefined, 'male', 'member'],
    ['AdministrativeGender', hl7('administrative-gender'), undefined, 'M', 'unknown-code'],
    ['AllergieStatusCodelijst', zib('8.2.3'), 'http://hl7.org/fhir/v3/ActStatus', 'active', 'member'],
    ['AllergieStatusCodelijst', zib('8.2.3'), 'http://hl7.org/fhir/v3/ActStatus', 'held', 'not-in-set'],
    ['AllergieStatusCodelijst', zib('8.2.3'), SCT, 'active', 'unknown-system'],
    ['AllergieCategorieCodelijst', zib('8.2.2'), SCT, '419511003', 'member'],
    ['AllergieCategorieCodelijst', zib('8.2.2'), NULL_FLAVOR, 'OTH', 'member'],
    ['AllergieCategorieCodelijst', zib('8.2.2'), NULL_FLAVOR, 'UNK', 'not-in-set'],
    ['ProbleemNaamCodelijst', zib('5.1.3'), SCT, '73211009', [[]]],
    ['ProbleemNaamCodelijst', zib('5.1.3'), NULL_FLAVOR, 'OTH', 'unknown-system'],
    ['RouteOfAdministration, of 386 codes', hl7('v3-RouteOfAdministration'), undefined, 'PO', 'member'],
    ['ActEncounterCode, by hierarchy', hl7('v3-ActEncounterCode'), 'http://hl7.org/fhir/v3/ActCode', 'AMB', 'member'],
    [
      'ActEncounterCode, by name',
      hl7('v3-ActEncounterCode'),
      'http://hl7.org/fhir/v3/ActCode',
      '_ActEncounterCode',
      'excluded',
    ],
    ['ObservationInterpretation, in any case', hl7('v2-0078'), 'http://hl7.org/fhir/v2/0078', 'hh', 'member'],
    ['a MIME type', 'http://www.rfc-editor.org/bcp/bcp13.txt', undefined, 'text/plain', []],
  ])('%s: %s %s %s', (_name, set, system, code, expected) => {
    expect(verdict(codelists.membership(set, { system, code }))).toEqual(expected);
  });

  it.each([
    ['condition-category', 'encounter-diagnosis', 'Encounter Diagnosis'],
    ['medication-request-category', 'outpatient', 'Outpatient'],
    ['medication-statement-category', 'community', 'Community'],
    ['v3/ObservationInterpretation', 'HH', 'Critical high'],
    ['v2/0078', 'HH', 'Critically high'],
    ['diagnosis-role', 'AD', 'Admission diagnosis'],
    ['list-order', 'priority', 'Sorted by Priority'],
    ['practitioner-role', 'doctor', 'Doctor'],
  ])("know FHIR's own %s, whatever the strength of its binding", (system, code, display) => {
    const url = `http://hl7.org/fhir/${system}`;
    expect(codelists.code(url, code)).toMatchObject({ complete: true, code: { display } });
    expect(codelists.code(url, 'nothing-of-the-kind')).toEqual({ systemKnown: true, complete: true });
  });

  it('hold no SNOMED CT or LOINC for what HL7 binds as an example', () => {
    const bindings = bundledCodelists().packages.find(({ name }) => name === 'hl7.fhir.r3.core.bindings');
    const parts = [...(bindings?.valueSets.keys() ?? [])].flatMap((url) => bindings?.valueSets.get(url)?.include ?? []);
    expect(parts.length).toBeGreaterThan(100);
    expect(parts.filter(({ system, concepts }) => concepts && !system?.startsWith('http://hl7.org/fhir/'))).toEqual([]);
  });

  it('are written as what is read of them', () => {
    const again = mkdtempSync(join(tmpdir(), 'codelists-again-'));
    writeCodelists(bundledCodelists(), again);
    for (const file of readdirSync(again, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('json'),
    )) {
      const ours = readFileSync(join(import.meta.dirname, '../../codelists', file));
      expect(readFileSync(join(again, file)).equals(ours), file).toBe(true);
    }
    rmSync(again, { recursive: true, force: true });
  });

  it('have the Dutch and the English term of a zib code', () => {
    expect(codelists.membership(zib('8.2.3'), { system: 'http://hl7.org/fhir/v3/ActStatus', code: 'active' })).toEqual({
      result: 'member',
      display: 'Active',
      displays: ['Active', 'Actief', 'active'],
      displaysComplete: true,
    });
    expect(codelists.valueSet(zib('8.2.3'))?.name).toBe('AllergieStatusCodelijst');
    expect(codelists.displaysOf(SCT, '419511003')).toContain('Medicijn');
  });

  it('lead from zib codes to FHIR codes, upstream slips mended', () => {
    const maps = 'http://nictiz.nl/fhir/ConceptMap/';
    const act = 'http://hl7.org/fhir/v3/ActStatus';
    expect(codelists.translate(`${maps}AllergieStatusCodelijst-to-allergy-status`, act, 'nullified')).toEqual([
      { equivalence: 'unmatched' },
      { system: 'http://hl7.org/fhir/allergy-verification-status', code: 'entered-in-error', equivalence: 'equal' },
    ]);
    expect(codelists.codesLeadingTo(`${maps}TelecomTypeCodelijst-to-ContactPointUse`)?.get('mobile')).toEqual([
      {
        system: 'http://hl7.org/fhir/contact-point-use',
        code: 'mobile',
        from: [{ system: 'http://hl7.org/fhir/v3/AddressUse', code: 'MC', equivalence: 'equal' }],
      },
    ]);
  });
});

const shared = join(import.meta.dirname, '../../../shared/packages');
const sources = [
  'hl7.fhir.r3.core-3.0.2',
  'nictiz.fhir.nl.stu3.zib2017-2.2.18',
  'nictiz.fhir.nl.stu3.bgzmsz-2.0.0-beta',
].map((name) => join(shared, name));

interface Binding {
  readonly strength?: string;
  readonly url: string;
}

/** The value sets the elements of a package's StructureDefinitions are bound to. */
function bindingsOf(path: string): Binding[] {
  const found: Binding[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { binding } = value as {
      binding?: { strength?: string; valueSetUri?: string; valueSetReference?: { reference?: string } };
    };
    const url = binding?.valueSetUri ?? binding?.valueSetReference?.reference;
    if (url) found.push({ strength: binding?.strength, url });
    for (const item of Object.values(value)) visit(item);
  };
  for (const resource of readFhirPackage(path).resources) {
    if (resource.resourceType === 'StructureDefinition') visit(resource);
  }
  return found;
}

describe.skipIf(!sources.every(existsSync))(
  'the packages they are from (skipped when ../shared/packages is absent)',
  () => {
    const out = mkdtempSync(join(tmpdir(), 'codelists-'));
    afterAll(() => rmSync(out, { recursive: true, force: true }));

    it('give the very bytes of codelists/ when imported again', () => {
      const { skipped } = importCodelistsTo(sources, out);
      expect(skipped).toEqual([]);
      const ours = join(import.meta.dirname, '../../codelists');
      const files = (dir: string) =>
        readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(dir.length))
          .sort();
      // The lists of FHIR's other bindings are from the specification itself (scripts/core-codelists.ts).
      const fromPackages = files(ours).filter((file) => !file.includes('/hl7.fhir.r3.core.bindings/'));
      expect(files(out)).toEqual(fromPackages);
      for (const file of fromPackages.filter((name) => name !== '/index.json')) {
        expect(readFileSync(join(out, file)).equals(readFileSync(join(ours, file))), file).toBe(true);
      }
    });

    it('bind to no value set that is missing, save those known by the form of their codes', () => {
      const [core, zib2017] = sources.map(bindingsOf);
      // The core package at hand has no sets that are only examples or preferred.
      const firm = (core ?? []).filter(({ strength }) => strength === 'required' || strength === 'extensible');
      const missing = [...firm, ...(zib2017 ?? [])].filter(({ url }) => !codelists.hasValueSet(url));
      expect(zib2017?.length).toBeGreaterThan(300);
      expect([...new Set(missing.map(({ url }) => url))]).toEqual([
        'http://www.rfc-editor.org/bcp/bcp13.txt',
        'http://tools.ietf.org/html/bcp47',
      ]);
    });

    it('hold every code and Dutch term of every zib value set', () => {
      const resources = sources.flatMap((path) => readFhirPackage(path).resources);
      type Listed = { code: string; designation?: { language?: string; value: string }[] };
      type Part = { system?: string; concept?: Listed[] };
      for (const resource of resources.filter((one) => one.resourceType === 'ValueSet')) {
        const { url, compose } = resource as unknown as { url: string; compose: { include: Part[]; exclude?: Part[] } };
        if (compose.exclude) continue;
        for (const { system, concept = [] } of compose.include) {
          for (const { code, designation = [] } of concept) {
            const answer = codelists.membership(url, { system, code });
            const dutch = designation.filter(({ language }) => language?.startsWith('nl')).map(({ value }) => value);
            expect(answer, `${url} ${system}|${code}`).toMatchObject({ result: 'member' });
            expect(answer.result === 'member' && answer.displays).toEqual(expect.arrayContaining(dutch));
          }
        }
      }
    });
  },
);
