import { describe, expect, it } from 'vitest';
import { createOutboxDesk, type DropReason, type NotifiedPull } from '../../src/notified-pull';
import { doctor, expectNoLeak, queued, type Reply, worldOf } from './send/support';

const world = worldOf();
const operator = { identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:beheer:1' } };
const given = { reason: 'told-otherwise' } as const;

/** A notification of which the message is dead. */
async function dead(reply: Reply = 422) {
  const all = await queued(world(), () => reply);
  await all.pull.outbox.runOnce();
  const { id } = await all.message();
  return { ...all, id };
}

/** A withdrawal that nobody takes, after a notification that arrived. */
async function deadCancel() {
  const all = await queued(world(), ({ method }) => (method === 'POST' ? 201 : 412));
  await all.pull.outbox.runOnce();
  await all.pull.cancel(all.notification.id, { reason: 'wrong-receiver', scope: 'this' }, doctor);
  await all.pull.outbox.runOnce();
  const { id, kind, state } = await all.message();
  expect({ kind, state }).toEqual({ kind: 'cancel', state: 'dead' });
  return { ...all, id };
}

const states = async ({ outbox }: NotifiedPull) => (await outbox.list()).items.map(({ state }) => state);

describe('giving up a dead message', () => {
  it('drops it with its reason and who did it, says that it may still be pulled on, and is done once', async () => {
    const { w, pull, id, notification, message } = await dead();
    expect(await pull.outbox.drop(id, given, operator)).toEqual({ ok: true, pullable: true });
    expect(await message()).toMatchObject({ state: 'dropped', lastFailure: 'http-422' });
    expect(w.entries.at(-1)).toMatchObject({
      kind: 'drop',
      outcome: 'success',
      reason: 'told-otherwise',
      action: 'U',
      user: operator,
      notification: notification.identifier,
      object: { type: 'Task', id: notification.id },
    });
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    expect(await pull.outbox.drop(id, given, operator)).toMatchObject({ ok: false, code: 'not-found' });
    expectNoLeak(w);
  });

  it('does not keep the withdrawal of its notification from being sent', async () => {
    const { pull, id, notification } = await dead();
    await pull.outbox.drop(id, given, operator);
    await pull.cancel(notification.id, { reason: 'duplicate', scope: 'this' }, doctor);
    expect(await states(pull)).toEqual(['queued', 'dropped']);
  });

  it('keeps a withdrawal, unless it is said that it is one; access stays withdrawn', async () => {
    const { w, pull, id, notification } = await deadCancel();
    expect(await pull.outbox.drop(id, given, operator)).toMatchObject({
      ok: false,
      code: 'withdrawal',
      issues: [{ at: 'withdrawal', allowed: 'withdrawal: true, once the receiver was told otherwise' }],
    });
    expect(w.entries.at(-1)).toMatchObject({ kind: 'drop', outcome: 'refused', reason: 'withdrawal' });
    expect(await states(pull)).toEqual(['dead', 'sent']);
    expect(await pull.outbox.drop(id, { ...given, withdrawal: 'yes' as never }, operator)).toMatchObject({ ok: false });
    expect(await pull.outbox.drop(id, { ...given, withdrawal: true }, operator)).toEqual({ ok: true, pullable: false });
    expect(await pull.get(notification.id)).toMatchObject({ state: 'cancelled' });
  });

  it('leaves alone what is still tried', async () => {
    const { pull, id } = await dead(503);
    expect(await pull.outbox.drop(id, given, operator)).toMatchObject({ ok: false, code: 'not-found' });
    expect(await states(pull)).toEqual(['queued']);
  });

  it('is not done when the trail is down, for who may not, or for a reason that is none', async () => {
    const { w, pull, id } = await dead();
    w.sink.down = true;
    expect(await pull.outbox.drop(id, given, operator)).toMatchObject({ code: 'audit-unavailable' });
    w.sink.down = false;
    const strict = w.pull({ rolesThatMay: { drop: ['01.*'] } });
    expect(await strict.outbox.drop(id, given, operator)).toMatchObject({ code: 'not-permitted' });
    const free = { reason: 'mevrouw belde' as DropReason };
    expect(await pull.outbox.drop(id, free, operator)).toMatchObject({ code: 'invalid', issues: [{ at: 'reason' }] });
    expect(await pull.outbox.drop(id, undefined as never, operator)).toMatchObject({ code: 'invalid' });
    expect(await pull.outbox.drop(id, given, {} as never)).toMatchObject({ code: 'invalid' });
    expect(await states(pull)).toEqual(['dead']);
    expect(JSON.stringify(w.entries)).not.toContain('mevrouw');
  });

  it('counts as done when the store did it and its answer got lost', async () => {
    const { w, id } = await dead();
    const forgetful = {
      ...w.store,
      drop: async (messageId: string): Promise<boolean> => {
        await w.store.drop(messageId);
        throw new Error('connection lost');
      },
    };
    expect(await w.pull({ store: forgetful }).outbox.drop(id, given, operator)).toMatchObject({ ok: true });
  });
});

describe('a desk without sending', () => {
  it('sends again and gives up as the sender itself does, through a trail of its own', async () => {
    const { w, pull, id } = await dead();
    const told: string[] = [];
    const audit = {
      write: async ({ kind, user }: { kind: string; user?: object }) =>
        void told.push(`${kind} ${JSON.stringify(user)}`),
    };
    const desk = createOutboxDesk({ store: w.store, audit, now: () => w.clock.at });
    expect(await desk.depth()).toMatchObject({ dead: 1 });
    expect(await desk.resend(id, operator)).toEqual({ ok: true });
    expect(told).toEqual([`resend ${JSON.stringify(operator)}`]);
    expect(await pull.outbox.runOnce()).toMatchObject({ dead: 1 });
    expect(await desk.drop(id, given, operator)).toMatchObject({ ok: true });
    expect((await desk.list({ states: ['dropped'] })).items.map((message) => message.id)).toEqual([id]);
    expect(await desk.close()).toBe(true);
  });

  it('refuses options that it does not know', () => {
    const { store } = world();
    expect(() => createOutboxDesk({ store } as never)).toThrow(/`audit` is missing/);
    expect(() => createOutboxDesk({ store, audit: { write: async () => {} }, secret: 'x' } as never)).toThrow(
      /`secret`/,
    );
  });
});

describe('how long the outbox waits', () => {
  it('is the age of the oldest message that is still to be sent', async () => {
    const w = world();
    const { pull } = await queued(w, () => 503);
    const since = w.clock.at;
    await pull.outbox.runOnce();
    w.later(3_600_000);
    expect(await pull.outbox.oldestWaiting()).toEqual(since);
  });

  it('is nothing once all was sent, or is dead', async () => {
    const { pull } = await dead();
    expect(await pull.outbox.oldestWaiting()).toBeUndefined();
  });
});
