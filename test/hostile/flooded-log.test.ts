import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBgzFacade, type FacadeOptions } from '../../src/index';
import {
  authorizeNotifiedPull,
  createNotificationReceiver,
  introspectedTokens,
  type ReceiverOptions,
  withConsent,
  workflowTasks,
} from '../../src/notified-pull';
import { claimsFor, grantOf, storeWith } from '../access/memory-grants';
import { ANNA, ask, facadeOf, recordedLog } from '../facade/support';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
const TIMES = 30;
const down = () => Promise.reject(new Error('verbinding weg'));
const { lines, logger } = recordedLog();
beforeEach(() => void lines.splice(0));

const record = grantOf(ANNA);
const pull = {
  store: storeWith(record),
  tokens: async () => ({ ok: true as const, claims: claimsFor() }),
  now: () => new Date('2026-11-24T10:00:00Z'),
  logger,
};
const withoutStore = { ...storeWith(record), findByAuthorizationBase: down };
const bases = { current: () => ({}), recover: () => undefined } as never;
const granted = () => ({
  allowed: true as const,
  patient: { bsn: ANNA },
  trail: { organization: { ura: '00002222' } },
});
const opaque = introspectedTokens({
  endpoint: 'https://as.example/introspect',
  auth: { kind: 'client-secret', clientId: 'bgz', clientSecret: 'geheim-van-de-test' },
  fetch: down,
  logger,
});

const byFacade: readonly [string, string, Partial<FacadeOptions>, string?][] = [
  ['a grant store', 'grant-store-failed', { authorize: authorizeNotifiedPull({ ...pull, store: withoutStore }) }],
  ['a token check', 'token-check-failed', { authorize: authorizeNotifiedPull({ ...pull, tokens: down }) }],
  [
    'a treatment relation',
    'treatment-relation-failed',
    { authorize: authorizeNotifiedPull({ ...pull, treatmentRelation: down }) },
  ],
  ['a decision point', 'decision-failed', { authorize: authorizeNotifiedPull({ ...pull, decide: down }) }],
  [
    'a register of consent',
    'consent-failed',
    {
      authorize: withConsent(granted, { consent: down, provider: { ura: '00001111', category: 'V4' }, logger }),
    },
  ],
  ['an authorize', 'authorize-failed', { authorize: down }],
  ['an authorize that answers in another form', 'authorize-invalid', { authorize: () => ({}) as never }],
  ['a limiter', 'limit-failed', { limit: down }],
  [
    'the grant store of a Task',
    'grant-store-failed',
    { tasks: workflowTasks({ ...pull, bases, store: withoutStore }) },
    `Task/${record.id}`,
  ],
  [
    'the reference to the patient of a Task',
    'patient-reference-failed',
    {
      tasks: workflowTasks({ ...pull, bases, patientReference: down }),
    },
    `Task/${record.id}`,
  ],
  ['a Task port', 'task-failed', { tasks: { read: down, update: down } }, 'Task/t-1'],
  [
    'a look-up of addresses',
    'peer-address-failed',
    {
      peerAddress: () => {
        throw new Error('geen adres');
      },
    },
  ],
];

const of = (event: string) => lines.filter((line) => line.event === event);

describe('a log of requests, while something outside is down', () => {
  it.each(byFacade)('has one line of %s, and a sum: %s', async (_, event, options, path = 'Flag') => {
    const facade = facadeOf({ ...options, logger });
    for (let nth = 0; nth < TIMES; nth++) await ask(facade, path);
    expect(of(event)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(of(event)).toHaveLength(2);
    expect(of(event)[1]).toMatchObject({ event, count: TIMES - 1 });
    expect(JSON.stringify(lines)).not.toMatch(/99999|b2ZmZXI/);
  });

  it('has what was refused, and its request, for each of who is known', async () => {
    const authorize = authorizeNotifiedPull({ ...pull, store: withoutStore });
    const facade = facadeOf({ authorize, logger });
    const ids = new Set<unknown>();
    for (let nth = 0; nth < 3; nth++) ids.add((await ask(facade, 'Flag')).headers.get('x-request-id'));
    expect(new Set(of('request-refused').map(({ requestId }) => requestId))).toEqual(ids);
  });

  it('has one line of an authorization server that fails, and a sum', async () => {
    for (let nth = 0; nth < 4; nth++) await opaque(`token-${nth}`, { now: new Date('2026-11-24T10:00:00Z') });
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(of('introspection-failed').map(({ count }) => count)).toEqual([undefined, 3]);
  });

  it('has one line of names that a sender makes up, the first of them', async () => {
    const facade = createBgzFacade({ sources: { patient: () => [] }, insecure: true, logger });
    for (let nth = 0; nth < TIMES; nth++) {
      const headers = { host: `h${nth}.example` };
      const { status } = await facade.fetch(new Request(`https://h${nth}.example/fhir/Flag`, { headers }));
      expect(status).toBe(421);
    }
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(of('host-unknown')).toEqual([
      { event: 'host-unknown', host: 'h0.example' },
      { event: 'host-unknown', count: TIMES - 1 },
    ]);
  });
});

const byReceiver: readonly [string, string, Partial<ReceiverOptions>][] = [
  ['a token check', 'token-check-failed', { authorize: down }],
  ['a limiter', 'limit-failed', { limit: down }],
];

describe('a log of notifications, while something is down', () => {
  it.each(byReceiver)('has one line of %s, and a sum: %s', async (_, event, options) => {
    const receiver = createNotificationReceiver({
      onNotification: () => {},
      onCancel: () => {},
      ownUras: ['00002222'],
      authorize: async () => ({ ok: false, reason: 'token-signature' }),
      baseUrl: 'https://ontvanger.example/fhir',
      logger,
      ...options,
    });
    for (let nth = 0; nth < TIMES; nth++) {
      const headers = { authorization: 'Bearer made-up', 'content-type': 'application/fhir+json' };
      const init = { method: 'POST', headers, body: '{}' };
      const { status } = await receiver.handleNotification(new Request('https://ontvanger.example/fhir/Task', init));
      expect(status).toBe(503);
    }
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(of(event).map(({ count }) => count)).toEqual([undefined, TIMES - 1]);
  });
});
