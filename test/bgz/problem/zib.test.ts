import { describe, expect, it } from 'vitest';
import { problem, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'p-1', problemName: snomed('48867003', 'bradycardie'), problemStatus: 'active' };

const invalid: Invalid[] = [
  ['no status', { problemStatus: undefined }, 'missing problemStatus NL-CM:5.1.4', 'active (55561003'],
  ['no name', { problemName: undefined }, 'missing problemName NL-CM:5.1.3', 'coded value'],
  [
    'a name with neither code nor reason',
    { problemName: { version: '1' } },
    'missing problemName NL-CM:5.1.3',
    'or a nullFlavor',
  ],
  [
    'a status outside the list',
    { problemStatus: 'resolved' },
    'not-in-codelist problemStatus NL-CM:5.1.4',
    'active (55561003',
  ],
  [
    'a verification outside the list',
    { verificationStatus: snomed('48867003') },
    'not-in-codelist verificationStatus.code NL-CM:5.1.10',
    'confirmed (410605003',
  ],
  [
    'an end before the start',
    { problemStartDate: '2010-02', problemEndDate: '2010-01-31' },
    'invalid-period problemEndDate NL-CM:5.1.9',
    'problemEndDate on or after problemStartDate',
  ],
  ['a start in month 13', { problemStartDate: '2010-13' }, 'invalid-moment problemStartDate NL-CM:5.1.6', 'YYYY-MM'],
  ['a number as start', { problemStartDate: 2010 }, 'wrong-type problemStartDate NL-CM:5.1.6', 'text'],
  [
    'an unknown type word',
    { problemType: 'diagnose' },
    'not-in-codelist problemType NL-CM:5.1.8',
    'diagnosis (282291009',
  ],
  [
    'an unknown side',
    { problemLaterality: 'links' },
    'not-in-codelist problemLaterality NL-CM:5.1.12',
    'left (7771000',
  ],
  [
    'a location without code',
    { problemAnatomicalLocation: { system: '2.16.840.1.113883.6.96' } },
    'missing problemAnatomicalLocation.code NL-CM:5.1.11',
    'system and code together',
  ],
  [
    'an organization as source',
    { informationSource: { healthcareProvider: { organizationName: 'Z' } } },
    'invalid-value informationSource.healthcareProvider NL-CM:0.0.2',
    'no healthcareProvider here',
  ],
];

describe('Problem (Probleem)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(problem, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.problems?.[0];
    expect(issuesOf(problem, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(problem, valid, given);
  });
});
