import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AuthorizePullOptions,
  authorizeNotifiedPull,
  buildNotificationTask,
  createNotificationReceiver,
  type GrantStore,
  hashOfBase,
  memoryInbox,
  peerProfile,
  type ReceiverOptions,
  type TokenCheck,
  workflowTasks,
} from '../../src/notified-pull';
import { NOW } from '../access/tokens/support';
import { facadeOf } from '../facade/support';
import { BASE, recordOf } from '../referral/task/support';

// Only the timers: what is asked is whether a limit ends the waiting, not how long a limit is.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});

/** Lets what waits run until it is over, however long its limit is. */
async function overdue<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const settled = work.finally(() => {
    done = true;
  });
  for (let turn = 0; turn < 200 && !done; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (turn % 20 === 19) await vi.advanceTimersByTimeAsync(90_000);
  }
  return settled;
}

const record = recordOf({ baseHash: hashOfBase(BASE) });
const ura = record.referral.receiver.organization.ura;

const tokens: TokenCheck = async () => ({
  ok: true,
  claims: {
    receiverUra: ura,
    user: {
      identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
      role: '01.015',
    },
    authorizationBase: BASE,
    tokenId: 'c0a80101-0000-4000-8000-000000000001',
    issuer: 'https://as.example',
    scopes: [],
    expiresAt: '2026-11-24T10:05:00.000Z',
  },
});

const storeWith = (over: Partial<GrantStore> = {}) =>
  ({
    findByAuthorizationBase: async () => record,
    remember: async ({ fingerprint }) => ({ fingerprint, firstUse: true }),
    ...over,
  }) as GrantStore;

const request = () =>
  new Request('https://ehr.example/fhir/AllergyIntolerance', { headers: { authorization: 'Bearer een.goed.token' } });

const authorize = (options: Partial<AuthorizePullOptions> = {}) =>
  authorizeNotifiedPull({ store: storeWith(), tokens, now: () => NOW, ...options })(request());

describe('what a pull is allowed on', () => {
  it('is found when all answer', async () => {
    expect(await authorize({ treatmentRelation: () => true })).toMatchObject({ allowed: true });
  });

  it.each<[string, string, (hang: () => Promise<never>) => Partial<AuthorizePullOptions>]>([
    ['the token check', 'token-unverifiable', (hang) => ({ tokens: hang })],
    ['the memory of token ids', 'store-unavailable', (hang) => ({ store: storeWith({ remember: hang }) })],
    ['the store of grants', 'store-unavailable', (hang) => ({ store: storeWith({ findByAuthorizationBase: hang }) })],
    ['the treatment relation', 'treatment-relation-unverifiable', (hang) => ({ treatmentRelation: hang })],
  ])('is never found when %s hangs: 503', async (_, reason, options) => {
    expect(await overdue(authorize(options(never)))).toMatchObject({
      allowed: false,
      reason: 'unavailable',
      trail: { reason },
    });
  });

  it.each(['yes', 1, {}, null, undefined])('is never found on a treatment relation that is %j', async (stands) => {
    expect(await authorize({ treatmentRelation: () => stands as never })).toMatchObject({
      allowed: false,
      reason: 'forbidden',
      trail: { reason: 'treatment-relation' },
    });
  });

  it('is told to the token check and the treatment relation: their signal is aborted', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    await overdue(
      authorize({
        tokens: (_token, { signal }) => {
          signals.push(signal);
          return never();
        },
      }),
    );
    await overdue(
      authorize({
        treatmentRelation: (_question, { signal }) => {
          signals.push(signal);
          return never();
        },
      }),
    );
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });
});

describe('a workflow Task', () => {
  it('is looked for after the token: of a request without one no body is read', async () => {
    const bases = { current: () => ({}), recover: () => undefined } as never;
    const facade = facadeOf({ tasks: workflowTasks({ store: storeWith(), tokens, bases, now: () => NOW }) });
    let read = false;
    const body = new ReadableStream({
      pull: () => {
        read = true;
        return never();
      },
    });
    const type = { 'content-type': 'application/fhir+json' };
    // A body of its own is asked for its first part when it is made.
    const put = new Request(`https://epd.example/fhir/Task/${record.id}`, {
      method: 'PUT',
      body,
      headers: type,
      duplex: 'half',
    } as RequestInit);
    await new Promise((resolve) => setImmediate(resolve));
    read = false;
    const answer = await facade.fetch(put);
    expect(answer.status).toBe(401);
    expect([put.bodyUsed, read]).toEqual([false, false]);
  });
});

describe('the receiving end', () => {
  const notification = buildNotificationTask(record, peerProfile('twiin'), BASE);

  function receiverOf(options: Partial<ReceiverOptions>) {
    const taken: string[] = [];
    const receiver = createNotificationReceiver({
      onNotification: (_notification, { id }) => void taken.push(id),
      onCancel: () => {},
      ownUras: [ura],
      authorize: async (token) => ({
        ok: true,
        claims: { receiverUra: token, scopes: [], expiresAt: '2026-11-24T10:05:00.000Z' },
      }),
      now: () => NOW,
      ...options,
    });
    const post = () =>
      receiver.handleNotification(
        new Request('https://ontvanger.example/fhir/Task', {
          method: 'POST',
          headers: {
            authorization: `Bearer ${record.referral.sender.organization.ura}`,
            'content-type': 'application/fhir+json',
          },
          body: JSON.stringify(notification),
        }),
      );
    return { taken, post };
  }

  it('takes a notification when all answer', async () => {
    const { post, taken } = receiverOf({});
    expect((await post()).status).toBe(201);
    expect(taken).toHaveLength(1);
  });

  it.each<[string, Partial<ReceiverOptions>]>([
    ['the token check', { authorize: never }],
    ['the look-up of the patient', { knowsPatient: never }],
    ['the trail', { audit: { write: never } }],
    ['the inbox', { inbox: { ...memoryInbox(), arrive: never } }],
  ])('hands nothing over when %s hangs: 503', async (_, options) => {
    const { post, taken } = receiverOf(options);
    expect((await overdue(post())).status).toBe(503);
    expect(taken).toEqual([]);
  });

  it('asks the sender to repeat when the application hangs, and hands it over then', async () => {
    let hung = true;
    const signals: AbortSignal[] = [];
    const { post } = receiverOf({
      onNotification: (_notification, _received, { signal }) => {
        signals.push(signal);
        return hung ? never() : undefined;
      },
    });
    expect((await overdue(post())).status).toBe(503);
    expect(signals[0]?.aborted).toBe(true);
    hung = false;
    expect((await post()).status).toBe(201);
  });
});
