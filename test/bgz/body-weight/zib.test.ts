import { describe, expect, it } from 'vitest';
import { bodyWeight, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'w-1', weightValue: ucum(72, 'kg'), weightDateTime: '2026-05-04' };

const UNITS = 'one of the units kg, g of UCUM';

const invalid: Invalid[] = [
  ['no weight', { weightValue: undefined }, 'missing weightValue NL-CM:12.1.2', 'amount'],
  ['no moment', { weightDateTime: undefined }, 'missing weightDateTime NL-CM:12.1.4', 'YYYY'],
  ['pounds', { weightValue: ucum(160, '[lb_av]') }, 'invalid-value weightValue.unit NL-CM:12.1.2', UNITS],
  [
    'a weight without a unit',
    { weightValue: { value: 72, unit: { nullFlavor: 'UNK' } } },
    'invalid-value weightValue.unit NL-CM:12.1.2',
    UNITS,
  ],
  [
    'a unit that is not of UCUM',
    { weightValue: { value: 72, unit: { system: 'urn:oid:1.2.3', code: 'kg' } } },
    'invalid-value weightValue.unit NL-CM:12.1.2',
    UNITS,
  ],
  [
    'a weight below nought',
    { weightValue: ucum(-1, 'kg') },
    'invalid-value weightValue.value NL-CM:12.1.2',
    '0 or more',
  ],
  ['clothes of no code', { clothing: 'coat' }, 'not-in-codelist clothing NL-CM:12.1.5', 'full (FULL'],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:12.1.1', 'final'],
];

describe('BodyWeight (Lichaamsgewicht)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(bodyWeight, valid)).toEqual([]);
    expect(issuesOf(bodyWeight, sample.bodyWeights?.[0])).toEqual([]);
  });

  it('takes the weight of a small child in grams, as precise as it is given', () => {
    expect(bodyWeight({ ...valid, weightValue: ucum('2850.0', 'g') }).weightValue).toMatchObject({ value: '2850.0' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(bodyWeight, valid, given);
  });
});
