import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import {
  buildNotificationTask,
  type FhirTransport,
  fhirTransport,
  type Offer,
  type PullBgzOptions,
  type PullBudget,
  peerProfile,
  pullBgz,
} from '../../src/notified-pull';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { drip, endlessPages, type Peer, peer, says, type Trick } from './peer';

const subject = { identifier: { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN } };
const condition = (id: string, more: object = {}) => ({
  resource: { resourceType: 'Condition', id, subject, ...more },
});
const searchset = (entry: readonly object[]) => ({ resourceType: 'Bundle', type: 'searchset', entry });
const query = (text: string): Offer => ({ kind: 'query', query: text });

async function pulled(sender: Peer, offers: readonly Offer[], options: Partial<PullBgzOptions> = {}) {
  const entries: AuditEntry[] = [];
  const result = await pullBgz({
    allowLoopbackHttp: true,
    notification: buildNotificationTask(recordOf({ offers }), peerProfile('twiin'), BASE),
    token: 'token-1',
    baseUrl: `${sender.origin}/fhir`,
    retryDelayMs: 1,
    concurrency: 1,
    audit: {
      write: async (entry) => {
        entries.push(entry);
      },
    },
    now: () => new Date('2026-11-24T10:00:00Z'),
    ...options,
  });
  return { result, entries };
}

/** Three searches: the first gives a Condition, the second is the trick, the third comes after it. */
const three = [query('Condition?first=1'), query('Condition?code=x'), query('Procedure?status=completed')];
const tricky =
  (trick: Trick): Trick =>
  (response, request, at) =>
    request.url?.includes('first=1')
      ? says(searchset([condition('a')]))(response, request, at)
      : trick(response, request, at);
const sender = (trick: Trick) => peer({ '/fhir/Condition': tricky(trick), '/fhir/Procedure': says(searchset([])) });

describe('a pull ends at the limit of its budget, with what came and why', () => {
  const large = searchset([condition('b', { note: [{ text: 'x'.repeat(50_000) }] })]);
  const many = searchset(Array.from({ length: 400 }, (_one, at) => condition(`b${at}`)));
  const cases: readonly (readonly [keyof PullBudget, number, Trick])[] = [
    ['bytes', 20_000, says(large)],
    ['values', 500, says(many)],
    ['resources', 100, says(many)],
    ['pages', 5, endlessPages((page) => [condition(`p${page}`)])],
    ['minutes', 0.01, drip()],
  ];

  it.each(cases)('%s', async (part, most, trick) => {
    const at = await sender(trick);
    const { result, entries } = await pulled(at, three, { budget: { [part]: most }, timeoutMs: 600_000 });
    expect(result).toMatchObject({
      complete: false,
      limit: {
        part,
        most,
        reason: { nl: expect.stringContaining(`hoogstens ${most} `), en: expect.stringContaining(`at most ${most} `) },
      },
    });
    const over = {
      error: { failure: 'over-budget', limit: part },
      reason: { en: expect.stringContaining('more than') },
    };
    expect(result.sections.slice(0, 3)).toMatchObject([
      { status: 'obtained', matches: [{ id: 'a' }] },
      { status: part === 'pages' ? 'incomplete' : 'failed', ...over },
      { status: 'failed', matches: [], ...over },
    ]);
    expect(entries).toMatchObject([{ kind: 'pull', outcome: 'partial', reason: `over-budget-${part}` }]);
    // What came after the limit was not asked for, and nothing was asked twice.
    expect(at.asked.filter((asked) => asked.includes('Procedure'))).toEqual([]);
    expect(new Set(at.asked).size).toBe(at.asked.length);
  });

  it('offers: those within it are pulled, the others named', async () => {
    const offers = Array.from({ length: 1_800 }, (_one, at) => query(`Condition?code=${at}`));
    const at = await peer({ '/fhir/Condition': says(searchset([])) });
    const { result, entries } = await pulled(at, offers, { concurrency: 8 });
    expect(at.asked).toHaveLength(500);
    expect(result).toMatchObject({ complete: false, limit: { part: 'offers', most: 500 } });
    const ends = result.sections.map(({ status }) => status);
    expect(ends.filter((status) => status === 'obtained')).toHaveLength(500);
    expect(ends.filter((status) => status === 'failed')).toHaveLength(1_300);
    expect(entries).toMatchObject([{ outcome: 'partial', reason: 'over-budget-offers' }]);
  });

  it('documents', async () => {
    const content = Array.from({ length: 30 }, (_one, at) => ({
      attachment: { contentType: 'application/pdf', url: `Binary/${at}` },
    }));
    const reference = { resource: { resourceType: 'DocumentReference', id: 'd', subject, content } };
    const at = await peer({
      '/fhir/DocumentReference': says(searchset([reference])),
      '*': says('%PDF', 200, 'application/pdf'),
    });
    const { result } = await pulled(at, [query('DocumentReference?status=current')], { budget: { documents: 10 } });
    expect(result).toMatchObject({ complete: false, limit: { part: 'documents', most: 10 } });
    expect(result.documents.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 10 }, () => 'obtained'),
      ...Array.from({ length: 20 }, () => 'failed'),
    ]);
    expect(at.asked.filter((asked) => asked.includes('Binary'))).toHaveLength(10);
  });

  it('is kept by a transport that counts nothing as well', async () => {
    const whole = fhirTransport({ allowLoopbackHttp: true });
    const transport: FhirTransport = {
      request: ({ meter: _none, ...request }) => whole.request(request),
      download: ({ meter: _none, ...request }) => whole.download(request),
    };
    const { result } = await pulled(await sender(says(large)), three, { transport, budget: { bytes: 20_000 } });
    expect(result).toMatchObject({ complete: false, limit: { part: 'bytes' } });
  });

  it('is not reached by what the caller ends: that is aborted', async () => {
    const controller = new AbortController();
    const at = await sender(() => controller.abort());
    const { result } = await pulled(at, three, { signal: controller.signal, timeoutMs: 600_000 });
    expect(result.limit).toBeUndefined();
    expect(result.sections.slice(1, 3)).toMatchObject([
      { status: 'aborted', error: { failure: 'aborted' } },
      { status: 'aborted', error: { failure: 'aborted' } },
    ]);
  });

  it.each([{ bytes: 0 }, { pages: Number.POSITIVE_INFINITY }, { minutes: 0 }, { resources: 1.5 }, { mb: 5 }, 7])(
    'is checked when it is given: %o',
    async (budget) => {
      await expect(pulled(await sender(drip()), three, { budget: budget as PullBudget })).rejects.toThrow(/`budget/);
    },
  );

  it('takes 40 000 resources in pages when it may, in one go through them', async () => {
    const pages: Trick = (response, request, at) => {
      const entry = Array.from({ length: 1_000 }, (_one, one) => condition(`${at}-${one}`));
      const link = at < 39 ? [{ relation: 'next', url: `Condition?page=${at + 1}` }] : [];
      says({ ...searchset(entry), link })(response, request, at);
    };
    const at = await peer(pages);
    const { result } = await pulled(at, [query('Condition?code=x')], {
      budget: { resources: 50_000, values: 5_000_000 },
    });
    expect(result.complete).toBe(true);
    expect(result.resources.Condition).toHaveLength(40_000);
  });
});
