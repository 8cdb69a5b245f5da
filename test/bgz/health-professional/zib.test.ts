import { describe, expect, it } from 'vitest';
import {
  agb,
  allergyIntolerance,
  bgzRecords,
  big,
  bsn,
  healthProfessional,
  patient,
  procedure,
  snomed,
} from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf, type Parser } from '../support';

const valid = { nameInformation: { lastName: { lastName: 'Hartman' } } };

const invalid: Invalid[] = [
  ['a specialty that is no code', { specialty: true }, 'wrong-type specialty NL-CM:17.1.4', 'coded value'],
  [
    'a BIG number of ten digits',
    { identificationNumbers: [big('1234567890')] },
    'invalid-identifier identificationNumbers[0].value NL-CM:17.1.2',
    'eleven digits',
  ],
  [
    'two numbers of a register of which the profile takes one',
    { identificationNumbers: [agb('01000001'), big('12345678901'), agb('01000002')] },
    'invalid-identifier identificationNumbers[2].system NL-CM:17.1.2',
    'one number of each register',
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

  it.each([{ specialty: snomed('394579002') }, { healthcareProvider: { organizationName: 'Z' } }, { role: 'RESP' }])(
    'accepts one of whom only this is known: %j',
    (known) => {
      expect(issuesOf(healthProfessional, known)).toEqual([]);
      expect(issuesOf(healthProfessional, { id: 77, ...known })).toEqual([]);
    },
  );

  it.each<[object, string]>([
    [{}, 'nothing in it'],
    [{ id: 77 }, 'only an id'],
    [{ id: 'z-1', identificationNumbers: [], contactInformation: {}, nameInformation: null }, 'only an id'],
  ])('refuses one that says nothing, %j, wherever it stands, and says what to do', (nobody, found) => {
    const what = 'what is known of the health professional, written out here: it is not joined by id';
    const said = [['missing', found, what]];
    const about = (zib: Parser, record: object) =>
      issuesOf(zib, record).map((issue) => [issue.code, issue.found, issue.allowed]);
    const act = { id: 'v-1', procedureType: snomed('71388002') };
    const allergy = { id: 'a-1', causativeAgent: snomed('256349002') };
    const person = { identificationNumbers: [bsn('999999990')] };
    expect(about(healthProfessional, nobody)).toEqual(said);
    expect(about(procedure, { ...act, performers: [{ role: 'RESP' }, nobody] })).toEqual(said);
    expect(about(procedure, { ...act, requester: nobody })).toEqual(said);
    expect(about(allergyIntolerance, { ...allergy, author: { healthProfessional: nobody } })).toEqual(said);
    expect(about(patient, { ...person, generalPractitioners: [{ healthProfessional: nobody }] })).toEqual(said);
    expect(about(bgzRecords, { patient: person, healthProfessionals: [nobody] })).toEqual(said);
    const [issue] = issuesOf(procedure, { ...act, performers: [nobody] });
    expect([issue?.at, issue?.record]).toEqual(['performers[0]', 'v-1']);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(healthProfessional, valid, given);
  });
});
