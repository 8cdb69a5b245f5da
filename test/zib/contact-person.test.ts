import { describe, expect, it } from 'vitest';
import { contactPerson } from '../../src/zib/index';
import { expectIssue, type Invalid, issuesOf } from './support';

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

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(contactPerson, valid, given);
  });
});
