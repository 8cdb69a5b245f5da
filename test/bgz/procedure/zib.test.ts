import { describe, expect, it } from 'vitest';
import { procedure, snomed } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'v-1', procedureType: snomed('307280005', 'implantatie van pacemaker') };

const invalid: Invalid[] = [
  ['no type', { procedureType: undefined }, 'missing procedureType NL-CM:14.1.4', 'coded value'],
  [
    'an end before the start',
    { procedureStartDate: '2020-01-02T10:00', procedureEndDate: '2020-01-02T09:59' },
    'invalid-period procedureEndDate NL-CM:14.1.3',
    'procedureEndDate on or after procedureStartDate',
  ],
  [
    'a device without display',
    { medicalDevices: [{ id: 'd-1' }] },
    'missing medicalDevices[0].display NL-CM:14.1.7',
    'text',
  ],
  ['one performer that is no list', { performers: {} }, 'wrong-type performers NL-CM:14.1.6', 'a list'],
  [
    'an unknown role of a performer',
    { performers: [{ role: 'chirurg' }] },
    'not-in-codelist performers[0].role NL-CM:17.1.5',
    'RESP (Hoofdbehandelaar)',
  ],
  [
    'a requester at a nameless organization',
    { requester: { healthcareProvider: {} } },
    'missing requester.healthcareProvider NL-CM:17.1.6',
    'organizationName',
  ],
];

describe('Procedure (Verrichting)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(procedure, valid)).toEqual([]);
  });

  it('accepts a record with every concept, and keeps what is written', () => {
    const full = sample.procedures?.[0];
    expect(issuesOf(procedure, full)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(procedure, valid, given);
  });
});
