import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { encounterStatus } from '../../../src/bgz/encounter/status';
import { encounterStu3 } from '../../../src/bgz/encounter/stu3';
import { statedStatus, statusAt } from '../../../src/bgz/parts/clock-status/stu3';
import { nullFlavor, snomed } from '../../../src/zib';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, now, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

type Encounter = NonNullable<Parameters<typeof mapped>[0]['encounters']>[number];

const ACT = 'http://hl7.org/fhir/v3/ActCode';
const NULL_FLAVOR = 'http://hl7.org/fhir/v3/NullFlavor';
const PARTICIPATION = 'http://hl7.org/fhir/v3/ParticipationType';
const SPECIFICATION = 'http://nictiz.nl/fhir/StructureDefinition/code-specification';
const least = { id: 'e-1', contactType: 'ambulatory', startDateTime: '2026-10-01' } as const;
const map = (more: Partial<Encounter> = {}, options = {}) =>
  only(mapped({ encounters: [{ ...least, ...more }] }, options), 'Encounter');

/** An Encounter as somebody else writes it, read among other resources; and what is left of it. */
function read(encounter: object, others: readonly FhirResource[] = [], isRecord?: (key: string) => boolean) {
  const node = FhirNode.of({ resourceType: 'Encounter', id: 'e-1', status: 'unknown', ...encounter }, 'Encounter');
  const { id: _id, ...draft } = encounterStu3.from(node, readingOf(others, isRecord).context);
  return { draft, left: node.left().map((one) => one.replace('Encounter.', '')) };
}

describe('Encounter → zib-Encounter', () => {
  it('gives every concept its place', () => {
    const resources = mapped({
      patient: sample.patient,
      problems: sample.problems,
      medicalDevices: sample.medicalDevices,
      procedures: sample.procedures,
      encounters: sample.encounters?.slice(0, 1),
    });
    const full = only(resources, 'Encounter');
    expect(full).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Encounter'] },
      identifier: [{ value: 'OPN-1' }],
      status: 'in-progress',
      class: { system: ACT, code: 'IMP', display: 'Klinisch' },
      period: { start: '2010-01-01T20:00:00+01:00', end: '2010-01-04T11:00:00+01:00' },
      reason: [{ text: 'hartslag van 38 per minuut in rust' }],
      hospitalization: {
        admitSource: { coding: [{ code: '22232009', display: 'Ander ziekenhuis' }] },
        dischargeDisposition: { coding: [{ code: '264362003', display: 'Eigen woonomgeving' }] },
      },
      serviceProvider: { display: 'Ziekenhuis De Proef - Locatie Noord' },
    });
    expect(full.diagnosis?.map(({ condition }) => [condition.reference?.split('/')[0], condition.display])).toEqual([
      ['Condition', 'bradycardie'],
      ['Condition', 'duizeligheid'],
      ['Procedure', 'implantatie van pacemaker'],
    ]);
    expect(full.diagnosis?.[2]?.condition.reference).toBe(`Procedure/${only(resources, 'Procedure').id}`);
    expect(
      full.participant?.map(({ type, individual }) => [type?.[0]?.coding?.[0]?.code, individual?.display]),
    ).toEqual([
      ['RESP', 'P. van Hartman'],
      ['SPRF', 'Assistent'],
      ['AUT', 'P. van Hartman'],
    ]);
  });

  it('says the kind of contact whole beside its class, which has no words', () => {
    expect(map({ contactType: { nullFlavor: 'OTH', originalText: 'Huisarts' } }).class).toEqual({
      extension: [
        {
          url: SPECIFICATION,
          valueCodeableConcept: {
            coding: [{ system: NULL_FLAVOR, code: 'OTH', display: 'Anders' }],
            text: 'Huisarts',
          },
        },
      ],
      system: NULL_FLAVOR,
      code: 'OTH',
      display: 'Anders',
    });
  });

  it('has no hospitalization where neither origin nor destination is known', () => {
    expect(map()).not.toHaveProperty('hospitalization');
    expect(map({ origin: nullFlavor('OTH', 'camping') }).hospitalization).toEqual({
      admitSource: { coding: [{ system: NULL_FLAVOR, code: 'OTH', display: 'Overig' }], text: 'camping' },
    });
  });

  const open = { openAdmissionInProgress: true };
  it.each([
    ['of weeks ago without an end, asserted so nationally', {}, {}, 'unknown'],
    ['of weeks ago without an end, no admission', {}, open, 'unknown'],
    ['an admission without an end', { contactType: 'inpatient' }, {}, 'unknown'],
    ['an admission without an end', { contactType: 'inpatient' }, open, 'in-progress'],
    [
      'an admission of today without an end',
      { contactType: 'inpatient', startDateTime: '2026-11-24' },
      open,
      'unknown',
    ],
    ['that ended yesterday', { endDateTime: '2026-11-23' }, {}, 'finished'],
    ['that ended an hour ago', { endDateTime: '2026-11-24T10:00' }, {}, 'finished'],
    ['that ends in an hour', { endDateTime: '2026-11-24T12:00' }, {}, 'in-progress'],
    ['that ends today', { endDateTime: '2026-11-24' }, {}, 'in-progress'],
    ['that ends this month', { endDateTime: '2026-11' }, open, 'unknown'],
    ['of today', { startDateTime: '2026-11-24', endDateTime: '2026-11-24' }, {}, 'unknown'],
    ['of tomorrow', { startDateTime: '2026-11-25' }, open, 'planned'],
    ['of last year', { startDateTime: '2025', endDateTime: '2025' }, {}, 'finished'],
    ['with a status of its own', { endDateTime: '2026-11-23', status: 'cancelled' }, {}, 'cancelled'],
  ] as const)('status of one %s', (_what, given, options, status) => {
    expect(map(given, options).status).toBe(status);
  });
});

describe('zib-Encounter → Encounter', () => {
  holdWayBack({
    group: 'encounters',
    stu3: encounterStu3,
    differences: [
      {
        at: /^status$/,
        why: 'a status that the dates say by themselves is not stated',
        back: (value, { startDateTime: start, endDateTime: end, contactType }) => {
          const facts = { start, end, contactType: (contactType as { code?: string }).code } as { start: string };
          const said = (value as 'planned' | undefined) ?? statusAt(encounterStatus, facts, now, {});
          return statedStatus(encounterStatus, said, facts, now);
        },
      },
    ],
  });

  const inList = { system: ACT, code: 'IMP', display: 'inpatient encounter' };
  const beside = (concept: object) => ({ extension: [{ url: SPECIFICATION, valueCodeableConcept: concept }] });
  const ambulatory = { system: ACT, code: 'AMB', display: 'Poliklinisch' };
  const acute = { system: ACT, code: 'ACUTE', display: 'inpatient acute' };

  it.each([
    ['alone', inList, inList],
    ['alone, another code', acute, acute],
    ['alone, a NullFlavor', { system: NULL_FLAVOR, code: 'OTH' }, { system: NULL_FLAVOR, code: 'OTH' }],
    ['with the same beside it', { ...beside({ coding: [ambulatory] }), ...ambulatory }, ambulatory],
    [
      'with words beside it',
      {
        ...beside({ coding: [{ system: NULL_FLAVOR, code: 'OTH' }], text: 'huisarts' }),
        system: NULL_FLAVOR,
        code: 'OTH',
      },
      { nullFlavor: 'OTH', originalText: 'huisarts' },
    ],
    [
      'with a code of the list beside another',
      { ...beside({ coding: [inList] }), ...acute },
      { ...inList, translations: [acute] },
    ],
    ['only beside it', beside({ coding: [inList] }), inList],
  ])('reads the kind of contact %s', (_what, given, contactType) => {
    const { draft, left } = read({ class: given });
    expect(draft.contactType).toEqual(contactType);
    expect(left).toEqual([]);
  });

  it.each([
    ['two kinds', { ...beside({ coding: [ambulatory] }), ...inList }],
    [
      'one that is of none in the list beside one that is',
      { ...beside({ coding: [{ system: NULL_FLAVOR, code: 'OTH' }] }), ...inList },
    ],
  ])('reads none of %s, and tells both', (_what, given) => {
    const { draft, left } = read({ class: given });
    expect(draft).not.toHaveProperty('contactType');
    expect(left).toEqual(expect.arrayContaining(['class.system', 'class.code']));
    expect(left.filter((one) => one.includes('code-specification') || one.includes('extension'))).not.toEqual([]);
  });

  it('tells a term of the class that the zib shows otherwise, and what an unreadable class has', () => {
    expect(read({ class: { ...beside({ coding: [ambulatory] }), ...ambulatory, display: 'clinic' } }).left).toEqual([
      'class.display',
    ]);
    expect(read({ class: { code: 'IMP', userSelected: true } })).toEqual({
      draft: {},
      left: ['class.code', 'class.userSelected'],
    });
  });

  const who = (id: string, display: string) => ({ reference: `Practitioner/${id}`, display });
  const named = (unstructuredName: string) => ({ nameInformation: { unstructuredName } });
  const part = (code: string) => ({ coding: [{ system: PARTICIPATION, code }] });

  it('tells authors from those it was with, and keeps somebody who is both', () => {
    const { draft, left } = read({
      participant: [
        { individual: who('1', 'Een') },
        { type: [part('AUT')], individual: who('2', 'Twee') },
        { type: [part('AUT'), part('ATND')], individual: who('3', 'Drie') },
      ],
    });
    expect(draft.author).toEqual(named('Twee'));
    expect(draft.contactWith).toEqual([
      named('Een'),
      { ...named('Drie'), role: { system: PARTICIPATION, code: 'AUT' } },
    ]);
    expect(left.filter((one) => !one.endsWith('.reference'))).toEqual([
      'participant[2].type[1].coding[0].system',
      'participant[2].type[1].coding[0].code',
    ]);
  });

  it('keeps that somebody wrote it of whom nothing is known', () => {
    const { draft, left } = read({ participant: [{ type: [part('AUT')], individual: {} }] });
    expect(draft).toEqual({ contactWith: [{ role: { system: PARTICIPATION, code: 'AUT' } }] });
    expect(left).toEqual([]);
  });

  it('takes nobody for a professional who is none, nor the part such a person had', () => {
    const given = {
      type: [part('ATND')],
      individual: { reference: 'RelatedPerson/1', display: 'Moeder' },
      period: { start: '2026' },
    };
    const { draft, left } = read({ participant: [given] });
    expect(draft).toEqual({});
    expect(left).toHaveLength(5);
  });

  const procedure = {
    resourceType: 'Procedure',
    id: 'v',
    status: 'completed',
    code: { text: 'Fixatie' },
    subject: { reference: 'Patient/p' },
  } as const;
  const about = (reference: string, display?: string) => ({ condition: { reference, ...(display && { display }) } });

  it('tells problems from procedures by their type, and reads neither from words alone', () => {
    const { draft, left } = read(
      {
        diagnosis: [
          { ...about('Procedure/v'), rank: 1 },
          about('Condition/elsewhere', 'Hoofdpijn'),
          about('urn:uuid:1', 'Iets'),
          about('Procedure/elsewhere', 'Een echo'),
        ],
      },
      [procedure],
      () => true,
    );
    expect(draft.procedures).toEqual([{ id: 'v', display: 'Fixatie' }]);
    expect(draft.problems).toMatchObject([{ problem: { problemName: nullFlavor('OTH', 'Hoofdpijn') } }]);
    expect(left).toEqual([
      'diagnosis[0].rank',
      'diagnosis[1].condition.reference',
      'diagnosis[2].condition.reference',
      'diagnosis[2].condition.display',
      'diagnosis[3].condition.reference',
      'diagnosis[3].condition.display',
    ]);
  });

  it('keeps the words of a coded reason, and tells its code', () => {
    const { draft, left } = read({
      reason: [{ coding: [snomed('29857009', 'pijn op de borst')] }, { text: 'Hb 5,1' }],
    });
    expect(draft.deviatingResults).toEqual(['pijn op de borst', 'Hb 5,1']);
    expect(left).toEqual(['reason[0].coding[0].system', 'reason[0].coding[0].code']);
  });

  it.each([
    [
      'one that an organization manages',
      { location: [{ location: { reference: 'Location/l' } }] },
      { organizationName: 'Ziekenhuis', organizationLocation: 'Poli' },
      [],
    ],
    ['one of several', { location: [{ location: { reference: 'Location/l' } }, {}] }, undefined, ['location[0]']],
    ['one that nobody manages', { location: [{ location: { reference: 'Location/k' } }] }, undefined, ['location[0]']],
    [
      'one where the patient was to go',
      { location: [{ status: 'planned', location: { reference: 'Location/l' } }] },
      undefined,
      ['location[0].status', 'location[0]'],
    ],
    [
      'one beside an organization',
      { location: [{ location: { reference: 'Location/l' } }], serviceProvider: { display: 'Kliniek' } },
      { organizationName: 'Kliniek' },
      ['location[0]'],
    ],
  ])('reads the place it was at: %s', (_name, given, location, unread) => {
    const place = { resourceType: 'Location', id: 'l', name: 'Poli' } as const;
    const managed = { ...place, managingOrganization: { display: 'Ziekenhuis' } };
    const { draft, left } = read(given, [managed, { ...place, id: 'k' }]);
    expect(draft).toEqual(location === undefined ? {} : { location });
    expect(left).toEqual(unread.map((path) => (path.endsWith(']') ? `${path}.location.reference` : path)));
  });

  it('tells what a contact has beyond the zib', () => {
    const more = {
      type: [{ text: 'controle' }],
      location: [{ location: { reference: 'Location/1', display: 'Kamer 3' } }],
      hospitalization: { preAdmissionIdentifier: { value: '1' }, reAdmission: { text: 'ja' } },
    };
    const { draft, left } = read(more);
    expect(draft).toEqual({});
    expect(left).toHaveLength(5);
  });

  it.each(['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'cancelled', 'entered-in-error'])(
    'keeps status %s, which its dates do not say',
    (status) => {
      expect(read({ status, period: { start: '2020', end: '2020' } }).draft.status).toBe(status);
    },
  );

  it('keeps no status that its dates say, and takes none that it does not know', () => {
    expect(read({ status: 'finished', period: { start: '2020', end: '2020' } }).draft).not.toHaveProperty('status');
    expect(read({ status: 'done' })).toEqual({ draft: {}, left: ['status'] });
    // A sender that chose so would have said in-progress of an admission.
    expect(read({ status: 'unknown', class: inList, period: { start: '2020' } }).draft.status).toBe('unknown');
  });
});
