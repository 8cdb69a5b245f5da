import { describe, expect, it } from 'vitest';
import { buildNotificationTask, type PullBgzOptions, peerProfile, pullBgz } from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { type FakeAnswer, fakeSender, match, SENDER, searchset } from './fake-sender';

const patient = match('Patient', '1', { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }] });
const to = (reference: string) => ({ reference });
const resource = (type: string, id: string, more: object = {}) => ({ body: match(type, id, more).resource });

const allergy = match('AllergyIntolerance', 'a', { recorder: to('PractitionerRole/r') });
const procedure = match('Procedure', 'p', {
  performer: [
    { actor: to(`${SENDER}/PractitionerRole/r`) },
    { actor: to('https://elders.example/fhir/Practitioner/x') },
  ],
  reasonReference: [to('Condition/c')],
});
const role = resource('PractitionerRole', 'r', {
  practitioner: to('Practitioner/d'),
  organization: to('Organization/o'),
});

const offers = ['Patient', 'AllergyIntolerance', 'Procedure'].map((query) => ({ kind: 'query', query }) as const);

async function pulled(answers: Readonly<Record<string, FakeAnswer>>, more: Partial<PullBgzOptions> = {}) {
  const sender = fakeSender({
    Patient: { body: searchset([patient]) },
    AllergyIntolerance: { body: searchset([allergy]) },
    Procedure: { body: searchset([procedure]) },
    ...answers,
  });
  const result = await pullBgz({
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 't',
    baseUrl: SENDER,
    fetch: sender.fetch,
    retries: 0,
    concurrency: 1,
    references: true,
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...more,
  });
  return { ...result, asked: sender.paths().slice(offers.length).sort() };
}

const all = {
  'PractitionerRole/r': role,
  'Practitioner/d': resource('Practitioner', 'd'),
  'Organization/o': resource('Organization', 'o', { partOf: to('Organization/o') }),
  'Condition/c': resource('Condition', 'c', { asserter: to('Practitioner/d') }),
};

describe('what resources refer to and that did not come along', () => {
  it('is left where it is, unless asked for', async () => {
    const { asked, complete } = await pulled(all, { references: false });
    expect([asked, complete]).toEqual([[], true]);
  });

  it('is read, each once and what it refers to in turn, under the base only', async () => {
    const { asked, complete, resources, sections, unresolved, apart } = await pulled(all);
    expect(asked).toEqual(['Condition/c', 'Organization/o', 'Practitioner/d', 'PractitionerRole/r']);
    expect([complete, unresolved, apart]).toEqual([true, undefined, undefined]);
    expect(Object.keys(resources).sort()).toEqual([
      'AllergyIntolerance',
      'Condition',
      'Organization',
      'Patient',
      'Practitioner',
      'PractitionerRole',
      'Procedure',
    ]);
    expect(sections.map(({ included }) => included.map(({ id }) => id).sort())).toEqual([
      [],
      ['d', 'o', 'r'],
      ['c', 'd', 'o', 'r'],
    ]);
  });

  it('that cannot be had is told, and makes nothing incomplete', async () => {
    const { complete, unresolved } = await pulled({ ...all, 'Organization/o': { status: 503 } });
    expect(complete).toBe(true);
    expect(unresolved).toEqual([
      {
        reference: 'Organization/o',
        error: { failure: 'http-status', status: 503 },
        reason: expect.objectContaining({ nl: 'De verzender antwoordde met een fout (HTTP 503).' }),
      },
    ]);
  });

  it('is not asked for again of a type that is refused', async () => {
    const many = match('Procedure', 'p', {
      performer: ['x', 'y', 'z'].map((id) => ({ actor: to(`Practitioner/${id}`) })),
    });
    const answers = {
      Procedure: { body: searchset([many]) },
      ...Object.fromEntries(['x', 'y', 'z'].map((id) => [`Practitioner/${id}`, { status: 403 }])),
    };
    const { asked, unresolved } = await pulled({ ...all, ...answers });
    expect(asked.filter((path) => path.startsWith('Practitioner/'))).toHaveLength(1);
    expect(unresolved?.map(({ reference, error }) => `${reference} ${error.status}`).sort()).toEqual(
      ['d', 'x', 'y', 'z'].map((id) => `Practitioner/${id} 403`),
    );
  });

  it('is set apart when it is of another patient', async () => {
    const other = resource('Condition', 'c', { subject: to('Patient/2') });
    const { resources, apart } = await pulled({ ...all, 'Condition/c': other });
    expect(resources.Condition).toBeUndefined();
    expect(apart).toMatchObject([{ which: 'Condition/c', section: { nl: 'Verrichtingen' } }]);
  });

  it.each([
    'Patient/2',
    'DocumentReference/d',
    'Binary/b',
    'Task/t',
    'Condition/c?x=1',
    'Condition/../Patient/1',
    '#c',
  ])('is not read when it is %s', async (reference) => {
    const odd = match('Procedure', 'p', { partOf: [to(reference)] });
    const { asked } = await pulled({ ...all, Procedure: { body: searchset([odd]) } });
    expect(asked).toEqual(['Organization/o', 'Practitioner/d', 'PractitionerRole/r']);
  });

  it('is counted with the rest: a pull that takes too much ends', async () => {
    const { complete, limit, asked } = await pulled(all, { budget: { resources: 4 } });
    expect([complete, limit?.part]).toEqual([false, 'resources']);
    expect(asked).toHaveLength(1);
  });
});
