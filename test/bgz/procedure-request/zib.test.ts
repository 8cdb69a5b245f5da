import { describe, expect, it } from 'vitest';
import { procedureRequest, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'r-1', procedureType: snomed('71388002', 'verrichting') };

const invalid: Invalid[] = [
  ['no type', { procedureType: undefined }, 'missing procedureType NL-CM:14.1.4', 'coded value'],
  [
    'an unknown order status',
    { orderStatus: 'done' },
    'not-in-codelist orderStatus NL-CM:16.1.9',
    'requested (385644000',
  ],
  [
    'a frequency without interval',
    { frequency: 2 },
    'missing interval NL-CM:14.2.3',
    'the interval the frequency counts in',
  ],
  [
    'a frequency of nought',
    { frequency: 0, interval: { value: 1, unit: 'd' } },
    'invalid-value frequency NL-CM:14.2.4',
    'a number above 0',
  ],
  [
    'a frequency of one and a half',
    { frequency: 1.5, interval: { value: 1, unit: 'd' } },
    'invalid-value frequency NL-CM:14.2.4',
    'a whole number',
  ],
  [
    'an end before the start',
    { startDate: '2026-02', endDate: '2026-01' },
    'invalid-period endDate NL-CM:16.1.11',
    'endDate on or after startDate',
  ],
];

describe('ProcedureRequest (Verrichting, aangevraagd)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(procedureRequest, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.procedureRequests?.[0];
    expect(issuesOf(procedureRequest, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(procedureRequest, valid, given);
  });
});
