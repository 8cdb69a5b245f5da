import { describe, expect, it } from 'vitest';
import { payer, uzovi } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'b-1', insuranceCompany: { organizationName: 'Proefverzekeraar' } };

const invalid: Invalid[] = [
  [
    'nobody who pays',
    { insuranceCompany: undefined },
    'missing (record) NL-CM:1.1.1',
    'an insuranceCompany or a payerPerson',
  ],
  ['a nameless company', { insuranceCompany: {} }, 'missing insuranceCompany NL-CM:1.1.3', 'org-1'],
  [
    'a UZOVI number of five digits',
    { insuranceCompany: { identificationNumber: uzovi('12345') } },
    'invalid-identifier insuranceCompany.identificationNumber.value NL-CM:1.1.7',
    'four digits',
  ],
  [
    'an unknown word as payer',
    { payerPerson: 'verzekeraar' },
    'wrong-type payerPerson NL-CM:1.1.2',
    "'patient' or a contact person",
  ],
  [
    'a payer with an unknown relation',
    { payerPerson: { relationship: 'zus' } },
    'not-in-codelist payerPerson.relationship NL-CM:3.1.3',
    'SIS',
  ],
  [
    'a bank without account',
    { bankInformation: { bankName: 'Bank' } },
    'missing bankInformation.accountNumber NL-CM:1.1.11',
    'text',
  ],
  [
    'an end before the start',
    { startDateTime: '2021', endDateTime: '2020' },
    'invalid-period endDateTime NL-CM:1.1.14',
    'on or after',
  ],
  [
    'an empty address',
    { addressInformation: [{}] },
    'missing addressInformation[0] NL-CM:1.1.17',
    'at least one part of an address',
  ],
];

describe('Payer (Betaler)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(payer, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.payers?.[0];
    expect(issuesOf(payer, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(payer, valid, given);
  });
});
