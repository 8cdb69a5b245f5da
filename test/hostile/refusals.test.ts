import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { FacadeOptions } from '../../src/index';
import {
  type AuthorizePullOptions,
  authorizeNotifiedPull,
  createNotificationReceiver,
  type GrantStore,
  type ReceiverOptions,
  workflowTasks,
} from '../../src/notified-pull';
import { claimsFor, grantOf, storeWith } from '../access/memory-grants';
import { ANNA, ask, facadeOf, recordedLog } from '../facade/support';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

function world(options: Partial<FacadeOptions> = {}) {
  const entries: AuditEntry[] = [];
  const sink = { down: false };
  const { lines, logger } = recordedLog();
  const facade = facadeOf({
    logger,
    audit: {
      write: async (entry) => {
        if (sink.down) throw new Error('schijf vol');
        entries.push(entry);
      },
    },
    // A header of the test's own: which header says it is for the host to know.
    peerAddress: (request) => request.headers.get('x-test-peer') ?? undefined,
    ...options,
  });
  const refused = async (peer: string, path = 'AllergyIntolerance') =>
    (await ask(facade, path, { headers: { 'x-test-peer': peer, authorization: 'Bearer made-up' } })).status;
  return { entries, sink, lines, facade, refused };
}

/** How many requests the trail tells of. */
const told = (entries: readonly AuditEntry[]): number => entries.reduce((sum, { count = 1 }) => sum + count, 0);

describe('requests without a valid token', () => {
  it('are told whole once per address and minute, the others in one line', async () => {
    const { entries, lines, refused } = world();
    for (let nth = 0; nth < 50; nth++) expect(await refused('192.0.2.1')).toBe(401);
    for (let nth = 0; nth < 5; nth++) expect(await refused('192.0.2.2')).toBe(401);
    expect(entries.map(({ address, count }) => [address, count])).toEqual([
      ['192.0.2.1', undefined],
      ['192.0.2.2', undefined],
    ]);
    expect(lines).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(entries.slice(2)).toMatchObject([
      { kind: 'search', outcome: 'refused', status: 401, reason: 'unauthenticated', address: '192.0.2.1', count: 49 },
      { address: '192.0.2.2', count: 4 },
    ]);
    expect(lines.slice(2)).toMatchObject([
      { event: 'requests-refused', count: 49 },
      { event: 'requests-refused', count: 4 },
    ]);
    expect(await refused('192.0.2.1')).toBe(401);
    expect(entries.at(-1)).not.toHaveProperty('count');
    expect(told(entries)).toBe(56);
  });

  it('and those refused before a token is looked at are summed, by reason', async () => {
    const { entries, refused } = world();
    for (const path of ['Nothing', 'Nothing', 'AllergyIntolerance', 'AllergyIntolerance'])
      await refused('192.0.2.1', path);
    expect(entries.map(({ status }) => status)).toEqual([404, 401]);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(told(entries)).toBe(4);
  });

  it('of ever more addresses take no more lines and memory than a thousand of them', async () => {
    const { entries, refused } = world();
    for (let nth = 0; nth < 1_100; nth++) await refused(`2001:db8::${nth.toString(16)}`);
    expect(entries).toHaveLength(1_000);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(entries.slice(1_000)).toMatchObject([{ reason: 'refused-among-others', count: 100 }]);
    expect(entries.at(-1)).not.toHaveProperty('address');
  });

  it('are told when the server stops', async () => {
    const { entries, facade, refused } = world();
    for (let nth = 0; nth < 3; nth++) await refused('192.0.2.1');
    expect(await facade.close()).toBe(true);
    expect(told(entries)).toBe(3);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(entries).toHaveLength(2);
  });

  it('are kept while the trail does not take them, the first of them as well', async () => {
    const { entries, facade, refused, sink } = world();
    sink.down = true;
    expect(await refused('192.0.2.1')).toBe(503);
    expect(await refused('192.0.2.1')).toBe(401);
    expect(await facade.close()).toBe(false);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(entries).toEqual([]);
    expect(await refused('192.0.2.1')).toBe(401);
    sink.down = false;
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(entries).toMatchObject([{ address: '192.0.2.1', count: 3 }]);
  });

  it('leave those with one alone: each has its line', async () => {
    const { entries, facade } = world();
    for (let nth = 0; nth < 3; nth++)
      await ask(facade, 'AllergyIntolerance', { headers: { 'x-test-peer': 'a' } }, ANNA);
    expect(entries).toHaveLength(3);
  });
});

describe('requests of which it is known who asks, while something cannot be found out', () => {
  const record = grantOf(ANNA);
  const down = () => Promise.reject(new Error('verbinding weg'));
  const base: Omit<AuthorizePullOptions, 'peers'> & { store: GrantStore } = {
    store: storeWith(record),
    tokens: async () => ({ ok: true, claims: claimsFor() }),
    now: () => new Date('2026-11-24T10:00:00Z'),
  };
  const authorizedBy = (change: Partial<typeof base>) => {
    const { treatmentRelation, ...shared } = { ...base, ...change };
    const bases = { current: () => ({}), recover: () => undefined } as never;
    return world({
      authorize: authorizeNotifiedPull({ ...shared, ...(treatmentRelation && { treatmentRelation }) }),
      tasks: workflowTasks({ ...shared, bases }),
    });
  };

  it.each<[string, string, Partial<typeof base>, string]>([
    ['the store', 'store-unavailable', { store: { ...storeWith(record), findByAuthorizationBase: down } }, 'Flag'],
    ['the treatment relation', 'treatment-relation-unverifiable', { treatmentRelation: down }, 'Flag'],
    ['the decision point', 'decision-unavailable', { decide: down }, 'Flag'],
    [
      'the store, of a Task',
      'store-unavailable',
      { store: { ...storeWith(record), findByAuthorizationBase: down } },
      `Task/${record.id}`,
    ],
    ['the decision point, of a Task', 'decision-unavailable', { decide: down }, `Task/${record.id}`],
  ])('have a line each, with who asked: %s', async (_, reason, change, path) => {
    const { facade, entries } = authorizedBy(change);
    for (let nth = 0; nth < 3; nth++) expect((await ask(facade, path)).status).toBe(503);
    const { user } = claimsFor();
    expect(entries.map((entry) => [entry.reason, entry.user?.identifier])).toEqual(
      Array(3).fill([reason, user?.identifier]),
    );
  });

  it('have one line and a sum where the token is what cannot be checked: then nobody is known', async () => {
    for (const path of ['Flag', `Task/${record.id}`]) {
      const { facade, entries } = authorizedBy({ tokens: down });
      for (let nth = 0; nth < 3; nth++) expect((await ask(facade, path)).status).toBe(503);
      expect(entries).toHaveLength(1);
      await facade.close();
      expect(entries.at(-1)).toMatchObject({ reason: 'token-unverifiable', count: 2 });
    }
  });

  it.each([
    [true, 3],
    [undefined, 1],
  ])('is for an authorize of one’s own to say: known %s', async (known, lines) => {
    const { facade, entries } = world({
      authorize: () => ({ allowed: false, reason: 'unavailable', ...(known && { known }) }),
    });
    for (let nth = 0; nth < 3; nth++) expect((await ask(facade, 'Flag')).status).toBe(503);
    expect(entries).toHaveLength(lines);
  });
});

describe('the limiter of the vendor', () => {
  it('is asked before the token: 429 with Retry-After, and the token check is not asked', async () => {
    let asked = 0;
    const { facade, entries } = world({
      limit: (request) => request.headers.get('x-test-peer') !== '192.0.2.66',
      authorize: () => {
        asked++;
        return { allowed: false, reason: 'unauthenticated' };
      },
    });
    const answer = await ask(facade, 'AllergyIntolerance', { headers: { 'x-test-peer': '192.0.2.66' } });
    expect([answer.status, answer.headers.get('retry-after'), asked]).toEqual([429, '60', 0]);
    expect(entries).toMatchObject([{ status: 429, reason: 'throttled' }]);
    expect((await ask(facade, 'AllergyIntolerance')).status).toBe(401);
  });

  it.each<[string, FacadeOptions['limit']]>([
    ['throws', () => Promise.reject(new Error('redis weg'))],
    ['hangs', () => new Promise(() => {})],
  ])('lets nothing in when it %s: 503', async (_, limit) => {
    const { facade } = world({ limit });
    const asked = ask(facade, 'AllergyIntolerance');
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await asked).status).toBe(503);
  });
});

describe('the receiving end', () => {
  function receiving(options: Partial<ReceiverOptions> = {}) {
    const entries: AuditEntry[] = [];
    let checked = 0;
    const receiver = createNotificationReceiver({
      onNotification: () => {},
      onCancel: () => {},
      ownUras: ['00002222'],
      authorize: async () => {
        checked++;
        return { ok: false, reason: 'token-signature' };
      },
      audit: { write: async (entry) => void entries.push(entry) },
      peerAddress: () => '192.0.2.7',
      baseUrl: 'https://ontvanger.example/fhir',
      ...options,
    });
    const post = () =>
      receiver.handleNotification(
        new Request('https://ontvanger.example/fhir/Task', {
          method: 'POST',
          headers: { authorization: 'Bearer made-up', 'content-type': 'application/fhir+json' },
          body: '{}',
        }),
      );
    return { entries, receiver, post, checked: () => checked };
  }

  it('sums them the same way', async () => {
    const { entries, receiver, post } = receiving();
    for (let nth = 0; nth < 10; nth++) expect((await post()).status).toBe(401);
    expect(entries).toHaveLength(1);
    expect(await receiver.close()).toBe(true);
    expect(entries[1]).toMatchObject({ reason: 'token-signature', address: '192.0.2.7', count: 9 });
  });

  it('asks a limiter before the token: 429 with Retry-After, and the token check is not asked', async () => {
    let admitted = 0;
    const { entries, post, checked } = receiving({ limit: () => admitted++ < 1 });
    expect((await post()).status).toBe(401);
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after'), checked()]).toEqual([429, '60', 1]);
    expect(entries.map(({ status, reason }) => [status, reason])).toEqual([
      [401, 'token-signature'],
      [429, 'throttled'],
    ]);
  });

  it.each<[string, ReceiverOptions['limit']]>([
    ['throws', () => Promise.reject(new Error('redis weg'))],
    ['hangs', () => new Promise(() => {})],
    ['gives no true', () => 'yes' as never],
  ])('lets nothing in when its limiter %s', async (_, limit) => {
    const { post, checked, entries } = receiving({ limit });
    const answered = post();
    await vi.advanceTimersByTimeAsync(1_000);
    const { status } = await answered;
    expect([status, checked()]).toEqual([_ === 'gives no true' ? 429 : 503, 0]);
    expect(entries).toMatchObject([{ reason: status === 503 ? 'limit-failed' : 'throttled' }]);
  });
});
