import { describe, expect, it } from 'vitest';
import { medicalDevice, snomed, uzi } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'd-1', product: { productType: snomed('14106009', 'pacemaker') } };

const invalid: Invalid[] = [
  ['no product', { product: undefined }, 'missing product NL-CM:10.1.2', 'an object'],
  ['a product without type', { product: {} }, 'missing product.productType NL-CM:10.1.3', 'coded value'],
  [
    'a product id without number',
    { product: { productType: snomed('14106009'), productId: [{ system: '1.3.160' }] } },
    'missing product.productId[0].value NL-CM:10.1.4',
    'text',
  ],
  [
    'an end before the start',
    { startDate: '2020', endDate: '2019-12-31' },
    'invalid-period endDate NL-CM:0.0.14',
    'endDate on or after startDate',
  ],
  [
    'an indication without display',
    { indications: [{ id: 'p-1' }] },
    'invalid-value indications[0] NL-CM:10.1.7',
    'either id and display, or problem',
  ],
  [
    'a bad problem given whole',
    { indications: [{ problem: { id: 'p', problemStatus: 'active' } }] },
    'missing indications[0].problem.problemName NL-CM:5.1.3',
    'coded value',
  ],
  [
    'a location without name and number',
    { location: { organizationType: 'V6' } },
    'missing location NL-CM:10.1.8',
    'org-1',
  ],
  [
    'a professional with a short UZI number',
    { healthProfessional: { identificationNumbers: [uzi('1')] } },
    'invalid-identifier healthProfessional.identificationNumbers[0].value NL-CM:17.1.2',
    'nine digits',
  ],
];

describe('MedicalDevice (MedischHulpmiddel)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(medicalDevice, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.medicalDevices?.[0];
    expect(issuesOf(medicalDevice, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(medicalDevice, valid, given);
  });
});
