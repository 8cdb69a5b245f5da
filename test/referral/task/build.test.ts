import { describe, expect, it } from 'vitest';
import {
  bgzOffers,
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  type PeerName,
  peerProfile,
  peerProfiles,
} from '../../../src/notified-pull';
import { createValidator } from '../../../src/validate';
import { BASE, BSN, DID, inputCodes, recordOf, referral, URA } from './support';

const names = Object.keys(peerProfiles) as PeerName[];
const validator = createValidator();

describe('the notification Task (Twiin-01)', () => {
  const task = buildNotificationTask(recordOf(), peerProfile('twiin'), BASE);

  it('says which notification of which referral it is, for whom, from whom, to whom and until when', () => {
    expect(task).toMatchObject({
      resourceType: 'Task',
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0002' }],
      groupIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0003' },
      basedOn: [{ reference: 'Task/6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f0001' }],
      status: 'requested',
      intent: 'proposal',
      code: { coding: [{ system: 'http://fhir.nl/fhir/NamingSystem/TaskCode', code: 'pull-notification' }] },
      for: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN } },
      authoredOn: '2026-11-24T11:00:00+01:00',
      requester: {
        agent: { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/aorta-app-id', value: '1234567' } },
        onBehalfOf: { identifier: { system: URA, value: '00001111' }, display: 'Ziekenhuis De Brug' },
      },
      owner: { identifier: { system: URA, value: '00002222' } },
      restriction: { period: { end: '2027-06-24T12:00:00+02:00' } },
    });
    expect(task.meta).toBeUndefined();
  });

  it('carries the base, the word on the workflow Task, and each offer with its section code as second coding', () => {
    const parameter = 'http://fhir.nl/fhir/NamingSystem/TaskParameter';
    expect(task.input?.[0]).toEqual({
      type: { coding: [{ system: parameter, code: 'authorization-base' }] },
      valueString: BASE,
    });
    expect(task.input?.[1]).toEqual({
      type: { coding: [{ system: parameter, code: 'get-workflow-task' }] },
      valueBoolean: false,
    });
    expect(task.input?.[4]).toEqual({
      type: {
        coding: [
          { system: parameter, code: 'query-available-resources' },
          { system: 'http://loinc.org', code: '48765-2' },
        ],
      },
      valueString: 'AllergyIntolerance?_revinclude=Provenance%3Atarget',
    });
    expect(task.input?.at(-1)).toEqual({
      type: { coding: [{ system: parameter, code: 'read-available-resource' }] },
      valueReference: { reference: 'DocumentReference/brief-1' },
    });
    expect(task.input).toHaveLength(2 + bgzOffers().length + 2);
  });

  it('lets an unnumbered sending system act as its organization, for STU3 wants an agent', () => {
    const { system: _left, ...sender } = referral.sender;
    const without = buildNotificationTask(recordOf({ referral: { ...referral, sender } }), peerProfile('twiin'), BASE);
    expect(without.requester?.agent).toEqual({ identifier: { system: URA, value: '00001111' } });
  });

  it('is the same byte for byte when made again, so a resent message is the same message', () => {
    expect(JSON.stringify(buildNotificationTask(recordOf(), peerProfile('twiin'), BASE))).toBe(JSON.stringify(task));
  });
});

describe('what peers want otherwise', () => {
  it('keeps the BSN and the offers out of a notification for Nuts, and gives the DID with the URA beside it', () => {
    const task = buildNotificationTask(recordOf(), peerProfile('nuts'), BASE);
    expect(JSON.stringify(task)).not.toContain(BSN);
    expect(inputCodes(task)).toEqual([['authorization-base'], ['get-workflow-task']]);
    expect(task.input?.[1]?.valueBoolean).toBe(true);
    expect(task.identifier?.[0]?.system).toBe('https://tools.ietf.org/html/rfc4122');
    expect(task.requester?.onBehalfOf).toEqual({
      reference: '#sender',
      identifier: { system: DID, value: 'did:web:brug.example' },
      display: 'Ziekenhuis De Brug',
    });
    expect(task.contained).toContainEqual({
      resourceType: 'Organization',
      id: 'receiver',
      identifier: [
        { system: DID, value: 'did:web:poort.example' },
        { system: URA, value: '00002222' },
      ],
      name: 'Ziekenhuis De Poort',
    });
  });

  it('speaks the codes of LSP 0.7 to AORTA and says nothing of a workflow Task', () => {
    const task = buildNotificationTask(recordOf(), peerProfile('aorta'), BASE);
    expect(task.code?.coding).toEqual([
      { system: 'http://vzvz.nl/fhir/CodeSystem/aorta-taskcode', code: 'notified_pull' },
    ]);
    expect(inputCodes(task).slice(0, 2)).toEqual([['consent_token'], ['query_string']]);
    expect(task.basedOn).toBeUndefined();
  });

  it('writes the AGB as an OID to VIPLive', () => {
    const { requester } = buildNotificationTask(recordOf(), peerProfile('viplive'), BASE);
    expect(requester?.onBehalfOf?.identifier).toEqual({
      system: 'urn:oid:2.16.840.1.113883.2.4.6.1',
      value: '06010111',
    });
  });

  it.each(names)('never leaves the URA of either side out: %s', (name) => {
    // Also when the caller forgot to name it.
    const peer = peerProfile(name, { organizationSystems: [DID] });
    for (const task of [buildNotificationTask(recordOf(), peer, BASE), buildCancelTask(recordOf(), peer)]) {
      const text = JSON.stringify(task);
      expect(text).toContain(`{"system":"${URA}","value":"00001111"}`);
      expect(text).toContain(`{"system":"${URA}","value":"00002222"}`);
    }
  });

  it('takes the URA when the organization has no number in the register a peer wants', () => {
    const sender = { ...referral.sender, organization: { ura: '00001111' } };
    const task = buildNotificationTask(recordOf({ referral: { ...referral, sender } }), peerProfile('nuts'), BASE);
    expect(task.requester?.onBehalfOf).toEqual({ identifier: { system: URA, value: '00001111' } });
  });

  it('refuses a profile that contradicts itself, naming every contradiction', () => {
    expect(() => peerProfile('twiin', { inputs: 'workflow', validity: { days: 0 } })).toThrow(
      /inputs 'workflow' needs getWorkflowTask true.*validity needs/,
    );
    expect(() => peerProfile('nuts', { basedOn: false })).toThrow(/basedOn true/);
    expect(() => peerProfile('aorta', { bases: 'separate' })).toThrow(/second base/);
    expect(() => peerProfile('iets' as 'twiin')).toThrow(/twiin, nictiz, nuts, aorta, viplive/);
  });
});

describe('the cancel Task (Twiin-02)', () => {
  it.each(names)('is known by its identifier and carries no patient, base or input: %s', (name) => {
    const task = buildCancelTask(recordOf({ state: 'cancelled' }), peerProfile(name));
    expect(task).toMatchObject({
      identifier: [{ value: recordOf().identifier }],
      status: 'cancelled',
      intent: 'proposal',
    });
    expect(task).not.toHaveProperty('for');
    expect(task).not.toHaveProperty('input');
    expect(JSON.stringify(task)).not.toContain(BSN);
  });
});

describe('the workflow Task (Twiin-03)', () => {
  const task = buildWorkflowTask(recordOf({ state: 'accepted' }), peerProfile('nuts'), {
    patientReference: 'Patient/p1',
    base: BASE,
  });

  it('tells who refers whom, in which state, and what may be pulled', () => {
    expect(task).toMatchObject({
      id: recordOf().id,
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/BgZ-verwijzing-Task'] },
      status: 'accepted',
      intent: 'order',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '3457005' }] },
      for: { reference: 'Patient/p1', identifier: { value: BSN } },
      requester: { agent: { identifier: { value: '000012345' }, display: 'dr. V. Voorbeeld' } },
      reason: { coding: [{ code: '183519002' }] },
      extension: [{ valueReference: { reference: 'HealthcareService/cardiologie', display: 'Cardiologie' } }],
    });
    expect(inputCodes(task)[0]).toEqual(['authorization-base']);
    expect(inputCodes(task)).toContainEqual(['48765-2']);
    expect(inputCodes(task)).toHaveLength(1 + bgzOffers().length + 2);
  });

  it.each(['expired', 'superseded'] as const)(
    'shows a notification that is %s as cancelled, a code STU3 has',
    (state) => {
      expect(buildWorkflowTask(recordOf({ state }), peerProfile('twiin')).status).toBe('cancelled');
    },
  );

  it('leaves a department out that says nothing', () => {
    const receiver = { ...referral.receiver, department: {} };
    expect(
      buildWorkflowTask(recordOf({ referral: { ...referral, receiver } }), peerProfile('twiin')).extension,
    ).toBeUndefined();
  });
});

describe('every message is sound STU3', () => {
  it.each(names)('%s', async (name) => {
    const peer = peerProfile(name);
    for (const task of [
      buildNotificationTask(recordOf(), peer, BASE),
      buildCancelTask(recordOf({ state: 'cancelled' }), peer),
      buildWorkflowTask(recordOf(), peer, { patientReference: 'Patient/p1', base: BASE }),
    ]) {
      const report = await validator.validate(task);
      expect(report.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal')).toEqual([]);
    }
  });
});
