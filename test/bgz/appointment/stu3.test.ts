import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { appointmentStu3 } from '../../../src/bgz/appointment/stu3';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { bgzRecords } from '../../../src/zib';
import { facadeOf, inMode, search } from '../../facade/support';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

type Appointment = NonNullable<Parameters<typeof mapped>[0]['appointments']>[number];
const times = { startDateTime: '2027-01-05T10:00', endDateTime: '2027-01-05T10:20' };
const map = (more: Partial<Appointment> = {}) =>
  only(mapped({ appointments: [{ id: 'a-1', ...more }] }), 'Appointment');

/** An Appointment as somebody else writes it, read; and what is left of it. */
function read(appointment: object, others: readonly FhirResource[] = []) {
  const node = FhirNode.of({ resourceType: 'Appointment', id: 'a-1', ...appointment }, 'Appointment');
  const { id: _id, ...draft } = appointmentStu3.from(node, readingOf(others).context);
  return { draft, left: node.left().map((one) => one.replace('Appointment.', '')) };
}

const { patient, problems, medicalDevices, procedures, appointments } = sample;

describe('Appointment → Appointment of STU3', () => {
  it('gives every concept its place', () => {
    const resources = mapped({
      patient,
      problems,
      medicalDevices,
      procedures,
      appointments: appointments?.slice(0, 1),
    });
    const full = only(resources, 'Appointment');
    expect(full).toMatchObject({
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Appointment'] },
      status: 'pending',
      specialty: [{ coding: [{ code: '0320' }] }],
      appointmentType: { coding: [{ code: 'FOLLOWUP' }] },
      reason: [{ coding: [{ code: '185349003' }] }],
      indication: [{ display: 'bradycardie' }, { display: 'hartfalen' }, { display: 'implantatie van pacemaker' }],
      description: 'controle na een jaar',
      start: '2027-01-05T10:00:00+01:00',
      end: '2027-01-05T10:20:00+01:00',
      comment: 'nuchter komen',
    });
    expect(
      full.participant.map(({ type, actor, status }) => [type?.[0]?.coding?.[0]?.code, actor?.display, status]),
    ).toEqual([
      [undefined, expect.any(String), 'needs-action'],
      ['RESP', 'P. van Hartman', 'needs-action'],
      [undefined, 'Locatie Noord', 'needs-action'],
    ]);
    expect(only(resources, 'Location')).toMatchObject({
      meta: { profile: ['http://fhir.nl/fhir/StructureDefinition/nl-core-location'] },
      name: 'Locatie Noord',
      managingOrganization: { display: 'Ziekenhuis De Proef - Locatie Noord' },
    });
  });

  it.each([
    ['nothing', {}, 'proposed', 'needs-action'],
    ['times', times, 'booked', 'accepted'],
    ['a day', { startDateTime: '2027-01-05' }, 'proposed', 'needs-action'],
    ['a status of its own', { ...times, status: 'arrived' }, 'arrived', 'accepted'],
    ['its cancellation', { status: 'cancelled' }, 'cancelled', 'declined'],
  ] as const)('status of one with %s', (_what, given, status, part) => {
    const { status: said, participant } = map(given);
    expect([said, participant[0]?.status]).toEqual([status, part]);
  });

  it('asks for a period where it has no times, of which FHIR wants both', () => {
    expect(map({ startDateTime: '2027-02', endDateTime: '2027-03' })).toMatchObject({
      requestedPeriod: [{ start: '2027-02', end: '2027-03' }],
    });
    expect(map({ startDateTime: '2027-02-01T10:00' })).not.toHaveProperty('start');
    expect(map()).not.toHaveProperty('requestedPeriod');
  });
});

describe('Appointment of STU3 → Appointment', () => {
  holdWayBack({
    group: 'appointments',
    stu3: appointmentStu3,
    fixtures: false,
    differences: [
      {
        at: /^status$/,
        why: 'Appointment.status is required: what its dates say is no status of its own',
        back(value, { startDateTime, endDateTime }) {
          const isBooked = [startDateTime, endDateTime].every((one) => String(one).includes('T'));
          return value === (isBooked ? 'booked' : 'proposed') ? undefined : value;
        },
      },
    ],
  });

  const who = (reference: string, display: string, status = 'accepted') => ({ actor: { reference, display }, status });

  it('tells who will not be there, and who is no professional', () => {
    const { draft, left } = read({
      status: 'booked',
      start: '2027-01-05T10:00:00+01:00',
      end: '2027-01-05T10:20:00+01:00',
      participant: [
        { actor: { reference: 'Patient/p' }, status: 'accepted' },
        who('Practitioner/1', 'A. Arts'),
        who('Practitioner/2', 'B. Arts', 'declined'),
        who('RelatedPerson/3', 'C. Zus'),
        who('Location/4', 'Kamer 4'),
        who('Location/5', 'Kamer 5'),
        who('Practitioner/6', 'D. Arts', 'tentative'),
      ],
    });
    expect(draft).toEqual({
      startDateTime: '2027-01-05T10:00:00+01:00',
      endDateTime: '2027-01-05T10:20:00+01:00',
      contactWith: ['A. Arts', 'D. Arts'].map((unstructuredName) => ({ nameInformation: { unstructuredName } })),
      location: { organizationName: 'Kamer 4' },
    });
    const told = ['participant[2]', 'participant[3]', 'participant[5]'].flatMap((one) => [
      `${one}.actor.display`,
      `${one}.actor.reference`,
      `${one}.status`,
    ]);
    const references = ['participant[1]', 'participant[4]', 'participant[6]'].map((one) => `${one}.actor.reference`);
    expect(left.toSorted()).toEqual([...told, ...references, 'participant[6].status'].toSorted());
  });

  it('reads one bound without the other, or several periods, not at all', () => {
    expect(read({ start: '2027-01-05T10:00:00+01:00' })).toEqual({ draft: {}, left: ['start'] });
    const { draft, left } = read({ requestedPeriod: [{ start: '2027' }, { start: '2028' }] });
    expect(draft).toEqual({});
    expect(left).toHaveLength(2);
  });

  it('takes a place that nobody manages for an organization of that name', () => {
    const room = { resourceType: 'Location', id: '4', name: 'Wijkgebouw' } as const;
    const { draft } = read({ participant: [who('Location/4', 'Wijk')] }, [room]);
    expect(draft.location).toEqual({ organizationName: 'Wijkgebouw' });
  });

  it.each(['proposed', 'pending', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'])(
    'keeps status %s of one with times',
    (status) => {
      const at = { start: '2027-01-05T10:00:00+01:00', end: '2027-01-05T10:20:00+01:00' };
      expect(read({ status, ...at }).draft.status).toBe(status);
    },
  );
});

describe('searches for appointments', () => {
  const BSN = '999999990';
  const facade = facadeOf({
    sources: sourcesOf([bgzRecords({ patient, problems, medicalDevices, procedures, appointments })], {
      groups: 'all',
    }),
  });

  it.each([
    ['Appointment', 2],
    ['Appointment?status=booked,pending,proposed', 2],
    ['Appointment?status=booked', 0],
    ['Appointment?date=ge2027', 1],
    ['Appointment?part-status=needs-action', 2],
    ['Appointment?appointment-type=FOLLOWUP', 1],
  ])('%s finds %i', async (query, count) => {
    expect(inMode(await search(facade, query, BSN), 'match')).toHaveLength(count);
  });

  it('bring who it is with, and the place', async () => {
    const query = 'Appointment?_include=Appointment:location&_include=Appointment:practitioner';
    const brought = inMode(await search(facade, query, BSN), 'include').map((one) => one.resourceType);
    expect(brought.toSorted()).toEqual(['Location', 'Practitioner']);
  });

  it('are offered where they are named', () => {
    expect(bgzOffers(['appointments'])).toMatchObject([
      { query: 'Appointment?status=booked%2Cpending%2Cproposed&_revinclude=Provenance%3Atarget' },
    ]);
  });

  it('come back as records of the patient that they name, and of nobody else', async () => {
    const [who, bundle] = await Promise.all(['Patient', 'Appointment'].map((one) => search(facade, one, BSN)));
    const [first] = inMode(bundle as never, 'match');
    const other = (id: string, reference: string) =>
      ({ ...first, id, participant: [{ actor: { reference, display: 'x' }, status: 'accepted' }] }) as FhirResource;
    const { records, notRead } = await readBgz(
      [who, bundle, other('theirs', 'Patient/somebody'), other('nobody', 'Practitioner/1')] as never,
      { patient: { bsn: BSN } },
    );
    expect(records.appointments?.map(({ description, startDateTime }) => description ?? startDateTime)).toEqual([
      'controle na een jaar',
      '2027-02',
    ]);
    expect(
      notRead.filter(({ resource }) => /theirs|nobody/.test(String(resource))).map(({ reason }) => reason),
    ).toEqual(['unknown-patient', 'no-subject']);
  });
});
