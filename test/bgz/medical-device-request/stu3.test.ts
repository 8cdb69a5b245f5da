import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FhirResource } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { medicalDeviceRequestStu3 } from '../../../src/bgz/medical-device-request/stu3';
import { sourcesOf } from '../../../src/index';
import { bgzOffers } from '../../../src/notified-pull';
import { readBgz } from '../../../src/read';
import { bgzRecords, nullFlavor, snomed } from '../../../src/zib';
import { facadeOf, inMode, search } from '../../facade/support';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { holdWayBack } from '../way-back';

type Request = NonNullable<Parameters<typeof mapped>[0]['medicalDeviceRequests']>[number];
const wheelchair = snomed('58938008', 'rolstoel');
const map = (more: Partial<Request> = {}) =>
  mapped({ medicalDeviceRequests: [{ id: 'r-1', product: { productType: wheelchair }, ...more }] });

const INTENT = 'http://hl7.org/fhir/request-intent';
const intent = (code: string, display?: string) => ({
  coding: [{ system: INTENT, code, ...(display && { display }) }],
});

/** A DeviceRequest as somebody else writes it, read; and what is left of it. */
function read(request: object, others: readonly FhirResource[] = []) {
  const given = { resourceType: 'DeviceRequest', id: 'r-1', status: 'active', intent: intent('plan'), ...request };
  const node = FhirNode.of(given, 'DeviceRequest');
  const { id: _id, ...draft } = medicalDeviceRequestStu3.from(node, readingOf(others).context);
  return { draft, left: node.left().map((one) => one.replace('DeviceRequest.', '')) };
}

describe('MedicalDeviceRequest → zib-MedicalDeviceRequest', () => {
  it('gives every concept its place', () => {
    const { patient, problems, medicalDeviceRequests } = sample;
    const resources = mapped({ patient, problems, medicalDeviceRequests: medicalDeviceRequests?.slice(0, 1) });
    expect(only(resources, 'DeviceRequest')).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-MedicalDeviceRequest'] },
      status: 'active',
      _status: { extension: [{ valueCodeableConcept: { coding: [{ code: '385644000' }] } }] },
      intent: intent('order', 'Order'),
      codeReference: { reference: `Device/${only(resources, 'Device').id}`, display: 'rolstoel opvouwbaar' },
      occurrencePeriod: { start: '2026-01-05', end: '2026-07-05' },
      requester: {
        agent: { display: 'P. van Hartman' },
        onBehalfOf: { display: 'Ziekenhuis De Proef - Locatie Noord' },
      },
      performerType: { coding: [{ code: 'PRF' }] },
      performer: { display: 'P. van Hartman' },
      reasonReference: [{ display: 'bradycardie' }],
      note: [{ text: 'voor buiten' }],
    });
    expect(only(resources, 'Device')).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-MedicalDeviceProduct'] },
      identifier: [{ value: '08712345678906' }],
      type: { coding: [{ code: '58938008' }] },
      note: [{ text: 'opvouwbaar' }],
    });
  });

  it('says a product of which only the type is known in the request itself', () => {
    const resources = map();
    expect(only(resources, 'DeviceRequest')).toMatchObject({
      status: 'active',
      intent: intent('plan', 'Plan'),
      codeCodeableConcept: { coding: [{ code: '58938008' }] },
    });
    expect(resources.map((one) => one.resourceType)).not.toContain('Device');
  });

  it('asks for a product that takes the place of no device of the list, whatever its id', () => {
    const resources = mapped({
      medicalDevices: [{ id: 'x', product: { productType: snomed('14106009', 'pacemaker') } }],
      medicalDeviceRequests: [{ id: 'x', product: { productType: wheelchair }, productDescription: 'groot' }],
    });
    const devices = resources.flatMap((one) => (one.resourceType === 'Device' ? [`Device/${one.id}`] : []));
    expect(new Set(devices).size).toBe(2);
    const { codeReference } = only(resources, 'DeviceRequest');
    expect(devices).toContain(codeReference?.reference);
    expect(codeReference?.reference).not.toBe(only(resources, 'DeviceUseStatement').device.reference);
  });
});

describe('zib-MedicalDeviceRequest → MedicalDeviceRequest', () => {
  const example = path.resolve(
    import.meta.dirname,
    '../../../../shared/packages/nictiz.fhir.nl.stu3.zib2017-2.2.18/package/examples/DeviceRequest-zib-medicaldevicerequest-01.json',
  );

  it.skipIf(!existsSync(example))('reads the example of Nictiz (skipped when ../shared/packages is absent)', () => {
    const { text: _page, meta: _meta, ...given } = JSON.parse(readFileSync(example, 'utf8'));
    const { draft, left } = read(given);
    expect(draft).toMatchObject({
      intent: 'order',
      product: { productType: { code: '405815000' } },
      startDate: '2012-03-13',
      requester: { healthProfessional: { nameInformation: { unstructuredName: 'Vaste Huisarts 1' } } },
      performer: { healthcareProvider: { organizationName: 'UMCG - Afdeling Orthopedie' } },
    });
    // Functions that do not come along, the second of somebody at an organization, which is no professional.
    expect(left.filter((one) => !one.endsWith('reference'))).toEqual([
      'requester.agent.extension(practitionerrole-reference).valueReference.display',
      'performer.extension[0].url',
      'performer.extension[0].valueReference.display',
    ]);
  });

  it.each([
    ['proposal', 'proposal'],
    ['plan', undefined],
    ['order', 'order'],
  ])('reads intent %s', (code, wanted) => {
    const { draft, left } = read({ intent: intent(code) });
    expect(draft.intent).toBe(wanted);
    expect(left).toEqual([]);
  });

  it.each([
    ['another order', intent('original-order')],
    ['two', { coding: [...intent('plan').coding, ...intent('order').coding] }],
    ['one of another system', { coding: [{ system: 'urn:oid:1.2.3', code: 'plan' }] }],
    ['words', { text: 'plan' }],
  ])('takes nothing of an intent that is %s', (_what, given) => {
    const { draft, left } = read({ intent: given });
    expect(draft).not.toHaveProperty('intent');
    expect(left.filter((one) => one.startsWith('intent'))).not.toEqual([]);
  });

  it('reads a product that comes along, and the words for one that does not', () => {
    const device = {
      resourceType: 'Device',
      id: 'd',
      status: 'active',
      type: { coding: [{ ...wheelchair }] },
      patient: { reference: 'Patient/p' },
    } as FhirResource;
    expect(read({ codeReference: { reference: 'Device/d', display: 'Stoel' } }, [device])).toEqual({
      draft: { product: { productType: wheelchair } },
      left: [],
    });
    expect(read({ codeReference: { reference: 'Device/elsewhere', display: 'Stoel' } })).toEqual({
      draft: { product: { productType: nullFlavor('OTH', 'Stoel') } },
      left: ['codeReference.reference'],
    });
  });

  it('tells when and how often, and who provides it without being somebody', () => {
    const { draft, left } = read({
      occurrenceTiming: { repeat: { frequency: 1 } },
      performerType: { text: 'winkel' },
      performer: { reference: 'HealthcareService/1', display: 'Winkel' },
    });
    expect(draft).toEqual({});
    expect(left.toSorted()).toEqual([
      'occurrenceTiming.repeat.frequency',
      'performer.display',
      'performer.reference',
      'performerType.text',
    ]);
  });

  it('takes one moment for begin and end', () => {
    expect(read({ occurrenceDateTime: '2026-05' }).draft).toEqual({ startDate: '2026-05', endDate: '2026-05' });
  });
});

describe('searches for requested devices', () => {
  const BSN = '999999990';
  const { patient, problems, medicalDevices, medicalDeviceRequests } = sample;
  const facade = facadeOf({
    sources: sourcesOf([bgzRecords({ patient, problems, medicalDevices, medicalDeviceRequests })], { groups: 'all' }),
  });

  it.each([
    ['DeviceRequest', 4],
    ['DeviceRequest?status=active', 4],
    ['DeviceRequest?intent=order', 1],
    ['DeviceRequest?code=http://snomed.info/sct|6012004', 2],
    ['DeviceRequest?device:missing=false', 1],
    ['DeviceRequest?event-date=ge2026-01', 1],
  ])('%s finds %i', async (query, count) => {
    expect(inMode(await search(facade, query, BSN), 'match')).toHaveLength(count);
  });

  it('brings a product that is a resource', async () => {
    const brought = inMode(await search(facade, 'DeviceRequest?_include=DeviceRequest:device', BSN), 'include');
    expect(brought.map((one) => one.resourceType)).toEqual(['Device']);
  });

  it('are offered where they are named', () => {
    expect(bgzOffers(['plannedDevices'])).toMatchObject([
      { query: 'DeviceRequest?status=active&_include=DeviceRequest%3Adevice&_revinclude=Provenance%3Atarget' },
    ]);
  });

  it('come back as records; an order of another kind does not', async () => {
    const [bundle, who] = await Promise.all(
      ['DeviceRequest?_include=DeviceRequest:device', 'Patient'].map((one) => search(facade, one, BSN)),
    );
    const [first] = inMode(bundle as never, 'match');
    const reflex = { ...first, id: 'other', intent: intent('reflex-order') } as FhirResource;
    const { records, notRead } = await readBgz([who, bundle, reflex] as never, { patient: { bsn: BSN } });
    const types = records.medicalDeviceRequests?.map(({ product }) => product.productType.display);
    expect(types?.toSorted()).toEqual(['hoortoestel', 'hoortoestel', 'pacemaker', 'rolstoel']);
    expect(notRead).toContainEqual(expect.objectContaining({ resource: 'DeviceRequest/other', reason: 'modifier' }));
  });
});

describe('the way back of requested devices', () => {
  holdWayBack({
    group: 'medicalDeviceRequests',
    stu3: medicalDeviceRequestStu3,
    fixtures: false,
    differences: [
      {
        at: /^requestStatus$/,
        why: '`active` is what is sent for a request without a status',
        back: (value) => (value === 'active' ? undefined : value),
      },
      {
        at: /^intent$/,
        why: 'DeviceRequest.intent is required: `plan` is what is sent for a request without one',
        back: (value) => (value === 'plan' ? undefined : value),
      },
    ],
  });
});
