import { describe, expect, it } from 'vitest';
import { bsn, contactPerson, patient, payer, problem, snomed } from '../../../src/zib';
import { expectIssue, type Invalid, issuesOf, type Parser } from '../support';

const valid = { relationship: 'SIS', role: '1' };

const invalid: Invalid[] = [
  ['an unknown relation', { relationship: 'zus' }, 'not-in-codelist relationship NL-CM:3.1.3', 'SIS'],
  ['an unknown role', { role: '8' }, 'not-in-codelist role NL-CM:3.1.2', '24'],
  ['a bare name', { nameInformation: 'Jansen' }, 'wrong-type nameInformation NL-CM:3.1.4', 'an object'],
];

describe('ContactPerson (Contactpersoon)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(contactPerson, valid)).toEqual([]);
  });

  it.each<[object, string]>([
    [{}, 'nothing in it'],
    [{ id: 5, addressInformation: [] }, 'only an id'],
  ])('refuses one that says nothing, %j, wherever it stands, and says what to do', (nobody, found) => {
    const said = [['missing', found, expect.stringContaining('contact person, written out here')]];
    const about = (zib: Parser, record: object) =>
      issuesOf(zib, record).map((issue) => [issue.code, issue.found, issue.allowed]);
    const person = { identificationNumbers: [bsn('999999990')] };
    expect(about(contactPerson, nobody)).toEqual(said);
    expect(about(patient, { ...person, contactPersons: [nobody] })).toEqual(expect.arrayContaining(said));
    expect(about(payer, { id: 'b-1', payerPerson: nobody })).toEqual(said);
    const told = { id: 'p-1', problemName: snomed('48867003'), problemStatus: 'active' };
    expect(about(problem, { ...told, informationSource: { contactPerson: nobody } })).toEqual(said);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(contactPerson, valid, given);
  });
});
