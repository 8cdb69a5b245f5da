import { describe, expect, it } from 'vitest';
import { medicationAgreement, prk, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = {
  id: 'ma-1',
  agreementDateTime: '2026-03-01',
  agreedMedicine: { productCodes: [prk('17469', 'IBUPROFEN TABLET 600MG')] },
};

const invalid: Invalid[] = [
  ['no date', { agreementDateTime: undefined }, 'missing agreementDateTime NL-CM:9.6.19757', 'text'],
  ['no medicine', { agreedMedicine: undefined }, 'missing agreedMedicine NL-CM:9.6.19925', 'an object'],
  [
    'letters as PRK',
    { agreedMedicine: { productCodes: [prk('abc')] } },
    'invalid-code agreedMedicine.productCodes[0].code NL-CM:9.7.19927',
    'a PRK of 1-8 digits',
  ],
  [
    'a negative body weight',
    { bodyWeight: { value: ucum(-1, 'kg') } },
    'invalid-value bodyWeight.value.value NL-CM:9.6.9580',
    '0 or more',
  ],
  [
    'a reason outside the list as a word',
    { reasonForAgreement: 'start' },
    'not-in-codelist reasonForAgreement NL-CM:9.6.22094',
    'or another code with its system',
  ],
  [
    'additional information that is no list',
    { additionalInformation: '1' },
    'wrong-type additionalInformation NL-CM:9.6.23283',
    'a list',
  ],
  [
    'a related agreement without number',
    { relatedAgreements: [{ display: 'eerder' }] },
    'missing relatedAgreements[0].identification NL-CM:9.6.9580',
    'identification number',
  ],
  [
    'a prescriber whose name has no parts',
    { prescriber: { nameInformation: {} } },
    'missing prescriber.nameInformation NL-CM:17.1.3',
    'at least one part of a name',
  ],
  [
    'a cancelled indicator in words',
    { canceledIndicator: 'nee' },
    'wrong-type canceledIndicator NL-CM:9.6.9580',
    'true or false',
  ],
];

describe('MedicationAgreement (Medicatieafspraak)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(medicationAgreement, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.medicationAgreements?.[0];
    expect(issuesOf(medicationAgreement, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(medicationAgreement, valid, given);
  });
});
