import { describe, expect, it } from 'vitest';
import { type FhirTransport, peerProfile, type SendOptions } from '../../../src/notified-pull';
import {
  BSN,
  DAY,
  doctor,
  expectNoLeak,
  MINUTE,
  notificationOf,
  queued,
  type Reply,
  receiver,
  referral,
  worldOf,
} from './support';

const world = worldOf();

describe('delivering a notification', () => {
  it('tells the trail, the log and the store that it was delivered, and nothing the receiver said', async () => {
    const { w, pull, received, notification, message } = await queued(world(), () => 201);
    expect(await pull.outbox.runOnce()).toEqual({
      claimed: 1,
      sent: 1,
      retried: 0,
      dead: 0,
      dropped: 0,
      lost: 0,
      failed: 0,
    });
    expect(await message()).toMatchObject({ state: 'sent', attempts: 1, sentAt: '2026-11-24T10:00:00.000Z' });
    const requestId = received[0]?.headers.get('x-request-id');
    expect(w.entries.at(-1)).toMatchObject({
      kind: 'send',
      action: 'E',
      outcome: 'success',
      status: 201,
      requestId,
      patientBsn: BSN,
      notification: notification.identifier,
    });
    expect(w.lines).toMatchObject([{ event: 'message-sent', requestId, status: 201 }]);
    expect(received[0]?.headers.get('authorization')).toMatch(/^Bearer /);
    expect(JSON.stringify([w.lines, w.entries, await message()])).not.toContain('private');
    expectNoLeak(w);
  });

  it('tries again later with the same identifier, a little longer every time', async () => {
    let status = 503;
    const { w, pull, received, notification, message } = await queued(world(), () => status);
    for (const [attempt, minutes] of [1, 5, 15, 60].entries()) {
      expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
      expect(await message()).toMatchObject({ state: 'queued', attempts: attempt + 1, lastFailure: 'http-503' });
      w.later(minutes * MINUTE - 1);
      expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
      w.later(1);
    }
    status = 201;
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(new Set(received.map(({ task }) => task.identifier?.[0]?.value))).toEqual(
      new Set([notification.identifier]),
    );
    expect(new Set(received.map(({ task }) => JSON.stringify(task))).size).toBe(1);
    expect(w.entries.filter(({ kind }) => kind === 'send')).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    ['no connection', 'no-connection', 'unreachable'],
    ['no answer', 'never', 'timeout'],
    ['408', 408, 'http-408'],
    ['429', 429, 'http-429'],
    ['500', 500, 'http-500'],
  ])('tries again after %s', async (_what, reply, failure) => {
    const { pull, message } = await queued(world(), () => reply, reply === 'never' ? { send: { timeoutMs: 50 } } : {});
    expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
    expect(await message()).toMatchObject({ state: 'queued', lastFailure: failure });
  });

  it('waits as long as the receiver asks for', async () => {
    const { pull, message } = await queued(world(), () => ({ status: 429, headers: { 'retry-after': '7200' } }));
    await pull.outbox.runOnce();
    expect(await message()).toMatchObject({ notBefore: '2026-11-24T12:00:00.000Z' });
  });

  it.each<[string, Reply, string]>([
    ['400', 400, 'http-400'],
    ['403', 403, 'http-403'],
    ['404', 404, 'http-404'],
    ['409', 409, 'http-409'],
    ['422', 422, 'http-422'],
    [
      'a redirect, which is not followed',
      { status: 307, headers: { location: 'https://evil.example/' } },
      'redirected',
    ],
  ])('gives up at once and asks for an operator after %s', async (_what, reply, failure) => {
    const { w, pull, received, message } = await queued(world(), () => reply);
    expect(await pull.outbox.runOnce()).toMatchObject({ dead: 1 });
    expect(await message()).toMatchObject({ state: 'dead', lastFailure: failure });
    expect(w.entries.at(-1)).toMatchObject({ kind: 'send', outcome: 'failed', reason: failure });
    expect(w.lines.at(-1)).toMatchObject({ event: 'message-dead', failure });
    w.later(30 * DAY);
    await pull.outbox.runOnce();
    expect(received).toHaveLength(1);
  });

  it('gives up after so many attempts, or when it failed for so long', async () => {
    const tired = await queued(world(), () => 500, { send: { maxAttempts: 2 } });
    await tired.pull.outbox.runOnce();
    tired.w.later(5 * MINUTE);
    expect(await tired.pull.outbox.runOnce()).toMatchObject({ dead: 1 });
    const old = await queued(world(), () => 500, { send: { maxAgeMs: DAY } });
    old.w.later(DAY);
    expect(await old.pull.outbox.runOnce()).toMatchObject({ dead: 1 });
  });

  it('asks for its tokens under the id that the message has in both trails', async () => {
    let answers = 0;
    const asked: string[] = [];
    const { w, pull, received } = await queued(world(), () => [503, 201][answers++] ?? 500, {
      send: {
        token: async (_, { correlationId }) => {
          asked.push(correlationId);
          return 'abc';
        },
      },
    });
    await pull.outbox.runOnce();
    w.later(2 * MINUTE);
    await pull.outbox.runOnce();
    const id = w.entries.at(-1)?.correlationId;
    expect(id).toBeDefined();
    expect(asked).toEqual([id, id]);
    expect(received.map(({ headers }) => headers.get('x-correlation-id'))).toEqual(asked);
  });

  it('asks for a fresh token once when it is refused', async () => {
    const asked: boolean[] = [];
    const { pull, received, message } = await queued(
      world(),
      ({ headers }) => (headers.get('authorization') === 'Bearer fresh' ? 201 : 401),
      {
        send: {
          token: async (_, { fresh }) => {
            asked.push(fresh);
            return fresh ? 'fresh' : 'stale';
          },
        },
      },
    );
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(asked).toEqual([false, true]);
    expect(received).toHaveLength(2);
    expect(await message()).toMatchObject({ attempts: 1 });
  });

  it('keeps the message when a fresh token is refused as well: the account needs mending', async () => {
    const { pull, received, message } = await queued(world(), () => 401);
    expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
    expect(received).toHaveLength(2);
    expect(await message()).toMatchObject({ state: 'queued', lastFailure: 'http-401' });
  });

  it.each<[string, Partial<SendOptions>, string, string]>([
    ['the directory fails', { directory: () => Promise.reject(new Error('down')) }, 'queued', 'directory-failed'],
    ['the directory hangs', { directory: () => new Promise(() => {}), timeoutMs: 30 }, 'queued', 'directory-failed'],
    ['no token is had', { token: () => Promise.reject(new Error('down')) }, 'queued', 'token-failed'],
    ['the token hangs', { token: () => new Promise(() => {}), timeoutMs: 30 }, 'queued', 'timeout'],
    ['the receiver has no address', { directory: async () => undefined }, 'dead', 'address-unknown'],
    ['its address is none', { directory: async () => ({ baseUrl: 'the haven' }) }, 'dead', 'address-invalid'],
    [
      'its address is this machine itself, over http',
      { directory: async () => ({ baseUrl: 'http://127.0.0.1:1/fhir' }) },
      'dead',
      'address-invalid',
    ],
    [
      'its address is open',
      { directory: async () => ({ baseUrl: 'http://haven.example' }) },
      'dead',
      'address-invalid',
    ],
    [
      'its dialect is unknown',
      { directory: async () => ({ baseUrl: 'https://haven.example', peer: 'fax' }) },
      'dead',
      'peer-unknown',
    ],
    [
      'its dialect has other bases',
      { directory: async () => ({ baseUrl: 'https://haven.example', peer: 'nuts' }) },
      'dead',
      'peer-mismatch',
    ],
  ])('does not leave when %s', async (_what, send, state, failure) => {
    const { pull, received, message } = await queued(world(), () => 201, { send });
    await pull.outbox.runOnce();
    expect(received).toEqual([]);
    expect(await message()).toMatchObject({ state, lastFailure: failure });
  });

  it('asks the directory anew for every attempt, with the department, and writes as it says', async () => {
    const asked: unknown[] = [];
    const department = { reference: 'HealthcareService/cardio' };
    const w = world();
    const { received, transport } = receiver(({ url }) => (url.includes('old') ? 503 : 201));
    const pull = w.pull({
      transport,
      send: {
        directory: async (party) => {
          asked.push(party);
          const baseUrl = asked.length === 1 ? 'https://old.example/fhir/' : 'https://new.example/fhir/';
          return { baseUrl, peer: peerProfile('twiin', { name: 'no-bsn', bsnInTask: false }) };
        },
      },
    });
    await pull.notify({ ...referral, receiver: { ...referral.receiver, department } }, doctor);
    await pull.outbox.runOnce();
    w.later(MINUTE);
    await pull.outbox.runOnce();
    expect(received.map(({ url }) => url)).toEqual(['https://old.example/fhir/Task', 'https://new.example/fhir/Task']);
    expect(asked[0]).toEqual({ ...referral.receiver, department });
    expect(JSON.stringify(received[1]?.task)).not.toContain(BSN);
  });

  it('takes further headers, with ids that hold over attempts and per attempt', async () => {
    let status = 503;
    const { w, pull, received } = await queued(world(), () => status, {
      send: {
        headers: ({ initialRequestId, requestId }) => ({
          'AORTA-ID': `initialRequestID=${initialRequestId}; requestID=${requestId}`,
        }),
      },
    });
    await pull.outbox.runOnce();
    status = 201;
    w.later(MINUTE);
    await pull.outbox.runOnce();
    const ids = received.map(({ headers }) =>
      /^initialRequestID=(\S+); requestID=(\S+)$/.exec(headers.get('aorta-id') ?? ''),
    );
    expect(ids[0]?.[1]).toBe(ids[1]?.[1]);
    expect(ids[0]?.[2]).not.toBe(ids[1]?.[2]);
  });

  it('waits for an operator when the secret of its base is gone', async () => {
    const { w, notification } = await queued(world(), () => 201);
    const { received, transport } = receiver();
    const renewed = w.pull({ transport, secret: 'another secret of at least thirty-two bytes' });
    expect(await renewed.outbox.runOnce()).toMatchObject({ dead: 1 });
    expect(received).toEqual([]);
    const [letter] = (await renewed.outbox.dead()).items;
    expect(letter).toMatchObject({ notificationId: notification.id, lastFailure: 'secret-unknown' });
  });

  it('is not sent any more when the period ended meanwhile', async () => {
    const { w, pull, received, notification } = await queued(world(), () => 201);
    w.clock.at = new Date(notification.validUntil);
    expect(await pull.outbox.runOnce()).toMatchObject({ dropped: 1 });
    expect(received).toEqual([]);
  });

  it('is not sent when it is cancelled between the claim and the sending', async () => {
    const w = world();
    const { received, transport } = receiver();
    const cancelling = w.pull();
    let id = '';
    const pull = w.pull({
      transport,
      send: {
        directory: async () => {
          await cancelling.cancel(id, { reason: 'duplicate', scope: 'this' }, doctor);
          return { baseUrl: 'https://haven.example/fhir' };
        },
      },
    });
    ({ id } = notificationOf(await pull.notify(referral, doctor)));
    expect(await pull.outbox.runOnce()).toMatchObject({ dropped: 1 });
    expect(received).toEqual([]);
  });

  it('does not hold up its cancel when it fails while that is made', async () => {
    const w = world();
    const cancelling = w.pull();
    let id = '';
    const { received, transport } = receiver(({ method }) => (method === 'POST' ? 500 : 200));
    const slow: FhirTransport = {
      ...transport,
      request: async (request) => {
        const answer = await transport.request(request);
        if (request.method === 'POST') await cancelling.cancel(id, { reason: 'duplicate', scope: 'this' }, doctor);
        return answer;
      },
    };
    const pull = w.pull({ transport: slow });
    ({ id } = notificationOf(await pull.notify(referral, doctor)));
    expect(await pull.outbox.runOnce()).toMatchObject({ dropped: 1 });
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(received.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });
});
