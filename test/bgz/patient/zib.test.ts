import { describe, expect, it } from 'vitest';
import { bsn, patient } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { identificationNumbers: [bsn('999999990')] };

const invalid: Invalid[] = [
  ['no numbers', { identificationNumbers: undefined }, 'missing identificationNumbers NL-CM:0.1.7', 'a list'],
  [
    'an empty list of numbers',
    { identificationNumbers: [] },
    'invalid-value identificationNumbers NL-CM:0.1.7',
    'at least one identification number',
  ],
  [
    'two BSNs',
    { identificationNumbers: [bsn('999999990'), bsn('111222333')] },
    'invalid-identifier identificationNumbers NL-CM:0.1.7',
    'at most one BSN',
  ],
  [
    'a gender outside the list',
    { gender: 'V' },
    'not-in-codelist gender NL-CM:0.1.9',
    /GeslachtCodelijst: UNK \(Onbekend\), .*F \(Vrouw\)$/,
  ],
  [
    'a birth date with time',
    { dateOfBirth: '1950-06-01T10:00' },
    'invalid-moment dateOfBirth NL-CM:0.1.10',
    /YYYY-MM-DD$/,
  ],
  [
    'a death date of someone alive',
    { deathIndicator: false, dateOfDeath: '2020' },
    'invalid-value dateOfDeath NL-CM:0.1.33',
    'no dateOfDeath when deathIndicator is false',
  ],
  ['an empty name', { nameInformation: {} }, 'missing nameInformation NL-CM:0.1.6', 'at least one part of a name'],
  [
    'a prefix without last name',
    { nameInformation: { lastName: { prefix: 'de' } } },
    'missing nameInformation.lastName.lastName NL-CM:20.4.10',
    'text',
  ],
  [
    'a name usage outside the list',
    { nameInformation: { initials: 'A.', nameUsage: 'NL5' } },
    'not-in-codelist nameInformation.nameUsage NL-CM:20.4.7',
    'NL1 (Eigen geslachtsnaam)',
  ],
  [
    'an unknown house number indication',
    { addressInformation: [{ houseNumberIndication: 'tegenover' }] },
    'invalid-value addressInformation[0].houseNumberIndication NL-CM:20.5.9',
    'one of to, by',
  ],
  [
    'a telephone without number',
    { contactInformation: { telephoneNumbers: [{ telecomType: 'MC' }] } },
    'missing contactInformation.telephoneNumbers[0].telephoneNumber NL-CM:20.6.4',
    'text',
  ],
  [
    'an unknown kind of number',
    { contactInformation: { telephoneNumbers: [{ telephoneNumber: '1', numberType: 'mobiel' }] } },
    'not-in-codelist contactInformation.telephoneNumbers[0].numberType NL-CM:20.6.6',
    'HP (Telefoonnummer thuis)',
  ],
  [
    'a language without code',
    { languageProficiencies: [{}] },
    'missing languageProficiencies[0].communicationLanguage NL-CM:7.12.3',
    'coded value',
  ],
  [
    'a contact without name, contact information and address',
    { contactPersons: [{ relationship: 'SIS', role: '1', contactInformation: { telephoneNumbers: [] } }] },
    'missing contactPersons[0] NL-CM:3.1.1',
    'no contact without (pat-1)',
  ],
  [
    'a contact with a number',
    {
      contactPersons: [
        {
          nameInformation: { givenName: 'An' },
          identificationNumbers: [{ system: 'urn:oid:2.16.528.1.1007.3.3.1234.9', value: 'K-1' }],
        },
      ],
    },
    'invalid-value contactPersons[0].identificationNumbers NL-CM:3.1.1',
    'has no place for them',
  ],
  [
    'a contact with an unknown relation',
    { contactPersons: [{ relationship: 'zus', nameInformation: { givenName: 'An' } }] },
    'not-in-codelist contactPersons[0].relationship NL-CM:3.1.3',
    'SIS',
  ],
  [
    'a general practitioner who is nobody',
    { generalPractitioners: [{}] },
    'missing generalPractitioners[0] NL-CM:0.1.1',
    'a healthProfessional or a healthcareProvider',
  ],
  ['a pharmacy without name', { preferredPharmacy: {} }, 'missing preferredPharmacy NL-CM:17.2.1', 'organizationName'],
];

describe('Patient (Patiënt)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(patient, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.patient;
    expect(issuesOf(patient, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(patient, valid, given);
  });
});
