import { describe, expect, it } from 'vitest';
import { big, healthProfessional } from '../../src/zib/index';
import { sample } from './sample';
import { expectIssue, type Invalid, issuesOf } from './support';

const valid = { nameInformation: { lastName: { lastName: 'Hartman' } } };

const invalid: Invalid[] = [
  ['a specialty that is no code', { specialty: true }, 'wrong-type specialty NL-CM:17.1.4', 'coded value'],
  [
    'a BIG number of ten digits',
    { identificationNumbers: [big('1234567890')] },
    'invalid-identifier identificationNumbers[0].value NL-CM:17.1.2',
    'eleven digits',
  ],
  ['a role outside the list as a word', { role: 'arts' }, 'not-in-codelist role NL-CM:17.1.5', 'RESP'],
  [
    'an organization with an unknown type',
    { healthcareProvider: { organizationName: 'Z', organizationType: 'ziekenhuis' } },
    'not-in-codelist healthcareProvider.organizationType NL-CM:17.2.4',
    'V4',
  ],
];

describe('HealthProfessional (Zorgverlener)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(healthProfessional, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.healthProfessionals?.[0];
    expect(issuesOf(healthProfessional, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(healthProfessional, valid, given);
  });
});
