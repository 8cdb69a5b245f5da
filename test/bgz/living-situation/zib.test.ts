import { describe, expect, it } from 'vitest';
import { livingSituation } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'l-1', houseType: 'flat' } as const;

const invalid: Invalid[] = [
  ['a house of no type', { houseType: 'castle' }, 'not-in-codelist houseType NL-CM:7.8.3', 'houseboat (WOONB'],
  ['a date that is none', { dateTime: 'sinds kort' }, 'invalid-moment dateTime NL-CM:0.0.14', 'YYYY'],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:7.8.1', 'final'],
];

describe('LivingSituation (Woonsituatie)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(livingSituation, { id: 'l-1', comment: 'woont tijdelijk elders' })).toEqual([]);
    for (const one of sample.livingSituations ?? []) expect(issuesOf(livingSituation, one)).toEqual([]);
    expect(livingSituation({ ...valid, houseType: 'homeless' }).houseType).toMatchObject({ code: 'DAKLOO' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(livingSituation, valid, given);
  });
});
