import { describe, expect, it } from 'vitest';
import { careTeam } from '../../../src/zib';
import { sample } from '../sample';
import { expectIssue, type Invalid, issuesOf } from '../support';

const valid = { id: 't-1' };
const hospital = { organizationName: 'Ziekenhuis' };
const nurse = { nameInformation: { unstructuredName: 'V. Pleger' } };

const invalid: Invalid[] = [
  ['a status that FHIR does not have', { status: 'current' }, 'invalid-value status BgZ:2944', 'suspended'],
  [
    'an end before the start',
    { startDateTime: '2026-02', endDateTime: '2026-01' },
    'invalid-period endDateTime BgZ:2762',
    'endDateTime on or after startDateTime',
  ],
  ['a member who is nobody', { members: [{ role: 'CON' }] }, 'invalid-value members[0] BgZ:2945', 'exactly one of'],
  [
    'a member who is two',
    { members: [{ healthcareProvider: hospital, patient: true }] },
    'invalid-value members[0] BgZ:2945',
    'exactly one of',
  ],
  [
    'a second role of a professional',
    { members: [{ healthProfessional: nurse, role: 'RESP' }] },
    'invalid-value members[0].role NL-CM:17.1.5',
    'healthProfessional.role',
  ],
  [
    'an organization behind an organization',
    { members: [{ healthcareProvider: hospital, onBehalfOf: hospital }] },
    'invalid-value members[0].onBehalfOf NL-CM:17.1.6',
    'professional only',
  ],
  [
    'a membership that ends before it begins',
    { members: [{ patient: true, startDateTime: '2026', endDateTime: '2025' }] },
    'invalid-period members[0].endDateTime BgZ:2762',
    'endDateTime on or after startDateTime',
  ],
  [
    'a responsible organization without name and number',
    { responsibleOrganizations: [{ organizationType: 'V6' }] },
    'missing responsibleOrganizations[0] BgZ:2946',
    'organizationName',
  ],
];

describe('CareTeam (ZorgTeam)', () => {
  it('accepts the least a record can hold', () => {
    expect(issuesOf(careTeam, valid)).toEqual([]);
  });

  it('accepts a record with every concept', () => {
    expect(issuesOf(careTeam, sample.careTeams?.[0])).toEqual([]);
  });

  it.each(invalid)('refuses %s', (...given) => {
    expectIssue(careTeam, valid, given);
  });
});
