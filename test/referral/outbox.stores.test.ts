import { describe, expect, it } from 'vitest';
import type { FhirTransport, GrantStore } from '../../src/notified-pull';
import { doctor, queued, receiver, referral, secretary, worldOf } from './send/support';

const world = worldOf();

describe('delivering a cancel', () => {
  async function cancelled(status: number) {
    const all = await queued(world(), ({ method }) => (method === 'POST' ? 201 : status));
    await all.pull.outbox.runOnce();
    await all.pull.cancel(all.notification.id, { reason: 'duplicate', scope: 'this' }, doctor);
    return all;
  }

  it.each([200, 201, 204, 404, 410])('is done when the receiver answers %i', async (status) => {
    const { w, pull, message, notification } = await cancelled(status);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(await message()).toMatchObject({ kind: 'cancel', state: 'sent' });
    expect(w.entries.at(-1)).toMatchObject({
      kind: 'send',
      status,
      object: { type: 'Task', query: `identifier=urn:ietf:rfc:3986|${notification.identifier}` },
    });
  });

  it('waits for an operator when several match, and is tried again when it lost a race', async () => {
    const several = await cancelled(412);
    expect(await several.pull.outbox.runOnce()).toMatchObject({ dead: 1 });
    const race = await cancelled(409);
    expect(await race.pull.outbox.runOnce()).toMatchObject({ retried: 1 });
  });

  it('goes on after the period has ended', async () => {
    const { w, pull, notification } = await cancelled(200);
    w.clock.at = new Date(notification.validUntil);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
  });
});

describe('dead letters', () => {
  it('are listed, and sent again by an operator', async () => {
    let status = 422;
    const operator = { identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:beheer:1' } };
    const { w, pull, notification } = await queued(world(), () => status);
    await pull.outbox.runOnce();
    const [letter] = (await pull.outbox.dead()).items;
    expect(letter).toMatchObject({ notificationId: notification.id, state: 'dead', lastFailure: 'http-422' });
    status = 201;
    expect(await pull.outbox.resend(letter?.id ?? '', operator)).toEqual({ ok: true });
    expect(w.entries.at(-1)).toMatchObject({ kind: 'resend', user: operator, notification: notification.identifier });
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect((await pull.outbox.dead()).items).toEqual([]);
    expect(await pull.outbox.resend(letter?.id ?? '', operator)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('stay where they are when nobody may pull any more, the role may not, or the trail is down', async () => {
    const { w, pull, notification } = await queued(world(), () => 422, { rolesThatMay: { resend: ['01.*'] } });
    await pull.outbox.runOnce();
    const id = (await pull.outbox.dead()).items[0]?.id ?? '';
    expect(await pull.outbox.resend(id, secretary)).toMatchObject({ code: 'not-permitted' });
    w.sink.down = true;
    expect(await pull.outbox.resend(id, doctor)).toMatchObject({ code: 'audit-unavailable' });
    w.sink.down = false;
    w.clock.at = new Date(notification.validUntil);
    expect(await pull.outbox.resend(id, doctor)).toMatchObject({ code: 'already-ended' });
    expect(await pull.outbox.depth()).toMatchObject({ dead: 1 });
  });
});

describe('the outbox that runs', () => {
  it('sends what comes in, at once, and stops when it has finished what it began', async () => {
    const w = world();
    const stop = new AbortController();
    const { received, transport } = receiver();
    let arrived = () => {};
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding: FhirTransport = {
      ...transport,
      request: async (request) => {
        arrived();
        await held;
        return transport.request(request);
      },
    };
    const pull = w.pull({ transport: holding });
    const running = pull.outbox.run({ signal: stop.signal, idleMs: 600_000 });
    await pull.notify(referral, doctor);
    await first;
    stop.abort();
    release();
    await running;
    expect(received).toHaveLength(1);
    expect(await w.store.outboxDepth()).toMatchObject({ sent: 1, sending: 0, queued: 0 });
  });

  it('goes on after the store was out of reach', async () => {
    const w = world();
    const stop = new AbortController();
    let failures = 2;
    const flaky: GrantStore = {
      ...w.store,
      claim: (given) => (failures-- > 0 ? Promise.reject(new Error('down')) : w.store.claim(given)),
    };
    const { transport } = receiver(() => {
      stop.abort();
      return 201;
    });
    const pull = w.pull({ store: flaky, transport });
    await pull.notify(referral, doctor);
    await pull.outbox.run({ signal: stop.signal, idleMs: 1 });
    expect(await w.store.outboxDepth()).toMatchObject({ sent: 1 });
    // Told once, and counted: the outbox looks again and again.
    expect(w.lines.filter(({ event }) => event === 'outbox-failed')).toHaveLength(1);
  });
});
