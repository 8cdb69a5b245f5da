import { describe, expect, it } from 'vitest';
import { careTeamStu3 } from '../../../src/bgz/care-team/stu3';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

type CareTeam = NonNullable<Parameters<typeof mapped>[0]['careTeams']>[number];
const map = (more: Partial<CareTeam>) => only(mapped({ careTeams: [{ id: 't-1', ...more }] }), 'CareTeam');

/** A CareTeam as somebody else writes it, read; and what is left of it. */
function read(team: object) {
  const node = FhirNode.of({ resourceType: 'CareTeam', id: 't-1', ...team }, 'CareTeam');
  const { id: _id, ...draft } = careTeamStu3.from(node, readingOf([]).context);
  return { draft, left: node.left().map((one) => one.replace('CareTeam.', '')) };
}

const PARTICIPATION = 'http://hl7.org/fhir/v3/ParticipationType';

describe('CareTeam → nl-core-careteam', () => {
  it('gives every concept its place', () => {
    const { patient, problems, medicalDevices, procedures, encounters, careTeams } = sample;
    const resources = mapped({ patient, problems, medicalDevices, procedures, encounters, careTeams });
    const full = only(resources, 'CareTeam');
    expect(full).toMatchObject({
      meta: { profile: ['http://fhir.nl/fhir/StructureDefinition/nl-core-careteam'] },
      identifier: [{ value: 'TEAM-1' }],
      status: 'active',
      name: 'Hartfalenteam',
      category: [{ coding: [{ code: 'condition' }] }],
      period: { start: '2010-01-05', end: '2030-01-01' },
      context: { display: 'opname' },
      reasonReference: [{ display: 'bradycardie' }, { display: 'hartfalen' }],
      managingOrganization: [{ display: 'Ziekenhuis De Proef - Locatie Noord' }],
      note: [{ text: 'overlegt elke maandag' }],
    });
    const encounter = resources.find((one) => one.resourceType === 'Encounter');
    expect(full.context?.reference).toBe(`Encounter/${encounter?.id}`);
    const members = full.participant?.map(({ role, member, onBehalfOf, period }) => [
      role?.coding?.[0]?.code ?? role?.text,
      member?.reference?.split('/')[0],
      onBehalfOf?.display,
      period,
    ]);
    expect(members).toEqual([
      [
        'RESP',
        'Practitioner',
        'Ziekenhuis De Proef - Locatie Noord',
        { start: '2010-01-05T09:00:00+01:00', end: '2029-01-01' },
      ],
      ['CON', 'Organization', undefined, undefined],
      ['OTH', 'RelatedPerson', undefined, undefined],
      [undefined, 'Patient', undefined, undefined],
    ]);
  });

  it('says no status where none is registered', () => {
    expect(map({})).not.toHaveProperty('status');
  });
});

describe('nl-core-careteam → CareTeam', () => {
  holdWayBack({ group: 'careTeams', stu3: careTeamStu3 });

  const who = (reference: string, display: string) => ({ member: { reference, display } });
  const refers = () => ({ role: { coding: [{ system: PARTICIPATION, code: 'REF' }] } });

  it('gives each member the role in the team', () => {
    const { draft } = read({
      participant: [
        { ...refers(), ...who('Practitioner/1', 'A. Arts') },
        { ...refers(), ...who('Organization/2', 'Thuiszorg') },
        { ...refers(), ...who('RelatedPerson/3', 'B. Buur') },
        { ...refers(), member: { reference: 'Patient/p' } },
      ],
    });
    const told = { system: PARTICIPATION, code: 'REF' };
    expect(draft.members).toEqual([
      { healthProfessional: { nameInformation: { unstructuredName: 'A. Arts' }, role: told } },
      { healthcareProvider: { organizationName: 'Thuiszorg' }, role: told },
      { contactPerson: { nameInformation: { unstructuredName: 'B. Buur' } }, role: told },
      { patient: true, role: told },
    ]);
  });

  it('tells members that it cannot know, whole', () => {
    const { draft, left } = read({
      participant: [
        { role: { text: 'ploeg' }, ...who('CareTeam/2', 'Nachtploeg') },
        { role: { text: 'chauffeur' } },
        { ...who('Organization/3', 'Thuiszorg'), onBehalfOf: { display: 'Gemeente' } },
      ],
    });
    expect(draft.members).toEqual([{ healthcareProvider: { organizationName: 'Thuiszorg' } }]);
    expect(left).toEqual(
      expect.arrayContaining([
        'participant[0].role.text',
        'participant[0].member.display',
        'participant[1].role.text',
        'participant[2].onBehalfOf.display',
      ]),
    );
  });

  it('keeps a period of which one bound cannot be read out of the record', () => {
    const { draft, left } = read({ period: { start: '2020', end: 'morgen' } });
    expect(draft).toEqual({});
    expect(left).toEqual(['period.start', 'period.end']);
  });

  it.each(['proposed', 'active', 'suspended', 'inactive', 'entered-in-error'])('keeps status %s', (status) => {
    expect(read({ status })).toEqual({ draft: { status }, left: [] });
  });

  it('takes no status that it does not know, and no episode of care', () => {
    const context = { reference: 'EpisodeOfCare/1', display: 'Nazorg' };
    expect(read({ status: 'current', context, reasonCode: [{ text: 'hart' }] })).toEqual({
      draft: {},
      left: ['status', 'reasonCode[0].text', 'context.reference', 'context.display'],
    });
  });
});
