import { describe, expect, it } from 'vitest';
import { atc, medicationUse } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = {
  id: 'mg-1',
  registrationDateTime: '2026-01-02',
  useIndicator: true,
  productUsed: { productName: 'paracetamol' },
};

const invalid: Invalid[] = [
  [
    'no date of registration',
    { registrationDateTime: undefined },
    'missing registrationDateTime NL-CM:9.11.22398',
    'text',
  ],
  ['no use indicator', { useIndicator: undefined }, 'missing useIndicator NL-CM:9.11.22399', 'true or false'],
  ['a use indicator in words', { useIndicator: 'ja' }, 'wrong-type useIndicator NL-CM:9.11.22399', 'true or false'],
  ['no product', { productUsed: undefined }, 'missing productUsed NL-CM:9.11.21339', 'an object'],
  [
    'a product without any name',
    { productUsed: { productCodes: [] } },
    'missing productUsed NL-CM:9.11.21339',
    'a productCode, productName or description',
  ],
  [
    'an ATC code that is none',
    { productUsed: { productCodes: [atc('M01A3')] } },
    'invalid-code productUsed.productCodes[0].code NL-CM:9.7.19927',
    'an ATC code',
  ],
  [
    'an end before the start',
    { periodOfUse: { startDateTime: '2026-01-02', endDateTime: '2026-01-01' } },
    'invalid-period periodOfUse.endDateTime NL-CM:20.3.3',
    'on or after',
  ],
  [
    'a period in months of the year',
    { periodOfUse: { duration: { value: 1, unit: 'maand' } } },
    'invalid-value periodOfUse.duration.unit NL-CM:20.3.4',
    's, min, h, d, wk, mo, a',
  ],
  ['a reason that is no list', { reasons: { id: 'p' } }, 'wrong-type reasons NL-CM:9.11.22491', 'a list'],
  [
    'a contact person as author',
    { author: { contactPerson: { relationship: 'SIS', nameInformation: { initials: 'Q.' } } } },
    'invalid-value author.contactPerson NL-CM:0.0.7',
    'no contactPerson here',
  ],
  ['an unknown stop type', { stopType: 'stop' }, 'not-in-codelist stopType NL-CM:9.11.23132', 'temporary (1'],
  [
    'a treatment number without system',
    { medicationTreatment: { value: '1' } },
    'missing medicationTreatment.system NL-CM:9.11.21338',
    'text',
  ],
];

describe('MedicationUse (MedicatieGebruik)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(medicationUse, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.medicationUses?.[0];
    expect(issuesOf(medicationUse, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(medicationUse, valid, given);
  });
});
