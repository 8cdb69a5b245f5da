import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSnomedIndex } from '../../src/terminology/snomed/build-snomed-index';
import { openSnomedIndex } from '../../src/terminology/snomed/open-snomed-index';
import { snomedProvider } from '../../src/terminology/snomed/snomed-provider';
import { createValidator, type Validator } from '../../src/validate';
import {
  addTerm,
  conceptRow,
  ids,
  isARow,
  NL,
  smallRelease,
  temporaryDirectory,
  writeRf2,
} from '../terminology/snomed-fixture';
import { type Json, lineOf, linesOf, onlyIssue, SNOMED } from './fixtures/support';

const validator = createValidator({ plausibility: false });

const condition = (...coding: readonly Json[]): Json => ({
  resourceType: 'Condition',
  clinicalStatus: 'active',
  subject: { reference: 'Patient/p' },
  code: { coding },
});
const linesWith = async (by: Validator, given: unknown): Promise<string[]> => linesOf(await by.validate(given));
const code = 'Condition.code.coding[0].code';

/** A value set of zib 2017 lists it; the Dutch term is "Diagnose". */
const DIAGNOSIS = '282291009';

describe('with an index of SNOMED CT', () => {
  const directory = temporaryDirectory();
  let indexed: Validator;
  beforeAll(async () => {
    const rows = smallRelease();
    rows.concept.push(conceptRow(DIAGNOSIS));
    rows.relationship.push(isARow(3050, DIAGNOSIS, ids.root));
    addTerm(rows, 4050, DIAGNOSIS, 'nl', 'bevinding van een dokter', [NL]);
    const out = join(directory, 'snomed.idx');
    await buildSnomedIndex({ rf2: writeRf2(directory, rows), out });
    const provider = snomedProvider(openSnomedIndex(out));
    indexed = createValidator({ terminology: [provider], plausibility: false });
    return () => provider.close?.();
  });

  it.each(['Klacht', 'finding'])(
    'a display that neither the edition nor a value set has is told: %s',
    async (display) => {
      const given = condition({ system: SNOMED, code: DIAGNOSIS, display });
      expect(await linesWith(indexed, given)).toEqual([`warning display-mismatch ${code}`]);
      const issue = onlyIssue(await indexed.validate(given), 'display-mismatch');
      expect(issue.message).toContain('"bevinding van een dokter"');
    },
  );

  it.each(['Bevinding van een dokter', 'Diagnose', 'diagnosis'])('%s is right', async (display) => {
    expect(await linesWith(indexed, condition({ system: SNOMED, code: DIAGNOSIS, display }))).toEqual([]);
  });

  it('a term of the edition is right for a code that a value set lists under other terms', async () => {
    const category = { coding: [{ system: SNOMED, code: DIAGNOSIS, display: 'bevinding van een dokter' }] };
    const profile = 'http://nictiz.nl/fhir/StructureDefinition/zib-Problem';
    const given = { ...condition({ system: SNOMED, code: ids.heart }), meta: { profile: [profile] } };
    const displays = async (one: Json) =>
      (await indexed.validate({ ...given, category: [one] })).issues.filter(({ rule }) => rule === 'display-mismatch');
    expect(await displays(category)).toEqual([]);
    const wrong = { coding: [{ ...category.coding[0], display: 'Klacht' }] };
    expect((await displays(wrong)).map(lineOf)).toEqual([
      'warning display-mismatch Condition.category[0].coding[0].code',
    ]);
  });

  it('SNOMED CT by its OID is told, and the code looked up all the same', async () => {
    const oid = 'urn:oid:2.16.840.1.113883.6.96';
    const system = 'warning system-oid Condition.code.coding[0].system';
    expect(await linesWith(indexed, condition({ system: oid, code: ids.heart }))).toEqual([system]);
    expect(await linesWith(indexed, condition({ system: oid, code: ids.absent }))).toEqual([
      `error code-unknown ${code}`,
      system,
    ]);
  });

  it('a code of another edition is looked up in this one, and that is remarked', async () => {
    const version = `${SNOMED}/900000000000207008/version/20250101`;
    const report = await indexed.validate(condition({ system: SNOMED, code: ids.heart, version }));
    expect(report.issues.map(lineOf)).toEqual([`information code-edition ${code}`]);
    expect(report.issues[0]?.message).toContain(`${SNOMED}/11000146104/version/20260331`);
    expect(report.issues[0]?.message).toContain(version);
    const own = condition({ system: SNOMED, code: ids.heart, version: `${SNOMED}/11000146104/version/20240331` });
    expect((await indexed.validate(own)).issues).toEqual([]);
    const elsewhere = await indexed.validate(condition({ system: SNOMED, code: ids.absent, version }));
    expect(elsewhere.issues.map(lineOf)).toEqual([`information code-unverifiable ${code}`]);
  });
});

describe('without a terminology', () => {
  it.each([
    [DIAGNOSIS, 'Klacht'],
    ['418799008', 'Diagnose'],
  ])('a display of another code in its lists is wrong: %s %s', async (given, display) => {
    const report = await validator.validate(condition({ system: SNOMED, code: given, display }), { language: 'nl' });
    expect(linesOf(report)).toEqual([`warning display-mismatch ${code}`]);
    expect(onlyIssue(report, 'display-mismatch').message).not.toContain(display === 'Klacht' ? 'Klacht' : '"Diagnose"');
  });

  it.each([
    [DIAGNOSIS, 'diagnose'],
    [DIAGNOSIS, ' Diagnosis '],
    [DIAGNOSIS, 'Diagnosis (observable entity)'],
    ['404684003', 'of which nobody here knows a term'],
    ['80587008', "Jehova's getuige"],
    ['80587008', 'Jehova’s getuige'],
  ])('a display that may be right is not told: %s %s', async (given, display) => {
    expect(await linesWith(validator, condition({ system: SNOMED, code: given, display }))).toEqual([]);
  });

  it('a display that is no term at hand is told, and not called wrong', async () => {
    const report = await validator.validate(
      condition({ system: SNOMED, code: DIAGNOSIS, display: 'Vastgestelde ziekte' }),
    );
    expect(report.issues.map(lineOf)).toContain(`information display-unlisted ${code}`);
    expect(report.counts).toMatchObject({ error: 0, warning: 0 });
    expect(onlyIssue(report, 'display-unlisted').message).toContain('"Diagnosis | Diagnose"');
    expect(onlyIssue(report, 'display-unlisted').message).not.toContain('Vastgestelde');
  });

  it('the display of a code that its value set lists is held against the terms there', async () => {
    const profile = 'http://nictiz.nl/fhir/StructureDefinition/zib-Problem';
    const given = (display: string) => ({
      ...condition({ system: SNOMED, code: '404684003' }),
      meta: { profile: [profile] },
      category: [{ coding: [{ system: SNOMED, code: DIAGNOSIS, display }] }],
    });
    const displays = async (display: string) =>
      (await validator.validate(given(display))).issues.filter(({ rule }) => rule === 'display-mismatch').map(lineOf);
    expect(await displays('Diagnose')).toEqual([]);
    expect(await displays('Klacht')).toEqual(['warning display-mismatch Condition.category[0].coding[0].code']);
  });

  it('an expression is not looked into, and told without the terms in it', async () => {
    const given = (focus: string) => condition({ system: SNOMED, code: `${focus}|Merkteken|+7946007` });
    const open = await validator.validate(given('421720008'));
    expect(open.issues.map(lineOf)).toEqual([`information code-unverifiable ${code}`]);
    expect(open.issues[0]?.message).toContain('421720008+7946007');
    const wrong = await validator.validate(given('421720009'));
    expect(linesOf(wrong)).toEqual([`error code-form ${code}`]);
    expect(JSON.stringify([open, wrong])).not.toContain('Merkteken');
  });

  it('codes that cannot be verified are one remark per system, with their number', async () => {
    const codes = ['404684003', '22298006', '73211009'].map((one) => ({ system: SNOMED, code: one }));
    const loinc = { system: 'http://loinc.org', code: '8480-6' };
    const report = await validator.validate(condition(...codes, loinc));
    expect(report.issues.map(lineOf)).toEqual([
      `information code-unverifiable ${code}`,
      'information code-unverifiable Condition.code.coding[3].code',
    ]);
    const [first] = report.issues;
    expect(first?.message).toBe(
      `Codes of ${SNOMED} that could not be verified: 3, the first of them code 404684003. The reason: no provider was asked.`,
    );
    expect(report.unverified.codes).toEqual({ [SNOMED]: 3, 'http://loinc.org': 1 });
  });
});

describe('the name of a code system', () => {
  it.each([
    ['SNOMED CT', 'urn:oid:2.16.840.1.113883.6.96', '404684003', 'http://snomed.info/sct'],
    ['LOINC', 'urn:oid:2.16.840.1.113883.6.1', '8480-6', 'http://loinc.org'],
  ])('is the URL and not the OID, of %s', async (_name, system, given, url) => {
    const report = await validator.validate(condition({ system, code: given }));
    expect(linesOf(report)).toEqual(['warning system-oid Condition.code.coding[0].system']);
    expect(onlyIssue(report, 'system-oid').message).toContain(url);
    expect(report.unverified.codes).toEqual({ [url]: 1 });
  });

  it.each([
    ['https://snomed.info/sct', '404684003', 'http://snomed.info/sct'],
    ['http://snomed.info/sct/', '404684003', 'http://snomed.info/sct'],
    ['http://SNOMED.info/SCT', '404684003', 'http://snomed.info/sct'],
    ['http://www.loinc.org', '8480-6', 'http://loinc.org'],
    ['https://loinc.org/', '8480-6', 'http://loinc.org'],
    ['https://hl7.org/fhir/v3/NullFlavor', 'UNK', 'http://hl7.org/fhir/v3/NullFlavor'],
    ['http://hl7.org/fhir/condition-category/', 'problem-list-item', 'http://hl7.org/fhir/condition-category'],
    ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'UNK', 'http://hl7.org/fhir/v3/NullFlavor'],
    ['http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'http://hl7.org/fhir/v2/0203'],
    [
      'http://terminology.hl7.org/CodeSystem/condition-category',
      'problem-list-item',
      'http://hl7.org/fhir/condition-category',
    ],
  ])('that is nearly right is told with the right one: %s', async (system, given, url) => {
    const report = await validator.validate({ resourceType: 'Basic', code: { coding: [{ system, code: given }] } });
    expect(linesOf(report)).toEqual(['warning system-near Basic.code.coding[0].system']);
    expect(report.issues[0]?.message).toContain(`meant is ${url}.`);
  });

  it('that is nearly right is a guess, by which no code is called wrong', async () => {
    const system = 'http://terminology.hl7.org/CodeSystem/v3-LanguageAbilityMode';
    const report = await validator.validate(condition({ system, code: 'unheard-of' }));
    expect(linesOf(report)).toEqual(['warning system-near Condition.code.coding[0].system']);
  });

  it.each([
    ['ICD-10', 'urn:oid:2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
    ['RxNorm', 'urn:oid:2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
    ['ICF', 'urn:oid:2.16.840.1.113883.6.254', 'http://hl7.org/fhir/sid/icf-nl'],
  ])('is the URL that STU3 gives, of %s too', async (_name, system, url) => {
    const report = await validator.validate(condition({ system, code: 'A00' }));
    expect(onlyIssue(report, 'system-oid').message).toContain(url);
  });

  it('by OID counts as the code that a problem should have', async () => {
    const given = condition({ system: 'urn:oid:2.16.840.1.113883.6.96', code: '73211009' });
    expect(linesOf(await createValidator().validate(given))).toEqual([
      'warning system-oid Condition.code.coding[0].system',
    ]);
  });

  it('is the URL and not the OID, of UCUM; the unit is read all the same', async () => {
    const observation = (unit: string) => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      valueQuantity: { value: 1, system: 'urn:oid:2.16.840.1.113883.6.8', code: unit },
    });
    const oid = 'warning system-oid Observation.valueQuantity.system';
    expect(await linesWith(validator, observation('mg'))).toEqual([oid]);
    expect(await linesWith(validator, observation('mgg'))).toEqual([
      'error ucum-form Observation.valueQuantity.code',
      oid,
    ]);
  });

  it('by OID does not hide that the code is wrong', async () => {
    const given = condition({ system: 'urn:oid:2.16.840.1.113883.6.96', code: '404684004' });
    expect(await linesWith(validator, given)).toEqual([
      `error code-form ${code}`,
      'warning system-oid Condition.code.coding[0].system',
    ]);
  });

  it.each([
    'http://hl7.org/fhir/ValueSet/organization-type',
    'http://hl7.org/fhir/ValueSet/not-at-hand',
    'https://epd.example/fhir/ValueSet/own',
    'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.17.2.3',
  ])('is not that of a value set: %s', async (system) => {
    const report = await validator.validate(condition({ system, code: 'prov' }));
    expect(linesOf(report)).toEqual(['error system-value-set Condition.code.coding[0].system']);
  });

  const SET = 'https://epd.example/fhir/ValueSet/own';
  const valueSet = (parts: Json): Json => ({ resourceType: 'ValueSet', status: 'draft', ...parts });
  const map = (group: Json): Json => ({
    resourceType: 'ConceptMap',
    status: 'draft',
    group: [{ element: [{ code: 'a' }], ...group }],
  });
  const target = (parts: Json): Json => map({ element: [{ code: 'a', target: [{ code: 'b', ...parts }] }] });
  const expansion = (contains: Json): Json =>
    valueSet({ expansion: { identifier: 'urn:x:y', timestamp: '2026-01-01', contains: [contains] } });
  const named: readonly (readonly [path: string, (system: string) => Json])[] = [
    ['ValueSet.compose.include[0].system', (system) => valueSet({ compose: { include: [{ system }] } })],
    [
      'ValueSet.compose.exclude[0].system',
      (system) => valueSet({ compose: { include: [{ system: 'http://loinc.org' }], exclude: [{ system }] } }),
    ],
    ['ValueSet.expansion.contains[0].system', (system) => expansion({ system, code: 'a' })],
    [
      'ValueSet.expansion.contains[0].contains[0].contains[0].system',
      (system) => expansion({ contains: [{ display: 'x', contains: [{ system, code: 'a' }] }], display: 'y' }),
    ],
    ['ConceptMap.group[0].source', (source) => map({ source })],
    ['ConceptMap.group[0].target', (target) => map({ target })],
    [
      'ConceptMap.group[0].element[0].target[0].dependsOn[0].system',
      (system) => target({ dependsOn: [{ property: 'urn:x', system, code: 'c' }] }),
    ],
    [
      'ConceptMap.group[0].element[0].target[0].product[0].system',
      (system) => target({ product: [{ property: 'urn:x', system, code: 'c' }] }),
    ],
    ['CodeSystem.url', (url) => ({ resourceType: 'CodeSystem', status: 'draft', content: 'complete', url })],
  ];
  it.each(named)('is a code system at %s', async (path, given) => {
    const told = async (system: string) =>
      linesOf(await validator.validate(given(system))).filter((line) => line.includes(' system-'));
    expect(await told(SET)).toEqual([`error system-value-set ${path}`]);
    expect(await told('https://snomed.info/sct')).toEqual([`warning system-near ${path}`]);
    expect(await told('urn:oid:2.16.840.1.113883.6.96')).toEqual([`warning system-oid ${path}`]);
    expect(await told('http://snomed.info/sct')).toEqual([]);
    expect(await told('https://epd.example/codes')).toEqual([]);
  });

  it.each(['urn:oid:2.16.840.1.113883.2.4.4.1', 'http://epd.example/codes'])('may be %s', async (system) => {
    expect(await linesWith(validator, condition({ system, code: '1' }))).toEqual([]);
  });
});
