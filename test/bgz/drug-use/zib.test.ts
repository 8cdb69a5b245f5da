import { describe, expect, it } from 'vitest';
import { drugUse } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'd-1', drugUseStatus: 'uses' } as const;

const invalid: Invalid[] = [
  ['no status', { drugUseStatus: undefined }, 'missing drugUseStatus NL-CM:7.4.3', 'usedInThePast (44870007'],
  [
    'a route of no code',
    { routesOfAdministration: ['spray'] },
    'not-in-codelist routesOfAdministration[0] NL-CM:7.4.4',
    'nasal (6',
  ],
  ['an amount that is no text', { amount: 3 }, 'wrong-type amount NL-CM:7.4.8', 'text'],
  [
    'an end before the begin',
    { startDate: '2009', stopDate: '2004-06' },
    'invalid-period stopDate NL-CM:7.4.7',
    'on or after startDate',
  ],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:7.4.1', 'final'],
];

describe('DrugUse (DrugsGebruik)', () => {
  it('accepts the least a record can hold, and one with every concept', () => {
    expect(issuesOf(drugUse, valid)).toEqual([]);
    for (const one of sample.drugUses ?? []) expect(issuesOf(drugUse, one)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(drugUse, valid, given);
  });
});
