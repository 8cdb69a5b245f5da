import { describe, expect, it } from 'vitest';
import { medicalDeviceRequest, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'r-1', product: { productType: snomed('58938008', 'rolstoel') } };
const provider = { organizationName: 'Ziekenhuis' };

const invalid: Invalid[] = [
  ['nothing that is asked for', { product: undefined }, 'missing product NL-CM:10.1.2', 'object'],
  ['a product of no type', { product: {} }, 'missing product.productType NL-CM:10.1.3', 'coded value'],
  [
    'two statuses',
    { orderStatus: 'requested', requestStatus: 'draft' },
    'invalid-value requestStatus NL-CM:16.1.9',
    'not both',
  ],
  ['a status of no code', { orderStatus: 'asked' }, 'not-in-codelist orderStatus NL-CM:16.1.9', 'requested (385644000'],
  ['an intent that is no plan', { intent: 'original-order' }, 'invalid-value intent NL-CM:16.1.7', 'proposal'],
  [
    'an end before the start',
    { startDate: '2026-02', endDate: '2026-01' },
    'invalid-period endDate NL-CM:16.1.11',
    'endDate on or after startDate',
  ],
  ['nobody who asks', { requester: {} }, 'invalid-value requester NL-CM:0.0.7', 'either healthProfessional or'],
  [
    'an organization on behalf of another',
    { requester: { healthcareProvider: provider, onBehalfOf: provider } },
    'invalid-value requester.onBehalfOf NL-CM:17.1.6',
    'professional only',
  ],
  ['nobody who provides', { performer: {} }, 'invalid-value performer NL-CM:16.1.7', 'exactly one of'],
];

describe('MedicalDeviceRequest (MedischHulpmiddel, aangevraagd)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(medicalDeviceRequest, valid)).toEqual([]);
  });

  it.each(sample.medicalDeviceRequests ?? [])('accepts $id', (one) => {
    expect(issuesOf(medicalDeviceRequest, one)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(medicalDeviceRequest, valid, given);
  });
});
