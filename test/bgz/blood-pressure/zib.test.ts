import { describe, expect, it } from 'vitest';
import { bloodPressure, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = {
  id: 'bp-1',
  systolicBloodPressure: ucum(120, 'mm[Hg]'),
  diastolicBloodPressure: ucum(80, 'mm[Hg]'),
  bloodPressureDateTime: '2026-05-04T10:30:00+02:00',
};

const UNIT = 'the unit mm[Hg] of UCUM';

const invalid: Invalid[] = [
  [
    'no systolic pressure',
    { systolicBloodPressure: undefined },
    'missing systolicBloodPressure NL-CM:12.4.2',
    'amount',
  ],
  ['no moment', { bloodPressureDateTime: undefined }, 'missing bloodPressureDateTime NL-CM:12.4.5', 'YYYY'],
  [
    'a pressure in another unit',
    { diastolicBloodPressure: ucum(10.7, 'kPa') },
    'invalid-value diastolicBloodPressure.unit NL-CM:12.4.3',
    UNIT,
  ],
  [
    'a unit that is not of UCUM',
    { averageBloodPressure: { value: 93, unit: { system: 'urn:oid:1.2.3', code: 'mm[Hg]' } } },
    'invalid-value averageBloodPressure.unit NL-CM:12.4.4',
    UNIT,
  ],
  [
    'a pressure without a unit',
    { systolicBloodPressure: { value: 120, unit: { nullFlavor: 'UNK' } } },
    'invalid-value systolicBloodPressure.unit NL-CM:12.4.2',
    UNIT,
  ],
  [
    'a pressure below nought',
    { systolicBloodPressure: ucum(-1, 'mm[Hg]') },
    'invalid-value systolicBloodPressure.value NL-CM:12.4.2',
    '0 or more',
  ],
  ['a cuff of no type', { cuffType: 'huge' }, 'not-in-codelist cuffType NL-CM:12.4.9', 'extraLarge (XL'],
  ['a position of no code', { position: 'afloat' }, 'not-in-codelist position NL-CM:12.4.11', 'sitting (33586001'],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:12.4.1', 'final'],
];

describe('BloodPressure (Bloeddruk)', () => {
  it('accepts the least a record can hold', () => {
    const { diastolicBloodPressure: _none, ...least } = valid;
    expect(issuesOf(bloodPressure, least)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    expect(issuesOf(bloodPressure, sample.bloodPressures?.[0])).toEqual([]);
    expect(bloodPressure({ ...valid, cuffType: 'youngChild' }).cuffType).toMatchObject({ code: 'JONGKIND' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(bloodPressure, valid, given);
  });
});
