import { describe, expect, it } from 'vitest';
import { encounter } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 'e-1', contactType: 'ambulatory', startDateTime: '2026-05-04T10:30' };
const author = { system: 'http://hl7.org/fhir/v3/ParticipationType', code: 'AUT' };

const invalid: Invalid[] = [
  ['no kind of contact', { contactType: undefined }, 'missing contactType NL-CM:15.1.2', 'ambulatory (AMB'],
  ['a kind of no code', { contactType: 'clinic' }, 'not-in-codelist contactType NL-CM:15.1.2', 'inpatient (IMP'],
  ['no start', { startDateTime: undefined }, 'missing startDateTime NL-CM:15.1.3', 'YYYY'],
  [
    'an end before the start',
    { endDateTime: '2026-05-04T10:00' },
    'invalid-period endDateTime NL-CM:15.1.4',
    'endDateTime on or after startDateTime',
  ],
  ['a procedure without a name', { procedures: [{ id: 'v' }] }, 'missing procedures[0].display NL-CM:15.1.11', 'text'],
  [
    'a problem by half',
    { problems: [{ id: 'p' }] },
    'invalid-value problems[0] NL-CM:15.1.6',
    'either id and display, or problem',
  ],
  ['a result that is no list', { deviatingResults: 'Hb 5' }, 'wrong-type deviatingResults NL-CM:15.1.12', 'a list'],
  ['an origin of no code', { origin: 'abroad' }, 'not-in-codelist origin NL-CM:15.1.14', 'bornHere (442311008'],
  ['a destination of no code', { destination: 'bornHere' }, 'not-in-codelist destination NL-CM:15.1.16', 'deceased ('],
  ['a status that FHIR does not have', { status: 'done' }, 'invalid-value status NL-CM:15.1.1', 'finished'],
  ['an author of whom nothing is known', { author: {} }, 'missing author NL-CM:0.0.9', 'health professional'],
  [
    'somebody it was with in the part of its author',
    { contactWith: [{ nameInformation: { unstructuredName: 'A' }, role: author }] },
    'invalid-value contactWith[0].role NL-CM:17.1.5',
    'who wrote it down is the author',
  ],
];

describe('Encounter (Contact)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(encounter, valid)).toEqual([]);
  });

  it.each(sample.encounters ?? [])('accepts a record with every concept: $id', (one) => {
    expect(issuesOf(encounter, one)).toEqual([]);
  });

  it('keeps a contact of no kind in the list, in words', () => {
    const contactType = { nullFlavor: 'OTH', originalText: 'huisarts' } as const;
    expect(encounter({ id: 'e-1', startDateTime: '2026', contactType }).contactType).toMatchObject(contactType);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(encounter, valid, given);
  });
});
