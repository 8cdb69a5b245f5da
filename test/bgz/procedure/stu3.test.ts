import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { statedStatus, statusAt } from '../../../src/bgz/parts/clock-status/stu3';
import { procedureStatus } from '../../../src/bgz/procedure/status';
import { procedureStu3 } from '../../../src/bgz/procedure/stu3';
import { agb, nullFlavor, snomed, uziRole } from '../../../src/zib';
import { readingOf } from '../reading';
import { mapped, now, only, rendered, specification } from '../stu3-support';
import { holdWayBack } from '../way-back';

type Records = Parameters<typeof mapped>[0];
type Procedure = NonNullable<Records['procedures']>[number];
type Request = NonNullable<Records['procedureRequests']>[number];

const procedure = { id: 'v-1', procedureType: snomed('232717009', 'bypass') };
const surgeon = {
  identificationNumbers: [agb('03000001')],
  nameInformation: { lastName: { lastName: 'Chirurg' } },
  specialty: uziRole('01.014', 'Chirurg'),
  role: 'RESP' as const,
};
const cardiologist = { identificationNumbers: [agb('03000002')], nameInformation: { lastName: { lastName: 'Hart' } } };
const map = (given: Partial<Procedure>, options = {}) => mapped({ procedures: [{ ...procedure, ...given }] }, options);

const SNOMED = 'http://snomed.info/sct';

describe('Procedure → zib-Procedure', () => {
  it.each([
    ['nothing known', {}, 'in-progress'],
    ['ended yesterday', { procedureEndDate: '2026-11-23' }, 'completed'],
    ['ends today', { procedureEndDate: '2026-11-24' }, 'completed'],
    ['ends tomorrow', { procedureEndDate: '2026-11-25' }, 'in-progress'],
    ['ended an hour ago', { procedureEndDate: '2026-11-24T10:00' }, 'completed'],
    ['ends in an hour', { procedureEndDate: '2026-11-24T12:00' }, 'in-progress'],
    ['ended in a month long ago, asserted so nationally', { procedureEndDate: '1986-08' }, 'in-progress'],
    ['begins tomorrow', { procedureStartDate: '2026-11-25' }, 'preparation'],
    ['began in the past', { procedureStartDate: '2020' }, 'in-progress'],
  ] as const)('status when %s', (_what, dates, status) => {
    expect(only(map(dates), 'Procedure').status).toBe(status);
  });

  it('may take a month in the past as an end', () => {
    expect(only(map({ procedureEndDate: '1986-08' }, { partialEndDateCompletes: true }), 'Procedure').status).toBe(
      'completed',
    );
  });

  it('place first, then performers with role and function', () => {
    const { performer } = only(
      map({ location: { organizationName: 'Ziekenhuis' }, performers: [surgeon, cardiologist] }),
      'Procedure',
    );
    expect(performer).toMatchObject([
      { actor: { display: 'Ziekenhuis' } },
      {
        role: {
          coding: [{ system: 'http://hl7.org/fhir/v3/ParticipationType', code: 'RESP', display: 'Hoofdbehandelaar' }],
        },
        actor: { display: 'Chirurg', extension: [{ valueReference: { display: 'Chirurg || Chirurg' } }] },
      },
      { actor: { display: 'Hart' } },
    ]);
    expect(performer?.[0]).not.toHaveProperty('role');
  });

  it('category, method, period, place on the body, reason and device', () => {
    const resources = mapped({
      problems: [{ id: 'p', problemName: snomed('22298006', 'infarct'), problemStatus: 'active' }],
      medicalDevices: [{ id: 'd', product: { productType: snomed('14106009', 'pacemaker') } }],
      procedures: [
        {
          ...procedure,
          procedureCategory: snomed('387713003', 'chirurgisch'),
          procedureMethod: snomed('71388002', 'methode'),
          procedureStartDate: '1986',
          procedureEndDate: '1986-09',
          procedureLaterality: 'both',
          indications: [{ id: 'p', display: 'infarct' }],
          medicalDevices: [{ id: 'd', display: 'pacemaker' }],
        },
      ],
    });
    expect(only(resources, 'Procedure')).toMatchObject({
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/procedure-method',
          valueCodeableConcept: { coding: [{ code: '71388002' }] },
        },
      ],
      category: { coding: [{ code: '387713003' }] },
      performedPeriod: { start: '1986-01', _start: rendered('1986'), end: '1986-09' },
      bodySite: [
        { extension: [{ valueCodeableConcept: { coding: [{ code: '51440002', display: 'Rechts en links' }] } }] },
      ],
      reasonReference: [{ reference: `Condition/${only(resources, 'Condition').id}`, display: 'infarct' }],
      focalDevice: [{ manipulated: { reference: `Device/${only(resources, 'Device').id}`, display: 'pacemaker' } }],
    });
  });

  it('with a requester is based on a request of unknown status', () => {
    const resources = map({ requester: cardiologist, performers: [surgeon] });
    const request = only(resources, 'ProcedureRequest');
    expect(only(resources, 'Procedure').basedOn).toEqual([
      { reference: `ProcedureRequest/${request.id}`, display: 'bypass' },
    ]);
    expect(request).toMatchObject({
      status: 'unknown',
      intent: 'plan',
      requester: { agent: { display: 'Hart' } },
      performer: { display: 'Chirurg' },
      performerType: { coding: [{ code: 'RESP' }] },
    });
  });

  it('with a requester and only an organization that did it, the request keeps that organization', () => {
    const resources = map({ requester: cardiologist, location: { organizationName: 'Ziekenhuis' } });
    const [actor] = only(resources, 'Procedure').performer ?? [];
    expect(actor?.actor.reference).toMatch(/^Organization\//);
    expect(only(resources, 'ProcedureRequest').performer).toEqual(actor?.actor);
  });

  it.each([
    [undefined, { coding: [{ system: SNOMED, code: '71388002', display: 'verrichting' }] }],
    [
      nullFlavor('OTH', 'anders'),
      {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'OTH' }],
        coding: [{ system: SNOMED, code: '71388002', display: 'verrichting' }],
        text: 'anders',
      },
    ],
    [snomed('103693007', 'diagnostisch'), { coding: [{ system: SNOMED, code: '103693007', display: 'diagnostisch' }] }],
  ])('category %o', (procedureCategory, category) => {
    expect(only(map({ procedureCategory }), 'Procedure').category).toEqual(category);
  });

  it.each([
    ['nothing', {}, {}, 'in-progress'],
    ['a start years ago', { procedureStartDate: '2010-05-03' }, {}, 'in-progress'],
    [
      'a start years ago, its day over',
      { procedureStartDate: '2010-05-03' },
      { startDateCompletes: true },
      'completed',
    ],
    ['a start in a year gone by', { procedureStartDate: '2010' }, { startDateCompletes: true }, 'completed'],
    ['a start today', { procedureStartDate: '2026-11-24' }, { startDateCompletes: true }, 'in-progress'],
    ['a start an hour ago', { procedureStartDate: '2026-11-24T10:00' }, { startDateCompletes: true }, 'in-progress'],
    ['a start last night', { procedureStartDate: '2026-11-23T22:00' }, { startDateCompletes: true }, 'completed'],
    ['a start ahead', { procedureStartDate: '2027-01-01' }, { startDateCompletes: true }, 'preparation'],
    [
      'an end ahead',
      { procedureStartDate: '2010', procedureEndDate: '2030' },
      { startDateCompletes: true },
      'in-progress',
    ],
    ['a status of its own', { procedureStartDate: '2010-05-03', status: 'completed' }, {}, 'completed'],
    ['a status of its own against the dates', { procedureEndDate: '2010-05-03', status: 'aborted' }, {}, 'aborted'],
  ] as const)('status with %s', (_what, given, options, expected) => {
    const procedures = [{ ...procedure, ...given }];
    expect(only(mapped({ procedures }, options), 'Procedure').status).toBe(expected);
  });

  it.each([
    // start, end, start as sent, end as sent; undefined where nothing is added
    ['2026-06-15T10:00', '2026-06-15', undefined, '2026-06-15T23:59:59+02:00'],
    ['2026-06-15T10:00', '2026-06', undefined, '2026-06-30T23:59:59+02:00'],
    ['2026-12-15T10:00', '2026', undefined, '2026-12-31T23:59:59+01:00'],
    ['2026-06-15', '2026-06-15T10:00', '2026-06-15T00:00:00+02:00', undefined],
    ['2026', '2026-06-15', '2026-01-01', undefined],
    ['2024-02-10', '2024-02', undefined, '2024-02-29'],
    ['2026-06-15T10:00:30', '2026-06-15T10:00', undefined, '2026-06-15T10:00:59+02:00'],
    ['2026-06-15T10:00:30.250', '2026-06-15', undefined, '2026-06-15T23:59:59.999+02:00'],
    // Around midnight the written day is not the day in the Netherlands.
    ['2026-06-16T01:00:00+05:00', '2026-06-15', undefined, '2026-06-15T23:59:59+02:00'],
    ['2026-06-15', '2026-06-15', undefined, undefined],
    ['2025', '2026-06-15', undefined, undefined],
    ['2026-06-14', '2026-06', undefined, '2026-06-30'],
  ])(
    'period from %s until %s never leaves open which is first (per-1)',
    (procedureStartDate, procedureEndDate, start, end) => {
      const { performedPeriod } = only(map({ procedureStartDate, procedureEndDate }), 'Procedure');
      const sent = performedPeriod as { start: string; end: string; _start?: object; _end?: object };
      if (start !== undefined) expect([sent.start, sent._start]).toEqual([start, rendered(procedureStartDate)]);
      else expect([sent.start.startsWith(procedureStartDate.slice(0, 10)), sent._start]).toEqual([true, undefined]);
      if (end !== undefined) expect([sent.end, sent._end]).toEqual([end, rendered(procedureEndDate)]);
      else expect([sent.end.startsWith(procedureEndDate.slice(0, 10)), sent._end]).toEqual([true, undefined]);
    },
  );

  it('a reason given whole becomes a Condition; without a status it is active, and says that it was not registered', () => {
    const indications = [{ problem: { id: 'x', problemName: nullFlavor('OTH', 'pijn') } }];
    expect(only(map({ indications }), 'Condition')).toMatchObject({
      clinicalStatus: 'active',
      _clinicalStatus: {
        extension: [{ valueCodeableConcept: { extension: [{ valueCode: 'UNK' }], text: 'onbekend' } }],
      },
    });
  });

  it('a reason given whole becomes a Condition', () => {
    const resources = map({ indications: [{ problem: { id: 'x', problemName: nullFlavor('OTH', 'pijn') } }] });
    expect(only(resources, 'Procedure').reasonReference).toEqual([
      { reference: `Condition/${only(resources, 'Condition').id}`, display: 'pijn' },
    ]);
  });
});

describe('ProcedureRequest → zib-ProcedureRequest', () => {
  const request = (given: Partial<Request>) =>
    only(
      mapped({ procedureRequests: [{ id: 'r-1', procedureType: snomed('40701008', 'echo'), ...given }] }),
      'ProcedureRequest',
    );

  it.each([
    ['385644000', 'active'],
    ['385651009', 'active'],
    ['new', 'active'],
    ['active', 'active'],
    ['held', 'suspended'],
    ['cancelled', 'cancelled'],
    ['aborted', 'active'],
  ] as const)('order status %s → %s, with the zib code', (orderStatus, status) => {
    expect(request({ orderStatus })).toMatchObject({
      status,
      _status: { extension: [{ valueCodeableConcept: { coding: [{ code: orderStatus }] } }] },
    });
  });

  it("status in FHIR's words, or active; planned unless said otherwise", () => {
    expect(request({ requestStatus: 'suspended', intent: 'order' })).toMatchObject({
      status: 'suspended',
      intent: 'order',
    });
    expect(request({})).toMatchObject({ status: 'active', intent: 'plan' });
    expect(request({ orderStatus: 'requested' })._status).toEqual(
      specification('http://snomed.info/sct', '385644000', 'Aangevraagd'),
    );
  });

  it('when: a period, or so many times per interval', () => {
    expect(request({ startDate: '2026-12-07', endDate: '2026-12-08' }).occurrencePeriod).toEqual({
      start: '2026-12-07',
      end: '2026-12-08',
    });
    expect(
      request({ startDate: '2026-12-07', frequency: 2, interval: { value: 1, unit: 'wk' } }).occurrenceTiming,
    ).toEqual({
      repeat: { boundsPeriod: { start: '2026-12-07' }, frequency: 2, period: 1, periodUnit: 'wk' },
    });
  });

  it('who and where: a place beside a person goes in a note', () => {
    expect(request({ location: { organizationName: 'Ziekenhuis' } }).performer).toMatchObject({
      display: 'Ziekenhuis',
    });
    expect(request({ location: { organizationName: 'Ziekenhuis' }, performer: surgeon })).toMatchObject({
      performer: { display: 'Chirurg' },
      note: [{ text: 'Locatie: Ziekenhuis' }],
    });
  });

  it('what was asked is not known: nullFlavor', () => {
    expect(request({ procedureType: nullFlavor('UNK') }).code).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor', valueCode: 'UNK' }],
    });
  });
});

/** A Procedure as somebody else writes it, read; and what is left of it. */
function read(given: object) {
  const node = FhirNode.of({ resourceType: 'Procedure', id: 'v-1', ...given }, 'Procedure');
  return { draft: procedureStu3.from(node, readingOf([]).context), left: node.left() };
}

/** The status that comes back: none where the dates say it, whoever sent it. */
function withStatusBack(record: Record<string, unknown>) {
  const dates = { start: record.procedureStartDate, end: record.procedureEndDate } as { start?: string; end?: string };
  const said = (record.status as 'completed' | undefined) ?? statusAt(procedureStatus, dates, now, {});
  return { ...record, status: statedStatus(procedureStatus, said, dates, now) };
}

describe('zib-Procedure → Procedure', () => {
  holdWayBack({
    group: 'procedures',
    stu3: procedureStu3,
    differences: [
      {
        at: /^$/,
        why: 'Procedure.status is required: a status that the dates say is none, one that a choice of the sender decided is stated',
        back: (value) => withStatusBack(value as Record<string, unknown>),
      },
    ],
  });

  it.each([
    ['completed', { end: '2026-11-23' }, undefined],
    ['in-progress', { end: '2026-11-23' }, 'in-progress'],
    ['in-progress', { end: '2026-11-25' }, undefined],
    ['preparation', { start: '2026-11-25' }, undefined],
    ['in-progress', {}, undefined],
    ['completed', {}, 'completed'],
    // Whether a month or a start completes is the sender's choice, which FHIR does not tell.
    ['in-progress', { end: '1986-08' }, 'in-progress'],
    ['completed', { end: '1986-08' }, 'completed'],
    ['in-progress', { start: '1986-08-01' }, 'in-progress'],
    ['entered-in-error', { end: '2026-11-23' }, 'entered-in-error'],
  ] as const)('status %s with %o comes back as %s', (status, performedPeriod, back) => {
    const { draft, left } = read({ status, performedPeriod });
    expect(draft.status).toBe(back);
    expect(left).toEqual([]);
  });

  it('takes one moment for begin and end', () => {
    expect(read({ status: 'completed', performedDateTime: '2020-01-02' })).toEqual({
      draft: { id: 'v-1', procedureStartDate: '2020-01-02', procedureEndDate: '2020-01-02' },
      left: [],
    });
  });

  it('takes the general category for none, and others for what they are', () => {
    const category = (display?: string) => ({
      category: { coding: [{ system: SNOMED, code: '71388002', ...(display && { display }) }] },
    });
    expect(read(category('verrichting')).draft).toEqual({ id: 'v-1' });
    expect(read(category('ingreep')).draft.procedureCategory).toMatchObject({ code: '71388002', display: 'ingreep' });
  });

  it('tells a second organization, and a request and devices that are not there', () => {
    const given = {
      performer: [
        { actor: { reference: 'Organization/1', display: 'A' } },
        { actor: { reference: 'Organization/2', display: 'B' } },
      ],
      basedOn: [{ display: 'verwijzing' }],
      focalDevice: [{ manipulated: { reference: 'Device/1', display: 'klep' } }],
    };
    expect(read(given)).toEqual({
      draft: { id: 'v-1', location: { organizationName: 'A' } },
      left: [
        'Procedure.basedOn[0].display',
        'Procedure.performer[0].actor.reference',
        'Procedure.performer[1].actor.reference',
        'Procedure.performer[1].actor.display',
        'Procedure.focalDevice[0].manipulated.reference',
        'Procedure.focalDevice[0].manipulated.display',
      ],
    });
  });
});
