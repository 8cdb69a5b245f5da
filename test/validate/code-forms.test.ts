import { describe, expect, it } from 'vitest';
import { type Json, lineOf, onlyIssue, validator } from './fixtures/support';

interface System {
  readonly name: string;
  readonly system: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** Forms of the code systems that zibs use; the systems themselves are not at hand. */
const systems: readonly System[] = [
  {
    name: 'SNOMED CT: 6 to 18 digits, partition 00 or 10, check digit',
    system: 'http://snomed.info/sct',
    right: ['22298006', '404684003', '11000146104', '32570521000036109', '138875005', '71388002:405815000=122456005'],
    wrong: ['22298007', '2229800', '37436014', '022298006', 'R60', '12345', '71388003:405815000=122456005'],
  },
  {
    name: 'LOINC: number and check digit',
    system: 'http://loinc.org',
    right: ['8480-6', '85354-9', '1-8', 'LP7753-9', 'LA6576-8'],
    wrong: ['8480-7', '8480', '84806', '8480-', 'X8480-6'],
  },
  {
    name: 'ATC: one to seven characters in capitals',
    system: 'http://www.whocc.no/atc',
    right: ['N', 'N02', 'N02B', 'N02BE', 'N02BE01'],
    wrong: ['n02be01', 'N2', 'N02BE1', 'N02BE011', '02BE01'],
  },
  {
    name: 'ICD-10',
    system: 'urn:oid:2.16.840.1.113883.6.90',
    right: ['I21', 'I21.9', 'I219', 'G63.2*', 'E10.4†'],
    wrong: ['21.9', 'I2', 'i21.9', 'I21..9'],
  },
  {
    name: 'ICPC-1',
    system: 'http://hl7.org/fhir/sid/icpc-1-nl',
    right: ['K75', 'K75.01'],
    wrong: ['K7', 'K75.1', 'k75', 'K75.011'],
  },
  {
    name: 'G-Standaard GPK',
    system: 'urn:oid:2.16.840.1.113883.2.4.4.1',
    right: ['1', '12345678'],
    wrong: ['123456789', 'GPK1', '1.2'],
  },
  {
    name: 'G-Standaard ZI-nummer',
    system: 'urn:oid:2.16.840.1.113883.2.4.4.8',
    right: ['15508161'],
    wrong: ['155081611', 'ZI'],
  },
];

describe.each(systems)('$name', ({ system, right, wrong }) => {
  const coded = (code: string): Json => ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system, code }] },
  });

  it.each(right)('%s can be one, but is not taken for valid', async (code) => {
    const report = await validator.validate(coded(code));
    expect(report.issues.map(lineOf)).toEqual(['information code-unverifiable Observation.code.coding[0].code']);
    expect(report.unverified.codes).toEqual({ [system]: 1 });
  });

  it.each(wrong)('%s cannot be one', async (code) => {
    const report = await validator.validate(coded(code));
    expect(report.issues.map(lineOf)).toEqual(['error code-form Observation.code.coding[0].code']);
    expect(onlyIssue(report, 'code-form').message).toContain(system);
    expect(report.unverified.codes).toEqual({});
  });
});

describe('UCUM', () => {
  const quantity = (code: string): Json => ({
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'x' },
    valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code },
  });

  it.each(['mg', 'mL/h', '10*9/L', '[IU]', 'mm[Hg]', '{tablet}', 'ug/kg/min', '1', '%', 'Cel', 'kg/m2', '/min'])(
    '%s is well-formed',
    async (code) => {
      expect((await validator.validate(quantity(code))).issues).toEqual([]);
    },
  );

  it.each(['mgg', 'µg', 'stuk', 'mg//L', 'ml/uur', '[iu', 'mg/', 'tablet(ten)', 'IE'])('%s is not', async (code) => {
    expect((await validator.validate(quantity(code))).issues.map(lineOf)).toEqual([
      'error ucum-form Observation.valueQuantity.code',
    ]);
  });
});

describe('what a message repeats of a code', () => {
  const BSN = '999990019';

  it.each([
    'http://snomed.info/sct',
    'http://loinc.org',
    'http://www.whocc.no/atc',
    'urn:oid:2.16.840.1.113883.2.4.4.1',
  ])('is no BSN, also under %s', async (system) => {
    const report = await validator.validate({
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system, code: BSN }] },
    });
    expect(report.issues.map(({ rule }) => rule)).toEqual(['code-form']);
    expect(JSON.stringify(report)).not.toContain(BSN);
  });

  it('is no free text', async () => {
    const code = 'Jan Jansen uit Utrecht';
    const report = await validator.validate({ resourceType: 'Patient', gender: code });
    expect(report.issues.map(({ rule }) => rule)).toEqual(['binding-required']);
    expect(JSON.stringify(report)).not.toContain('Jansen');
  });
});
