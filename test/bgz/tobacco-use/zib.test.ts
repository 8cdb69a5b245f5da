import { describe, expect, it } from 'vitest';
import { tobaccoUse, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 't-1', tobaccoUseStatus: 'smokesDaily' } as const;

const invalid: Invalid[] = [
  ['no status', { tobaccoUseStatus: undefined }, 'missing tobaccoUseStatus NL-CM:7.2.10', 'exSmoker (8517006'],
  [
    'tobacco of no type',
    { typeOfTobaccoUsed: 'vape' },
    'not-in-codelist typeOfTobaccoUsed NL-CM:7.2.9',
    'pipe (82302008',
  ],
  ['an amount below nought', { amount: ucum(-1, '/d') }, 'invalid-value amount.value NL-CM:7.2.6', '0 or more'],
  ['pack years below nought', { packYears: -2 }, 'invalid-value packYears NL-CM:7.2.7', '0 or more'],
  ['pack years with a unit', { packYears: ucum(2, '{PackYears}') }, 'wrong-type packYears NL-CM:7.2.7', 'a number'],
  [
    'an end before the begin',
    { startDate: '2009', stopDate: '2004-06' },
    'invalid-period stopDate NL-CM:7.2.5',
    'on or after startDate',
  ],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:7.2.1', 'final'],
];

describe('TobaccoUse (TabakGebruik)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(tobaccoUse, valid)).toEqual([]);
    for (const one of sample.tobaccoUses ?? []) expect(issuesOf(tobaccoUse, one)).toEqual([]);
    expect(tobaccoUse({ ...valid, packYears: '12.50' }).packYears).toBe('12.50');
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(tobaccoUse, valid, given);
  });
});
