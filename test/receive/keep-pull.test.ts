import { describe, expect, it } from 'vitest';
import { createBgzFacade, type FacadeOptions } from '../../src/index';
import {
  buildNotificationTask,
  type KeptDocument,
  type KeptPull,
  keepPull,
  type Offer,
  type PullBgzOptions,
  peerProfile,
  pullBgz,
  sourcesOfKept,
} from '../../src/notified-pull';
import { idSecret } from '../id-secret';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { type FakeAnswer, fakeSender, match, SENDER, searchset } from './fake-sender';

const now = () => new Date('2026-11-24T10:00:00Z');
const patient = match('Patient', '1', { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }] });
const code = { coding: [{ system: 'http://snomed.info/sct', code: '3718001', display: 'koemelk' }] };
const allergy = (id: string, more: object = {}) =>
  match('AllergyIntolerance', id, { clinicalStatus: 'active', verificationStatus: 'confirmed', code, ...more });
const letter = match('DocumentReference', 'd', {
  status: 'current',
  type: { coding: [{ system: 'http://loinc.org', code: '57133-1', display: 'Brief' }] },
  indexed: '2026-11-24T09:00:00+01:00',
  content: [{ attachment: { contentType: 'application/pdf', title: 'Brief', url: 'Binary/b' } }],
});
const bytes = new TextEncoder().encode('%PDF-1.7 een brief\n%%EOF\n');

const ALLERGIES = 'AllergyIntolerance';
const DOCUMENTS = 'DocumentReference?status=current';
type Answers = Readonly<Record<string, FakeAnswer>>;
const ok = (...entries: Parameters<typeof searchset>[0]) => ({ body: searchset(entries) });
const archive = {
  file: async (given: { readonly bytes: ReadableStream }) => void (await new Response(given.bytes).text()),
};

/** A pull of what these searches are answered with. */
async function pulled(answers: Answers, more: Partial<PullBgzOptions> = {}) {
  const all: Answers = { Patient: ok(patient), ...answers };
  const offers = Object.keys(all).flatMap((one): readonly Offer[] =>
    one.startsWith('Binary')
      ? []
      : [one.includes('/') ? { kind: 'resource', reference: one } : { kind: 'query', query: one }],
  );
  return pullBgz({
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 't',
    baseUrl: SENDER,
    fetch: fakeSender(all).fetch,
    read: true,
    retries: 0,
    now,
    ...more,
  });
}

/** What is kept of it, out of a store. */
async function kept(answers: Answers, more: Partial<PullBgzOptions> = {}): Promise<KeptPull> {
  const keeping = keepPull(await pulled(answers, more));
  if (!keeping.ok) throw new Error(keeping.why);
  return JSON.parse(JSON.stringify(keeping.kept));
}

/** What a facade over it answers to a search: the status, and the ids and codes that are in it. */
async function served(keptPull: KeptPull, query: string, more: Partial<FacadeOptions> = {}) {
  const facade = createBgzFacade({
    sources: sourcesOfKept(keptPull, { open: () => bytes }),
    authorize: () => ({ allowed: true, patient: { bsn: BSN } }),
    idSecret,
    now,
    ...more,
  });
  const answer = await facade.fetch(new Request(`${SENDER}/${query}`, { headers: { authorization: 'Bearer t' } }));
  const { entry = [], total } = (await answer.json()) as { entry?: { search: { mode: string } }[]; total?: number };
  return { status: answer.status, total, modes: entry.map(({ search }) => search.mode) };
}

describe('a section of a pull that was kept', () => {
  it.each<[string, Answers, string, object, object]>([
    [
      'is served as it was obtained',
      { [ALLERGIES]: ok(allergy('a')) },
      ALLERGIES,
      { status: 200, total: 1, modes: ['match'] },
      { status: 200, total: 1, modes: ['match'] },
    ],
    [
      'is empty where it was empty',
      { [ALLERGIES]: ok() },
      ALLERGIES,
      { status: 200, total: 0 },
      { status: 200, total: 0 },
    ],
    ['is not offered where nobody spoke of it', {}, ALLERGIES, { status: 404 }, { status: 404 }],
    ['is not offered where it failed', { [ALLERGIES]: { status: 503 } }, ALLERGIES, { status: 404 }, { status: 404 }],
    [
      'fails where not all came, or says so',
      { [ALLERGIES]: { body: searchset([allergy('a')], { total: 2 }) } },
      ALLERGIES,
      { status: 502 },
      { status: 200, modes: ['match', 'outcome'] },
    ],
    [
      'fails where only one was offered, or says so',
      { [`${ALLERGIES}/a`]: { body: allergy('a').resource } },
      ALLERGIES,
      { status: 502 },
      { status: 200, modes: ['match', 'outcome'] },
    ],
    [
      'fails where one of it could not be read, or says so',
      { [ALLERGIES]: ok(allergy('a'), allergy('b', { code: undefined })) },
      ALLERGIES,
      { status: 502 },
      { status: 200, modes: ['match', 'outcome'] },
    ],
    [
      'fails where the sender took some of it out, or says so',
      { [ALLERGIES]: { body: { ...searchset([]), meta: { security: [{ code: 'REDACTED' }] } } } },
      ALLERGIES,
      { status: 502 },
      { status: 200, modes: ['outcome'] },
    ],
    [
      'fails where the sender took something out of one, or says so',
      { [ALLERGIES]: ok(allergy('a', { meta: { security: [{ code: 'REDACTED' }] } })) },
      ALLERGIES,
      { status: 502 },
      { status: 200, modes: ['match', 'outcome'] },
    ],
    [
      'has its documents where the archive has them',
      { [DOCUMENTS]: ok(letter), 'Binary/b': { bytes } },
      'DocumentReference',
      { status: 200, total: 1 },
      { status: 200, total: 1 },
    ],
    [
      'fails where a document could not be had, or says so',
      { [DOCUMENTS]: ok(letter), 'Binary/b': { status: 503 } },
      'DocumentReference',
      { status: 502 },
      { status: 200, modes: ['outcome'] },
    ],
  ])('%s', async (_what, answers, query, strict, partial) => {
    const one = await kept(answers, { archive });
    expect(await served(one, query)).toMatchObject(strict);
    expect(await served(one, query, { completeness: 'partial' })).toMatchObject(partial);
    expect(await served(one, 'Patient')).toMatchObject({ status: 200, total: 1 });
  });

  it('says what was asked for, as it was asked, how that ended and how many it found', async () => {
    const { asked } = await kept({ [ALLERGIES]: ok(allergy('a')), Procedure: { status: 503 } });
    expect(asked.map(({ offer, ...one }) => ({ ...one, query: offer?.kind === 'query' && offer.query }))).toEqual([
      { query: 'Patient', status: 'obtained', matches: 1 },
      { query: ALLERGIES, status: 'obtained', matches: 1 },
      { query: 'Procedure', status: 'failed', matches: 0 },
    ]);
  });

  it('of documents is not offered without an archive: nobody has the bytes', async () => {
    const one = await kept({ [DOCUMENTS]: ok(letter), 'Binary/b': { bytes } });
    expect([one.documents, one.sections.documents]).toEqual([[], 'not-offered']);
    expect((await served(one, 'DocumentReference')).status).toBe(404);
  });

  it('does not take along another that was not offered', async () => {
    const reason = match('Condition', 'c', { code, clinicalStatus: 'active', verificationStatus: 'confirmed' });
    const procedure = match('Procedure', 'p', {
      status: 'completed',
      code,
      category: { coding: [{ system: 'http://snomed.info/sct', code: '387713003' }] },
      reasonReference: [{ reference: 'Condition/c' }],
    });
    const one = await kept({ Procedure: ok(procedure, { ...reason, mode: 'include' }) });
    expect(await served(one, 'Procedure')).toMatchObject({ status: 200, total: 1 });
    expect(await served(one, 'Condition')).toMatchObject({ status: 404 });
  });

  it('opens a document by the key it was filed by, for its patient only', async () => {
    const result = await pulled({ [DOCUMENTS]: ok(letter), 'Binary/b': { bytes } }, { archive });
    const keeping = keepPull(result);
    if (!keeping.ok) throw new Error(keeping.why);
    const asked: string[] = [];
    const open = ({ key }: KeptDocument) => {
      asked.push(key);
      return bytes;
    };
    const { documents } = sourcesOfKept(keeping.kept, { open });
    const source = documents as unknown as (query: object, context: object) => { open(context: object): unknown }[];
    const [document, ...others] = source({ patient: { bsn: BSN } }, {});
    expect([document?.open({}), others]).toEqual([bytes, []]);
    expect(asked).toEqual([result.documents[0]?.key]);
    expect(source({ patient: { bsn: '999990032' } }, {})).toEqual([]);
  });
});

describe('a pull', () => {
  it.each<[string, Answers, Partial<PullBgzOptions>, string]>([
    ['that was not read', {}, { read: false }, 'not-read'],
    ['that could not be done', {}, { token: () => '' }, 'not-confirmed'],
    ['of a patient that was not confirmed', { Patient: ok() }, {}, 'not-confirmed'],
  ])('%s is not kept', async (_what, answers, more, why) => {
    expect(keepPull(await pulled(answers, more))).toEqual({ ok: false, why });
  });

  it('is refused when it is none, and when it cannot be opened', async () => {
    expect(() => keepPull(undefined as never)).toThrow(/allowed is the result of pullBgz/);
    const one = await kept({});
    expect(() => sourcesOfKept(one, {} as never)).toThrow(/`open` is missing/);
    expect(() => sourcesOfKept({ ...one, records: {} }, { open: () => bytes })).toThrow(/patient/);
  });
});
