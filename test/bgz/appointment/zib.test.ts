import { describe, expect, it } from 'vitest';
import { appointment } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'a-1', startDateTime: '2027-01-05T10:00', endDateTime: '2027-01-05T10:20' };

const invalid: Invalid[] = [
  ['a status that FHIR does not have', { status: 'planned' }, 'invalid-value status NL-CM:15.1.1', 'booked'],
  [
    'an end before the start',
    { endDateTime: '2027-01-05T09:00' },
    'invalid-period endDateTime NL-CM:16.1.11',
    'endDateTime on or after startDateTime',
  ],
  [
    'a booked one without an end',
    { status: 'booked', endDateTime: undefined },
    'missing endDateTime NL-CM:16.1.11',
    'app-3',
  ],
  [
    'a pending one on a day',
    { status: 'pending', startDateTime: '2027-01-05' },
    'missing startDateTime NL-CM:16.1.10',
    'app-3',
  ],
  ['a procedure without a name', { procedures: [{ id: 'v' }] }, 'missing procedures[0].display NL-CM:15.1.11', 'text'],
];

describe('Appointment (Contact, gepland)', () => {
  it.each([
    ['nothing but an id', { id: 'a-1' }],
    ['times', valid],
    ['a day, proposed', { id: 'a-1', status: 'proposed', startDateTime: '2027-01-05' }],
    ['a day, called off', { id: 'a-1', status: 'cancelled', startDateTime: '2027-01-05' }],
  ])('accepts %s', (_what, given) => {
    expect(issuesOf(appointment, given)).toEqual([]);
  });

  it.each(sample.appointments ?? [])('accepts $id', (one) => {
    expect(issuesOf(appointment, one)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(appointment, valid, given);
  });
});
