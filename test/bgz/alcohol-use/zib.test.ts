import { describe, expect, it } from 'vitest';
import { alcoholUse, ucum } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'a-1', alcoholUseStatus: 'drinks' } as const;

const invalid: Invalid[] = [
  ['no status', { alcoholUseStatus: undefined }, 'missing alcoholUseStatus NL-CM:7.3.2', 'doesNotDrink (105542008'],
  ['an amount below nought', { amount: ucum(-1, '{glas}/wk') }, 'invalid-value amount.value NL-CM:7.3.6', '0 or more'],
  ['an amount in words', { amount: 'twee glazen' }, 'wrong-type amount NL-CM:7.3.6', 'amount { value, unit }'],
  [
    'an end before the begin',
    { startDate: '2009', stopDate: '2004-06' },
    'invalid-period stopDate NL-CM:7.3.5',
    'on or after startDate',
  ],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:7.3.1', 'final'],
];

describe('AlcoholUse (AlcoholGebruik)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(alcoholUse, valid)).toEqual([]);
    for (const one of sample.alcoholUses ?? []) expect(issuesOf(alcoholUse, one)).toEqual([]);
  });

  it('takes an amount in any unit', () => {
    for (const unit of ['{glas}/wk', '{glasses}/d', 'g/d'])
      expect(issuesOf(alcoholUse, { ...valid, amount: ucum('1.5', unit) })).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(alcoholUse, valid, given);
  });
});
