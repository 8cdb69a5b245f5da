import { describe, expect, it } from 'vitest';
import { healthcareProvider, ura } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { organizationName: 'Ziekenhuis De Proef' };

const invalid: Invalid[] = [
  ['neither name nor number', { organizationName: undefined }, 'missing (record) NL-CM:17.2.1', 'org-1'],
  [
    'a URA with letters',
    { identificationNumbers: [ura('0000123A')] },
    'invalid-identifier identificationNumbers[0].value NL-CM:17.2.2',
    'eight digits',
  ],
  [
    'a department without code',
    { departmentSpecialty: { system: '2.16.840.1.113883.2.4.6.7' } },
    'missing departmentSpecialty.code NL-CM:17.2.7',
    'system and code together',
  ],
  [
    'one address that is no list',
    { addressInformation: { street: 'Proefweg' } },
    'wrong-type addressInformation NL-CM:17.2.5',
    'a list',
  ],
];

describe('HealthcareProvider (Zorgaanbieder)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(healthcareProvider, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.healthcareProviders?.[0];
    expect(issuesOf(healthcareProvider, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(healthcareProvider, valid, given);
  });
});
