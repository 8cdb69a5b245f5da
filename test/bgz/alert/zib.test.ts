import { describe, expect, it } from 'vitest';
import { alert, nullFlavor } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'al-1', alertName: 'carrierOfMrsa', startDateTime: '2024-05-04' } as const;

const invalid: Invalid[] = [
  [
    'neither name nor condition',
    { alertName: undefined },
    'missing alertName NL-CM:8.3.4',
    'one of alertName, condition',
  ],
  ['a name that is no code', { alertName: 'drager MRSA' }, 'not-in-codelist alertName NL-CM:8.3.4', '432415000'],
  ['a type that is no code', { alertType: 'danger' }, 'not-in-codelist alertType NL-CM:8.3.6', 'condition (75323-6'],
  [
    'a condition by its id without words',
    { condition: { id: 'p-1' } },
    'invalid-value condition NL-CM:8.3.3',
    'either id and display, or problem',
  ],
  ['a day that does not exist', { startDateTime: '2024-02-30' }, 'invalid-moment startDateTime NL-CM:8.3.5', 'YYYY'],
  ['an end before the start', { endDateTime: '2024-05-03' }, 'invalid-period endDateTime NL-CM:8.3.1', 'on or after'],
  ['a status that FHIR does not have', { status: 'over' }, 'invalid-value status NL-CM:8.3.1', 'inactive'],
  [
    'a contact person as author',
    { author: { contactPerson: { relationship: 'FTH' } } },
    'invalid-value author.contactPerson NL-CM:0.0.7',
    'no contactPerson here',
  ],
];

describe('Alert', () => {
  it('accepts a name or a condition, and a record with every concept', () => {
    expect(issuesOf(alert, { id: 'al-1', alertName: nullFlavor('OTH', 'valt vaak') })).toEqual([]);
    expect(issuesOf(alert, { id: 'al-1', condition: { id: 'p-1', display: 'bradycardie' } })).toEqual([]);
    for (const one of sample.alerts ?? []) expect(issuesOf(alert, one)).toEqual([]);
    expect(alert(valid).alertName).toMatchObject({ code: '432415000', display: 'Drager MRSA' });
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(alert, valid, given);
  });
});
