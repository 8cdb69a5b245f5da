import { describe, expect, it } from 'vitest';
import { buildNotificationTask, peerProfile, pullBgz } from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { fakeSender, match, SENDER, searchset } from './fake-sender';

const patient = match('Patient', '1', { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }] });
const along = (type: string, id: string, more: object) => ({ ...match(type, id, more), mode: 'include' });
const metadata = (id: string, ...targets: readonly string[]) =>
  along('Provenance', id, {
    target: targets.map((reference) => ({ reference })),
    agent: [{ whoReference: { reference: 'Patient/1' } }],
  });

/** What is handed out, and what is set apart, of an answer to this search. */
async function pulled(query: string, ...entries: Parameters<typeof searchset>[0]) {
  const offers = ['Patient', query].map((one) => ({ kind: 'query', query: one }) as const);
  const answers = { Patient: { body: searchset([patient]) }, [query]: { body: searchset(entries) } };
  const { sections, apart = [] } = await pullBgz({
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 't',
    baseUrl: SENDER,
    fetch: fakeSender(answers).fetch,
    retries: 0,
    now: () => new Date('2026-11-24T10:00:00Z'),
  });
  const { status, matches = [], included = [] } = sections[1] ?? {};
  return {
    status,
    held: [...matches, ...included].map(({ id }) => id),
    apart: apart.map(({ which, code }) => `${which} ${code}`),
  };
}

describe('what comes along with a search', () => {
  it('is the metadata of the patient too, and not that of something else because it names the patient', async () => {
    const search = 'Patient?_revinclude=Provenance:target';
    expect(await pulled(search, patient, metadata('own', 'Patient/1'))).toEqual({
      status: 'obtained',
      held: ['1', 'own'],
      apart: [],
    });
    expect(await pulled(search, patient, metadata('other', 'Condition/x'))).toMatchObject({
      status: 'incomplete',
      held: ['1'],
      apart: ['Provenance/other not-referenced'],
    });
  });

  it('is a specimen of a thing, which says nothing of a person', async () => {
    const taken = (type: string, subject: string) =>
      along(type, 's', { contained: [{ resourceType: 'Device', id: 'tip' }], subject: { reference: subject } });
    const test = match('Observation', 'o', { specimen: { reference: 'Specimen/s' } });
    for (const subject of ['#tip', 'Device/tip', 'Substance/x'])
      expect(await pulled('Observation', test, taken('Specimen', subject))).toMatchObject({
        held: ['o', 's'],
        apart: [],
      });
    for (const subject of ['#nobody', 'Group/x', 'Patient/2'])
      expect((await pulled('Observation', test, taken('Specimen', subject))).held).toEqual(['o']);
    // Anything else that is said of a thing is not said of the patient.
    expect((await pulled('Observation', taken('Observation', '#tip'))).apart).toEqual(['Observation/s no-subject']);
  });
});
