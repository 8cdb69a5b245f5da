import type { Bundle, FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { type Authorization, createBgzFacade, type FacadeOptions, sourcesOf } from '../../src/index';
import { createValidator } from '../../src/validate';
import {
  administrationAgreement,
  bloodPressure,
  bsn,
  functionalOrMentalStatus,
  medicalDevice,
  medicationAgreement,
  medicationUse,
  nullFlavor,
  patient,
  prk,
  procedure,
  procedureRequest,
  snomed,
  ucum,
} from '../../src/zib';

import { idSecret } from '../id-secret';
import { ANNA, ask, inMode, issuesOf, now, recordedLog, search } from './support';

type Leaving = NonNullable<Extract<Authorization, { allowed: true }>['leaveOut']>;

const listed = { id: 'd-1', display: 'diabetes GEHEIM' };
const whole = { problem: { id: 'd-2', problemName: snomed('73211009', 'nierfalen GEHEIM') } };
const medicine = { productCodes: [prk('67903', 'metformine')] };
const agreed = {
  agreedMedicine: medicine,
  agreementDateTime: '2026-01-02T10:00:00',
};

const records = {
  patient: patient({
    id: 'p-1',
    identificationNumbers: [bsn(ANNA)],
    nameInformation: { lastName: { lastName: 'Voorbeeld' } },
  }),
  procedures: [
    procedure({
      id: 'v-1',
      procedureType: snomed('80146002', 'appendectomie'),
      requester: { nameInformation: { lastName: { lastName: 'Arts' } } },
      indications: [listed, whole],
      medicalDevices: [{ id: 'h-1', display: 'pomp HULPMIDDEL' }],
    }),
    procedure({ id: 'v-2', procedureType: snomed('5880005', 'onderzoek') }),
  ],
  procedureRequests: [
    procedureRequest({ id: 'o-1', procedureType: snomed('80146002', 'appendectomie'), indications: [whole] }),
  ],
  medicalDevices: [
    medicalDevice({
      id: 'h-1',
      product: { productType: snomed('14106009', 'pomp HULPMIDDEL') },
      indications: [listed],
    }),
  ],
  medicationAgreements: [
    medicationAgreement({
      ...agreed,
      id: 'm-1',
      prescriptionReasons: [listed, whole],
      reasonForAgreement: {
        ...snomed('473010000', 'Overgevoeligheid'),
        originalText: 'overgevoelig bij nierfalen GEHEIM',
      },
      comment: 'voor de nacht',
    }),
    medicationAgreement({
      ...agreed,
      id: 'm-2',
      reasonForAgreement: nullFlavor('OTH', 'zwanger GEHEIM'),
    }),
    medicationAgreement({ ...agreed, id: 'm-3', reasonForAgreement: snomed('473010000', 'Overgevoeligheid') }),
  ],
  medicationUses: [
    medicationUse({
      id: 'g-1',
      registrationDateTime: '2026-01-02T10:00:00',
      productUsed: medicine,
      useIndicator: true,
      asAgreedIndicator: true,
      reasonForUse: 'diabetes GEHEIM',
      reasons: [listed, whole],
      reasonForChangeOrDiscontinuation: nullFlavor('OTH', 'zwanger GEHEIM'),
    }),
  ],
  administrationAgreements: [
    administrationAgreement({
      id: 't-1',
      medicine,
      agreementDateTime: '2026-01-02T10:00:00',
      agreementReason: 'vervangt vanwege nierfalen GEHEIM',
    }),
  ],
};

const types = [
  'Procedure?_include=Procedure:based-on',
  'ProcedureRequest',
  'DeviceUseStatement?_include=DeviceUseStatement:device',
  'MedicationRequest?_include=MedicationRequest:medication',
  'MedicationStatement?_include=MedicationStatement:medication',
  'MedicationDispense?_include=MedicationDispense:medication',
] as const;

const leaving = (leaveOut: Leaving | undefined, only: readonly string[] = types, more: Partial<FacadeOptions> = {}) =>
  createBgzFacade({
    sources: sourcesOf([records], { groups: 'all' }),
    authorize: () => ({ allowed: true, patient: { bsn: ANNA }, only, ...(leaveOut && { leaveOut }) }),
    idSecret,
    now,
    ...more,
  });

const isLabelled = ({ meta }: FhirResource) =>
  (meta?.security ?? []).some(
    ({ system, code }) => system === 'http://hl7.org/fhir/v3/ObservationValue' && code === 'REDACTED',
  );
const matchesOf = async (leaveOut: Leaving | undefined, path: string) =>
  inMode(await search(leaving(leaveOut), path), 'match');

describe('who may not see diagnoses', () => {
  it.each(types)('does not see them as reasons in %s, and sees that something was taken out', async (path) => {
    const open = await ask(leaving(undefined), path);
    expect(open.text).toContain('GEHEIM');
    expect(open.text).not.toContain('REDACTED');
    // In words for people too, so that what is not in the other answer is in none of its narratives.
    expect(open.text).toMatch(/<li>[^<]*GEHEIM/);
    const { status, text, body } = await ask(leaving(['indications']), path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/GEHEIM|Condition\//);
    expect(inMode(body as Bundle, 'match').filter(isLabelled)).not.toEqual([]);
  });

  it.each(types)('gets %s as conforming as it is whole', async (path) => {
    const { issues } = await createValidator().validate(await search(leaving(['indications', 'devices']), path), {
      rules: ['bgz-msz'],
    });
    expect(issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
  });

  it('gets a resource that had none as it is, without label', async () => {
    const [open] = (await matchesOf(undefined, 'Procedure')).filter(({ id }) => id !== undefined).slice(1);
    const [, left] = await matchesOf(['indications'], 'Procedure');
    expect(left).toEqual(open);
  });

  it('does not see them in a read either, nor in a part, in XML or in what an include brings', async () => {
    const facade = leaving(['indications']);
    const [{ id } = { id: '' }] = await matchesOf(['indications'], 'MedicationStatement');
    for (const path of [
      `MedicationStatement/${id}`,
      `MedicationStatement/${id}?_format=xml`,
      `MedicationStatement?_elements=reasonCode,reasonReference,extension`,
      'MedicationStatement?_summary=data',
      'Procedure?_include=Procedure:based-on',
    ]) {
      const answer = await ask(facade, path);
      expect(answer.status, path).toBe(200);
      expect(answer.text, path).not.toMatch(/GEHEIM|Condition\//);
      expect(answer.text, path).toContain('REDACTED');
    }
  });

  it('cannot read the diagnosis by the id that stands in the whole', async () => {
    const open = (await ask(leaving(undefined), 'MedicationRequest')).text;
    const ids = [...open.matchAll(/Condition\/[A-Za-z0-9.-]+/g)].map(([reference]) => reference);
    expect(ids.length).toBeGreaterThan(1);
    for (const reference of ids) expect((await ask(leaving(['indications']), reference)).status).toBe(404);
  });

  it('keeps what the medicine itself does: the coded reason, in the words of its list', async () => {
    const [first, second, third] = (await matchesOf(['indications'], 'MedicationRequest')) as fhirRequests;
    const hypersensitivity = { system: 'http://snomed.info/sct', code: '473010000', display: 'Overgevoeligheid' };
    expect(first?.reasonCode).toEqual([{ coding: [hypersensitivity] }]);
    expect(first?.note).toEqual([{ text: 'voor de nacht' }]);
    expect(second?.reasonCode).toEqual([
      { coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'OTH', display: 'Overig' }] },
    ]);
    expect(third && isLabelled(third)).toBe(false);
    const [use] = await matchesOf(['indications'], 'MedicationStatement');
    expect(JSON.stringify(use)).toContain('AsAgreedIndicator');
    expect(JSON.stringify(use)).toContain('"Overig"');
  });

  it('is not told of them by what is wrong with a record', async () => {
    const { logger, lines } = recordedLog();
    const wrong = { id: 'v-9', procedureType: snomed('80146002', 'x'), indications: [{ problem: { id: 'GEHEIM-1' } }] };
    const sources = { ...sourcesOf([records], { groups: 'all' }), procedures: () => [wrong as never] };
    const options = { sources, logger, invalidRecords: 'report' } as const;
    const { text } = await ask(leaving(['indications'], types, options), 'Procedure');
    expect(text).not.toMatch(/GEHEIM|problemName|v-9/);
    expect(text).toContain('Source 1 of procedures: not every record could be used.');
    expect(JSON.stringify(lines)).toContain('problemName');
    expect((await ask(leaving(undefined, types, options), 'Procedure')).text).toContain('problemName');
  });
});

type fhirRequests = readonly Extract<FhirResource, { resourceType: 'MedicationRequest' }>[];

describe('who may not see devices', () => {
  it('does not see which one a procedure used, and cannot come to it from there', async () => {
    const only = ['Procedure', 'ProcedureRequest'];
    const open = await ask(leaving(undefined, only), 'Procedure');
    expect(open.text).toContain('HULPMIDDEL');
    const [, device = ''] = open.text.match(/"(Device\/[^"]+)"/) ?? [];
    const facade = leaving(['devices'], only);
    const { text, body } = await ask(facade, 'Procedure');
    expect(text).not.toMatch(/HULPMIDDEL|Device\//);
    expect(inMode(body as Bundle, 'match').map(isLabelled)).toEqual([true, false]);
    expect(text).toContain('GEHEIM');
    expect((await ask(facade, device)).status).toBe(404);
  });
});

describe('who may not see devices, in an observation', () => {
  const functionalOrMentalStatuses = [
    functionalOrMentalStatus({
      id: 'f-1',
      statusCategory: 'functional',
      statusName: snomed('47078008', 'gehoorfunctie'),
      medicalDevices: [{ id: 'h-1', display: 'pomp HULPMIDDEL' }],
    }),
  ];
  const bloodPressures = [
    bloodPressure({ id: 'b-1', systolicBloodPressure: ucum(120, 'mm[Hg]'), bloodPressureDateTime: '2026-01-02' }),
  ];
  const given = (leaveOut: Leaving | undefined, more = {}) => {
    const sources = {
      ...sourcesOf([{ ...records, functionalOrMentalStatuses, bloodPressures }], { groups: 'all' }),
      ...more,
    };
    return leaving(leaveOut, ['Observation'], { sources, invalidRecords: 'report' });
  };

  it('does not see which one a functional status names, and sees all of others of the type', async () => {
    expect((await ask(given(undefined), 'Observation')).text).toContain('HULPMIDDEL');
    const { text, body } = await ask(given(['devices']), 'Observation');
    expect(text).not.toMatch(/HULPMIDDEL|DeviceUseStatement\//);
    expect(inMode(body as Bundle, 'match').map(isLabelled)).toEqual([true, false]);
  });

  it('is told what is wrong with a record that names none, and not with one that may', async () => {
    const wrong = () => [{ id: 'fout-1' } as never];
    const pressure = await ask(given(['devices'], { bloodPressures: wrong }), 'Observation');
    expect(pressure.text).toContain('systolicBloodPressure');
    const status = await ask(given(['devices'], { functionalOrMentalStatuses: wrong }), 'Observation');
    expect(status.text).not.toContain('statusName');
    expect(status.text).toContain('not every record could be used');
  });
});

describe('an authorisation that says what is left out', () => {
  it.each<[string, Partial<Extract<Authorization, { allowed: true }>>]>([
    ['something that is not known', { only: types, leaveOut: ['indication' as never] }],
    ['and opens everything', { leaveOut: ['indications'] }],
    ['as a text', { only: types, leaveOut: 'indications' as never }],
  ])('%s lets nobody in', async (_what, answer) => {
    const { logger, lines } = recordedLog();
    const authorize = (): Authorization => ({ allowed: true, patient: { bsn: ANNA }, ...answer });
    const refused = await ask(leaving(undefined, types, { authorize, logger }), 'Procedure');
    expect(refused.status).toBe(500);
    expect(issuesOf(refused)[0]?.diagnostics).toBe('The authorisation could not be checked.');
    expect(lines).toContainEqual(expect.objectContaining({ event: 'authorize-invalid' }));
  });
});
