import { describe, expect, it } from 'vitest';
import { hpk, pharmaceuticalProduct, prk, snomed, ucum } from '../../../src/zib';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG')] };

const invalid: Invalid[] = [
  [
    'no code, name or description',
    { productCodes: undefined },
    'missing (record) NL-CM:9.7.19926',
    'a productCode, productName or description',
  ],
  [
    'a HPK of nine digits',
    { productCodes: [hpk('123456789')] },
    'invalid-code productCodes[0].code NL-CM:9.7.19927',
    'an HPK of 1-8 digits',
  ],
  [
    'two codes of a system of which the profile takes one',
    { productCodes: [prk('17469'), hpk('2919087'), prk('17470')] },
    'invalid-value productCodes[2].system NL-CM:9.7.19927',
    'one code of each code system',
  ],
  [
    'the same with one that stands for another',
    { productCodes: [{ ...hpk('2919087'), translations: [prk('17469')] }, prk('17470')] },
    'invalid-value productCodes[1].system NL-CM:9.7.19927',
    'one code of each code system',
  ],
  [
    'a form that is no code',
    { pharmaceuticalForm: true },
    'wrong-type pharmaceuticalForm NL-CM:9.7.19931',
    'coded value',
  ],
  [
    'a negative amount',
    { ingredients: [{ ingredientCode: snomed('387207008'), ingredientAmount: ucum(-1, 'mg') }] },
    'invalid-value ingredients[0].ingredientAmount.value NL-CM:9.7.22277',
    '0 or more',
  ],
  [
    'an amount without unit',
    { ingredients: [{ ingredientCode: snomed('387207008'), productAmount: { value: 1 } }] },
    'missing ingredients[0].productAmount.unit NL-CM:9.7.22278',
    'coded value',
  ],
];

describe('PharmaceuticalProduct (FarmaceutischProduct)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(pharmaceuticalProduct, valid)).toEqual([]);
  });

  it('accepts several codes of a system of which the profile does not say that it is one', () => {
    expect(issuesOf(pharmaceuticalProduct, { productCodes: [snomed('387207008'), snomed('387517004')] })).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(pharmaceuticalProduct, valid, given);
  });
});
