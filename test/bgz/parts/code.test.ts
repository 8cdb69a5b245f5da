import { describe, expect, it } from 'vitest';
import {
  allergyIntolerance,
  atc,
  code,
  codings,
  country,
  dhdDiagnosis,
  icd10,
  icpc1,
  loinc,
  nullFlavor,
  nullFlavors,
  patient,
  problem,
  snomed,
} from '../../../src/zib';
import { issuesOf, lineOf } from '../support';

const nameOf = (problemName: unknown) => {
  const result = problem.parse({ id: 'p', problemName, problemStatus: 'active' });
  return result.ok ? result.record.problemName : result.issues.map(lineOf);
};

describe('coded values', () => {
  it('keeps code, display, version and original text as given', () => {
    const given = { ...snomed('48867003', 'bradycardie'), version: '2026', originalText: 'trage pols' };
    expect(nameOf(given)).toEqual(given);
  });

  it('keeps several codings, the first leading', () => {
    const given = codings(snomed('48867003', 'bradycardie'), icpc1('K80'), dhdDiagnosis('0000012345'));
    expect(nameOf(given)).toEqual({
      system: 'http://snomed.info/sct',
      code: '48867003',
      display: 'bradycardie',
      translations: [
        { system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'K80' },
        { system: 'urn:oid:2.16.840.1.113883.2.4.3.120.5.1', code: '0000012345' },
      ],
    });
  });

  it.each(nullFlavors)('accepts nullFlavor %s with original text', (reason) => {
    expect(nameOf(nullFlavor(reason, 'astma'))).toEqual({ nullFlavor: reason, originalText: 'astma' });
  });

  it('reads a NullFlavor given as a code as a nullFlavor', () => {
    const given = { system: '2.16.840.1.113883.5.1008', code: 'OTH', display: 'overig', originalText: 'astma' };
    expect(nameOf(given)).toEqual({ nullFlavor: 'OTH', display: 'overig', originalText: 'astma' });
  });

  it.each([
    ['2.16.840.1.113883.6.96', '48867003', 'http://snomed.info/sct'],
    ['urn:oid:2.16.840.1.113883.6.96', '48867003', 'http://snomed.info/sct'],
    ['http://snomed.info/sct', '48867003', 'http://snomed.info/sct'],
    ['2.16.840.1.113883.2.4.4.31.1', 'K80', 'http://hl7.org/fhir/sid/icpc-1-nl'],
    ['2.16.840.1.113883.6.90', 'R00.1', 'urn:oid:2.16.840.1.113883.6.90'],
    ['1.2.3.4', 'x y', 'urn:oid:1.2.3.4'],
    ['2.16.840.1.113883.2.4.3.11.60.40.4.1', 'x', 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.1'],
  ])('normalises system %s with code %s to %s', (system, value, uri) => {
    expect(nameOf({ system, code: value })).toEqual({ system: uri, code: value });
    expect(nameOf({ ...snomed('48867003'), translations: [{ system, code: value }] })).toMatchObject({
      translations: [{ system: uri, code: value }],
    });
  });

  it.each<[string, unknown, string[]]>([
    [
      'the OID of a zib value set as system',
      code('2.16.840.1.113883.2.4.3.11.60.40.2.5.1.3', 'x'),
      ['invalid-code problemName.system NL-CM:5.1.3'],
    ],
    ['a word as system', { system: 'SNOMED', code: '48867003' }, ['invalid-code problemName.system NL-CM:5.1.3']],
    ['two blanks in the code', code('1.2.3', 'x  y'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['a wrong SNOMED CT check digit', snomed('48867004'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['a SNOMED CT description id', snomed('81133019'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['a SNOMED CT id of five digits', snomed('12345'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['a SNOMED CT id with a leading zero', snomed('048867003'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['a wrong LOINC check digit', loinc('8302-3'), ['invalid-code problemName.code NL-CM:5.1.3']],
    ['an ATC code of six characters', atc('M01AE0'), ['invalid-code problemName.code NL-CM:5.1.3']],
    [
      'a wrong code in a translation',
      codings(snomed('48867003'), snomed('1')),
      ['invalid-code problemName.translations[0].code NL-CM:5.1.3'],
    ],
    ['a system without code', { system: '1.2.3' }, ['missing problemName.code NL-CM:5.1.3']],
    ['nothing in it', {}, ['missing problemName NL-CM:5.1.3']],
    [
      'both code and nullFlavor',
      { ...snomed('48867003'), nullFlavor: 'OTH' },
      ['invalid-code problemName NL-CM:5.1.3'],
    ],
    ['an unknown nullFlavor', { nullFlavor: 'ONBEKEND' }, ['invalid-value problemName.nullFlavor NL-CM:5.1.3']],
    [
      'an unknown NullFlavor as code',
      { system: '2.16.840.1.113883.5.1008', code: 'ONB' },
      ['invalid-code problemName.code NL-CM:5.1.3'],
    ],
    ['null', null, ['missing problemName NL-CM:5.1.3']],
    [
      'an unknown property beside a wrong code and a display that is no text',
      { ...snomed('1'), display: 5, foo: 1 },
      [
        'wrong-type problemName.display NL-CM:5.1.3',
        'unknown-property problemName.foo NL-CM:5.1.3',
        'invalid-code problemName.code NL-CM:5.1.3',
      ],
    ],
  ])('refuses %s', (_name, given, lines) => {
    expect(nameOf(given)).toEqual(lines);
  });

  it.each(['48867003', '387713003', '11000146104', '49581000146104', '16076005'])('accepts SNOMED CT id %s', (id) => {
    expect(nameOf(snomed(id))).toEqual({ system: 'http://snomed.info/sct', code: id });
  });

  it.each([loinc('8302-2'), loinc('85354-9'), atc('M'), atc('M01'), atc('M01AE01'), icd10('R00.1'), country('NL')])(
    'accepts $system $code',
    (given) => expect(nameOf(given)).toEqual(given),
  );

  it('tells what was found only when it is shaped like a code', () => {
    const found = (value: string) =>
      issuesOf(problem, { id: 'p', problemName: snomed(value), problemStatus: 'active' })[0]?.found;
    expect(found('48867004')).toBe('"48867004"');
    expect(found('R00.1')).toBe('"R00.1"');
    expect(found('Jansen')).toBe('text of 6 characters');
    expect(found('999999990')).toBe('text of 9 characters');
  });
});

describe('codelist values', () => {
  const built = (change: object) => {
    const result = allergyIntolerance.parse({ id: 'a', causativeAgent: snomed('3718001'), ...change });
    return result.ok ? result.record : result.issues.map(lineOf);
  };

  it.each<[string, object, object]>([
    [
      'a code alone',
      { allergyStatus: 'active' },
      { allergyStatus: { system: 'http://hl7.org/fhir/v3/ActStatus', code: 'active', display: 'Actief' } },
    ],
    [
      'a short name',
      { criticality: 'fatal' },
      { criticality: { system: 'http://snomed.info/sct', code: '399166001', display: 'Fataal' } },
    ],
    [
      'the full form, its display filled',
      { criticality: snomed('399166001') },
      { criticality: { code: '399166001', display: 'Fataal' } },
    ],
    [
      'the full form, its display kept',
      { criticality: snomed('399166001', 'dodelijk') },
      { criticality: { display: 'dodelijk' } },
    ],
    [
      'an OID as system',
      { criticality: { system: '2.16.840.1.113883.6.96', code: '399166001' } },
      { criticality: { system: 'http://snomed.info/sct', display: 'Fataal' } },
    ],
    [
      'a nullFlavor of the list',
      { allergyCategory: nullFlavor('OTH', 'huisdier') },
      { allergyCategory: { nullFlavor: 'OTH', display: 'Anders', originalText: 'huisdier' } },
    ],
    [
      'a nullFlavor of the list by its code alone',
      { allergyCategory: 'OTH' },
      { allergyCategory: { nullFlavor: 'OTH', display: 'Anders' } },
    ],
  ])('accepts %s', (_name, change, expected) => {
    expect(built(change)).toMatchObject(expected);
  });

  it('keeps a code outside an open list when its system is given', () => {
    const given = { reactions: [{ symptoms: [snomed('48867003', 'bradycardie'), nullFlavor('UNK')] }] };
    expect(built(given)).toMatchObject(given);
  });

  it.each<[string, object, string]>([
    [
      'a code of the list in another system',
      { allergyStatus: code('1.2.3', 'active') },
      'not-in-codelist allergyStatus.code NL-CM:8.2.5',
    ],
    ['the name of an Object property', { allergyStatus: 'constructor' }, 'not-in-codelist allergyStatus NL-CM:8.2.5'],
    ['__proto__', { allergyStatus: '__proto__' }, 'not-in-codelist allergyStatus NL-CM:8.2.5'],
    ['a number', { allergyStatus: 1 }, 'not-in-codelist allergyStatus NL-CM:8.2.5'],
    ['a fraction', { allergyStatus: 1.5 }, 'wrong-type allergyStatus NL-CM:8.2.5'],
    ['a list', { allergyStatus: ['active'] }, 'wrong-type allergyStatus NL-CM:8.2.5'],
    [
      'a code without system that the list does not have',
      { allergyStatus: { code: 'aktief' } },
      'not-in-codelist allergyStatus.code NL-CM:8.2.5',
    ],
  ])('refuses %s', (_name, change, line) => {
    expect(built(change)).toEqual([line]);
  });

  it('names the codes with their short names in the message', () => {
    const [issue] = issuesOf(patient, { identificationNumbers: [{ system: '1.2.3', value: '1' }], gender: 'vrouw' });
    expect(issue?.message).toBe(
      'gender (NL-CM:0.1.9 Gender): found "vrouw", allowed is a code of GeslachtCodelijst: UNK (Onbekend), ' +
        'UN (Ongedifferentieerd), M (Man), F (Vrouw). Did you mean F?',
    );
  });
});
