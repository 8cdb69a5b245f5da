import { describe, expect, it } from 'vitest';
import type { FhirTransport, GrantStore } from '../../../src/notified-pull';
import {
  doctor,
  expectNoLeak,
  MINUTE,
  notificationOf,
  queued,
  type Reply,
  receiver,
  referral,
  to,
  worldOf,
} from './support';

const world = worldOf();

describe('who claimed a message', () => {
  it('does not settle it once the claim has passed to another', async () => {
    const w = world();
    const { transport } = receiver();
    let meanwhile = async () => {};
    const pausing: FhirTransport = {
      ...transport,
      request: async (request) => {
        await meanwhile();
        return transport.request(request);
      },
    };
    const slow = w.pull({ transport: pausing });
    const other = w.pull({ transport: receiver(() => 400).transport });
    const { id } = notificationOf(await slow.notify(referral, doctor));
    meanwhile = async () => {
      w.later(10 * MINUTE);
      expect(await other.outbox.runOnce()).toMatchObject({ dead: 1 });
    };
    expect(await slow.outbox.runOnce()).toMatchObject({ sent: 0, lost: 1 });
    expect((await w.store.messages({ notificationId: id })).items).toMatchObject([{ state: 'dead' }]);
    expect(w.lines.at(-1)).toMatchObject({ event: 'message-lost' });
  });

  it('loses it when the process ends: another sends it, with the same identifier', async () => {
    const { w, received, pull, notification } = await queued(world(), () => 201);
    const crashed: GrantStore = { ...w.store, settle: () => Promise.reject(new Error('killed')) };
    const first = receiver();
    const dying = w.pull({ store: crashed, transport: first.transport });
    expect(await dying.outbox.runOnce()).toMatchObject({ claimed: 1, failed: 1 });
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    w.later(2 * MINUTE);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    const identifiers = [...first.received, ...received].map(({ task }) => task.identifier?.[0]?.value);
    expect(identifiers).toEqual([notification.identifier, notification.identifier]);
  });

  it('does not begin what its claim leaves no time for', async () => {
    const { w, pull, received, message } = await queued(world(), () => 201, {
      send: {
        directory: async () => {
          world().later(100_000);
          return { baseUrl: 'https://haven.example/fhir' };
        },
      },
    });
    expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
    expect(received).toEqual([]);
    expect(await message()).toMatchObject({ lastFailure: 'claim-too-short', notBefore: w.clock.at.toISOString() });
  });
});

describe('a receiver that is down', () => {
  it('costs one attempt, not one per message, and nothing to the others', async () => {
    const w = world();
    const { received, transport } = receiver(({ url }) => (url.includes('00009999') ? 'no-connection' : 201));
    const pull = w.pull({ transport, send: { perEndpoint: 1 } });
    for (let i = 0; i < 5; i++) await pull.notify(to('00009999'), doctor);
    for (let i = 0; i < 3; i++) await pull.notify(to('00005678'), doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 8, sent: 3, retried: 5 });
    expect(received.filter(({ url }) => url.includes('00009999'))).toHaveLength(1);
  });

  it('is tried by one message when it may be back, and then by all', async () => {
    const w = world();
    let status: Reply = 503;
    const { received, transport } = receiver(() => status);
    const pull = w.pull({ transport, send: { perEndpoint: 1 } });
    for (let i = 0; i < 4; i++) await pull.notify(referral, doctor);
    await pull.outbox.runOnce();
    w.later(MINUTE);
    await pull.outbox.runOnce();
    expect(received).toHaveLength(2);
    status = 201;
    w.later(5 * MINUTE);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 4, sent: 1 });
    w.later(15 * MINUTE);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 3, sent: 3 });
  });

  it('never makes a message dead that was not tried itself', async () => {
    const w = world();
    const { transport } = receiver(() => 503);
    const pull = w.pull({ transport, send: { perEndpoint: 1, maxAttempts: 1 } });
    await pull.notify(referral, doctor);
    await pull.notify(referral, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ dead: 1, retried: 1 });
  });

  it('gets no more at a time than its share', async () => {
    const w = world();
    let [now, most] = [0, 0];
    let full = () => {};
    const two = new Promise<void>((resolve) => {
      full = resolve;
    });
    const { transport } = receiver();
    const counting: FhirTransport = {
      ...transport,
      request: async (request) => {
        most = Math.max(most, ++now);
        if (now === 2) full();
        await two;
        // Time for a third to come.
        await new Promise((resolve) => setTimeout(resolve, 5));
        now--;
        return transport.request(request);
      },
    };
    const pull = w.pull({ transport: counting, send: { perEndpoint: 2 } });
    for (let i = 0; i < 8; i++) await pull.notify(referral, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 8 });
    expect(most).toBe(2);
  });
});

describe('a trail that cannot be written', () => {
  it('lets nothing more leave until what waits is told', async () => {
    const { w, pull, received } = await queued(world(), () => 201);
    await pull.notify(referral, doctor);
    w.sink.down = true;
    expect(await pull.outbox.runOnce(1)).toMatchObject({ sent: 1 });
    expect(await pull.outbox.runOnce(1)).toMatchObject({ claimed: 0 });
    expect(received).toHaveLength(1);
    w.sink.down = false;
    expect(await pull.outbox.runOnce(1)).toMatchObject({ sent: 1 });
    expect(w.entries.filter(({ kind }) => kind === 'send')).toHaveLength(2);
    expectNoLeak(w);
  });

  it('leaves what was sent unsettled until it is told, so that a process that ends first leaves it to another', async () => {
    const { w, pull, received, message } = await queued(world(), () => 201);
    w.sink.down = true;
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect((await message()).state).toBe('sending');
    // That process is gone, and what it still had to tell with it.
    w.sink.down = false;
    w.later(10 * MINUTE);
    const other = receiver();
    expect(await w.pull({ transport: other.transport }).outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(other.received[0]?.task.identifier).toEqual(received[0]?.task.identifier);
    expect((await message()).state).toBe('sent');
    expect(w.entries.filter(({ kind }) => kind === 'send')).toMatchObject([{ outcome: 'success' }]);
  });

  it('has what was sent settled once it is told, not sent again', async () => {
    const { w, pull, received, message } = await queued(world(), () => 201);
    w.sink.down = true;
    await pull.outbox.runOnce();
    w.sink.down = false;
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    expect((await message()).state).toBe('sent');
    w.later(10 * MINUTE);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    expect(received).toHaveLength(1);
  });
});
