import { describe, expect, it } from 'vitest';
import { buildNotificationTask, type Offer, type PullBgzOptions, peerProfile, pullBgz } from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { fakeSender, SENDER, searchset } from './fake-sender';

const query = (text: string): Offer => ({ kind: 'query', query: text });
const uuid = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const patient = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }],
};
const allergy = {
  resourceType: 'AllergyIntolerance',
  id: 'a',
  verificationStatus: 'confirmed',
  clinicalStatus: 'active',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '3718001', display: 'koemelk' }] },
  patient: { reference: 'Patient/p' },
  recorder: { reference: uuid },
};
const doctor = { resourceType: 'Practitioner', name: [{ text: 'Hartman' }] };

/** A pull of a Patient and of an allergy with who recorded it. */
function pull(options: Partial<PullBgzOptions>, allergies: readonly object[] = [allergy]) {
  const entries = allergies.map((resource) => ({ resource, search: { mode: 'match' } }));
  const included = { fullUrl: uuid, resource: doctor, search: { mode: 'include' } };
  const sender = fakeSender({
    Patient: { body: { ...searchset([]), entry: [{ resource: patient, search: { mode: 'match' } }] } },
    AllergyIntolerance: { body: { ...searchset([]), entry: [...entries, included] } },
  });
  return pullBgz({
    notification: buildNotificationTask(
      recordOf({ offers: [query('Patient'), query('AllergyIntolerance')] }),
      peerProfile('twiin'),
      BASE,
    ),
    token: 'token-1',
    baseUrl: `${SENDER}/`,
    fetch: sender.fetch,
    retries: 0,
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...options,
  });
}

describe('pullBgz with read', () => {
  it('gives the records of what came, by the addresses it came with, beside the resources', async () => {
    const { read, resources } = await pull({ read: true });
    expect(read?.records.allergyIntolerances).toMatchObject([
      {
        id: 'a',
        causativeAgent: { code: '3718001' },
        author: { healthProfessional: { nameInformation: { unstructuredName: 'Hartman' } } },
      },
    ]);
    expect(resources.AllergyIntolerance).toHaveLength(1);
  });

  it.each([undefined, false])('gives none when it is %o', async (read) => {
    expect(await pull({ read })).not.toHaveProperty('read');
  });

  it('says what could not be read in the language asked for, and the pull is as complete as it was', async () => {
    const without = await pull({ read: false }, [{ ...allergy, code: undefined }]);
    const { read, ...rest } = await pull({ read: { language: 'nl' } }, [{ ...allergy, code: undefined }]);
    expect(read?.issues).toContainEqual(
      expect.objectContaining({
        code: 'refused',
        resource: 'AllergyIntolerance/a',
        message: expect.stringMatching(/toegestaan/),
      }),
    );
    expect(rest).toEqual(without);
  });

  it('holds a status against the moment of the pull, and keeps decimals as the sender wrote them', async () => {
    const use = JSON.stringify({
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'completed',
      subject: { reference: 'Patient/p' },
      taken: 'y',
      dateAsserted: '2026-11-01',
      medicationCodeableConcept: { text: 'paracetamol' },
      effectivePeriod: { start: '2026-11-01', end: '2026-11-23' },
      dosage: [{ doseQuantity: { value: 0, unit: 'tablet' } }],
    });
    const body = JSON.stringify({ ...searchset([]), entry: [{ resource: 0 }] })
      .replace('"resource":0', `"resource":${use},"search":{"mode":"match"}`)
      .replace('"value":0', '"value":1.50');
    const readAt = async (at: string, read: PullBgzOptions['read'] = true) => {
      const pulled = await pull({
        read,
        now: () => new Date(at),
        fetch: async (input) => {
          const isUse = String(input instanceof Request ? input.url : input).includes('MedicationStatement');
          const patients = { ...searchset([]), entry: [{ resource: patient, search: { mode: 'match' } }] };
          return new Response(isUse ? body : JSON.stringify(patients), {
            headers: { 'content-type': 'application/fhir+json' },
          });
        },
        notification: buildNotificationTask(
          recordOf({ offers: [query('Patient'), query('MedicationStatement')] }),
          peerProfile('twiin'),
          BASE,
        ),
      });
      return pulled.read?.records.medicationUses?.[0];
    };
    const use1 = await readAt('2026-11-24T10:00:00Z');
    expect(use1?.status).toBeUndefined();
    expect(use1?.instructionsForUse?.dosageInstructions?.[0]?.dose?.nominalValue).toBe('1.50');
    expect((await readAt('2026-11-10T10:00:00Z'))?.status).toBe('completed');
    expect((await readAt('2026-11-10T10:00:00Z', { now: new Date('2026-11-24T10:00:00Z') }))?.status).toBeUndefined();
  });

  it('reads nothing of another patient', async () => {
    const other = { ...allergy, id: 'b', patient: { reference: 'Patient/iemand' } };
    const { read, apart } = await pull({ read: true }, [allergy, other]);
    expect(read?.records.allergyIntolerances?.map(({ id }) => id)).toEqual(['a']);
    expect(apart).toHaveLength(1);
  });

  it.each<[string, unknown, RegExp]>([
    ['no flag', 'yes', /`read` is 'yes'/],
    ['a reading with an option that is none', { taal: 'nl' }, /`read\.taal` is not known/],
    ['a reading of somebody else', { patient: { bsn: '999990032' } }, /`read\.patient` is not known/],
  ])('refuses %s', async (_name, read, message) => {
    await expect(pull({ read: read as never })).rejects.toThrow(message);
  });
});
