import { describe, expect, it } from 'vitest';
import type { GrantStore, NotifiedPull } from '../../src/notified-pull';
import { doctor, notificationOf, queued, referral, type World, worldOf } from './send/support';

const world = worldOf();
const lost = () => Promise.reject(new Error('connection lost'));
/** Does what it is for, and its answer never comes. */
const forgetful =
  <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
  async (...given: A): Promise<R> => {
    await work(...given);
    return lost();
  };
const duplicate = { reason: 'duplicate', scope: 'this' } as const;
const withdrawn = { kind: 'cancel', outcome: 'failed', reason: 'store-unavailable' };

/** What the trail has after the first entries. */
const told = ({ entries }: World, after: number) =>
  entries.slice(after).map(({ kind, outcome, reason, object, notification, user }) => ({
    ...{ kind, outcome, reason, id: object?.id, notification, user: user?.identifier.value },
  }));

type Act = (pull: NotifiedPull, id: string) => Promise<unknown>;
const acts: Readonly<Record<'cancel' | 'amend', Act>> = {
  cancel: (pull, id) => pull.cancel(id, duplicate, doctor),
  amend: (pull, id) => pull.amend(id, { validUntil: '2026-12-01T10:00:00+01:00' }, doctor),
};

describe('an attempt that fails because the store does', () => {
  it.each(['cancel', 'amend'] as const)('has an entry in the trail when nothing could be read: %s', async (kind) => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const pull = w.pull({ store: { ...w.store, get: lost } });
    expect(await acts[kind](pull, id)).toMatchObject({ ok: false, code: 'store-unavailable' });
    const who = { kind, outcome: 'failed', reason: 'store-unavailable', user: doctor.identifier.value };
    expect(told(w, 1)).toEqual([{ ...who, id, notification: undefined }]);
    // What is no id of ours may be anything, a BSN among it.
    await acts[kind](pull, '999990019');
    expect(told(w, 2)).toEqual([{ ...who, id: undefined, notification: undefined }]);
    expect(JSON.stringify(w.entries.slice(2))).not.toContain('999990019');
  });

  it('has one when a withdrawal was not stored, with what it was about', async () => {
    const w = world();
    const { id, identifier } = notificationOf(await w.pull().notify(referral, doctor));
    const result = await w.pull({ store: { ...w.store, change: lost } }).cancel(id, duplicate, doctor);
    expect(result).toMatchObject({ ok: false, code: 'store-unavailable', cancelled: [] });
    expect(told(w, 1)).toEqual([{ ...withdrawn, id, notification: identifier, user: doctor.identifier.value }]);
  });

  it('has one for the notification of a group that stayed, and none for those that ended', async () => {
    const w = world();
    const first = notificationOf(await w.pull().notify(referral, doctor));
    const amended = await w.pull().amend(first.id, {}, doctor, { keepEarlier: true });
    const second = notificationOf(amended);
    const store: GrantStore = {
      ...w.store,
      change: (one, more) => (one.id === second.id ? lost() : w.store.change(one, more)),
    };
    const before = w.entries.length;
    const result = await w.pull({ store }).cancel(first.id, { ...duplicate, scope: 'group' }, doctor);
    expect(result).toMatchObject({ ok: false, code: 'store-unavailable', cancelled: [first.id] });
    expect(told(w, before)).toMatchObject([
      { kind: 'cancel', outcome: 'success', id: first.id },
      { ...withdrawn, id: second.id },
    ]);
  });

  it('has one for a group of which the rest could not be read', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const pull = w.pull({ store: { ...w.store, list: lost } });
    const result = await pull.cancel(id, { ...duplicate, scope: 'group' }, doctor);
    expect(result).toMatchObject({ ok: false, code: 'store-unavailable', cancelled: [id] });
    expect(told(w, 1)).toMatchObject([{ kind: 'cancel', outcome: 'success' }, withdrawn]);
    expect(w.entries.at(-1)?.object?.query).toBe('scope=group');
  });

  it('has one when a message was not put back, after the one that said it would be', async () => {
    const w = world();
    const { pull, notification } = await queued(w, () => 422);
    await pull.outbox.runOnce();
    const [letter] = (await pull.outbox.dead()).items;
    const before = w.entries.length;
    const broken = w.pull({ store: { ...w.store, requeue: lost } });
    expect(await broken.outbox.resend(letter?.id ?? '', doctor)).toMatchObject({ code: 'store-unavailable' });
    expect(told(w, before)).toMatchObject([
      { kind: 'resend', outcome: 'success', id: notification.id },
      { kind: 'resend', outcome: 'failed', reason: 'store-unavailable', id: notification.id },
    ]);
    const blind = w.pull({ store: { ...w.store, messages: lost } });
    expect(await blind.outbox.resend(letter?.id ?? '', doctor)).toMatchObject({ code: 'store-unavailable' });
    expect(told(w, before + 2)).toMatchObject([{ kind: 'resend', outcome: 'failed', reason: 'store-unavailable' }]);
  });

  it('has one when what is over could not be marked', async () => {
    const w = world();
    const { id } = notificationOf(
      await w.pull().notify({ ...referral, validUntil: '2026-12-01T10:00:00+01:00' }, doctor),
    );
    w.clock.at = new Date('2026-12-02T10:00:00Z');
    await expect(w.pull({ store: { ...w.store, change: lost } }).expireDue()).rejects.toThrow('connection lost');
    expect(told(w, 1)).toMatchObject([{ kind: 'expire', outcome: 'failed', reason: 'store-unavailable', id }]);
    expect(await w.pull().expireDue()).toBe(1);
  });

  it('is told later when the trail is out of reach as well', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const pull = w.pull({ store: { ...w.store, change: lost } });
    w.sink.down = true;
    expect(await pull.cancel(id, duplicate, doctor)).toMatchObject({ code: 'store-unavailable' });
    expect(told(w, 1)).toEqual([]);
    w.sink.down = false;
    expect(await pull.close()).toBe(true);
    expect(told(w, 1)).toMatchObject([withdrawn]);
  });
});

describe('a change that the store took, of which only the answer got lost', () => {
  it('is a withdrawal that was made', async () => {
    const w = world();
    const { pull, notification } = await queued(w, () => 201);
    await pull.outbox.runOnce();
    const broken = w.pull({ store: { ...w.store, change: forgetful(w.store.change) } });
    const result = await broken.cancel(notification.id, duplicate, doctor);
    expect(result).toEqual({ ok: true, already: false, cancelled: [notification.id], audited: true });
    expect(told(w, 2)).toMatchObject([
      { kind: 'cancel', outcome: 'success', reason: 'duplicate', id: notification.id },
    ]);
    expect(await w.store.outboxDepth()).toMatchObject({ sent: 1, queued: 1 });
  });

  it('is a withdrawal that was not made when another was first', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const store: GrantStore = {
      ...w.store,
      change: async (change) => {
        await w.store.change({ ...change, cancelReason: 'patient-objects' });
        return lost();
      },
    };
    const result = await w.pull({ store }).cancel(id, duplicate, doctor);
    expect(result).toMatchObject({ ok: false, code: 'store-unavailable', cancelled: [] });
    expect(told(w, 1)).toMatchObject([{ ...withdrawn, id }]);
  });

  it('is an amendment that was made, with what gave way', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const result = await w.pull({ store: { ...w.store, create: forgetful(w.store.create) } }).amend(id, {}, doctor);
    expect(result).toMatchObject({ ok: true, superseded: [id] });
    expect(told(w, 1)).toMatchObject([
      { kind: 'amend', outcome: 'success', id: notificationOf(result).id },
      { kind: 'supersede', outcome: 'success', id },
    ]);
  });

  it('is what is over, marked and counted', async () => {
    const w = world();
    const { id } = notificationOf(
      await w.pull().notify({ ...referral, validUntil: '2026-12-01T10:00:00+01:00' }, doctor),
    );
    w.clock.at = new Date('2026-12-02T10:00:00Z');
    expect(await w.pull({ store: { ...w.store, change: forgetful(w.store.change) } }).expireDue()).toBe(1);
    expect(told(w, 1)).toMatchObject([{ kind: 'expire', outcome: 'success', id }]);
  });

  it('is a message that was put back', async () => {
    const w = world();
    const { pull } = await queued(w, () => 422);
    await pull.outbox.runOnce();
    const [letter] = (await pull.outbox.dead()).items;
    const before = w.entries.length;
    const broken = w.pull({ store: { ...w.store, requeue: forgetful(w.store.requeue) } });
    expect(await broken.outbox.resend(letter?.id ?? '', doctor)).toEqual({ ok: true });
    expect(told(w, before)).toMatchObject([{ kind: 'resend', outcome: 'success' }]);
    expect(await w.store.outboxDepth()).toMatchObject({ dead: 0, queued: 1 });
  });
});
