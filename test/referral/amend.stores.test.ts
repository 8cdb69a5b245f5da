import { describe, expect, it } from 'vitest';
import { bgzOffers, type GrantStore, hashOfBase, isPullable } from '../../src/notified-pull';
import { doctor, notificationOf, receiver, referral, secretary, worldOf } from './send/support';

const world = worldOf();
const fewer = bgzOffers(['allergies']);

describe('amending a notification', () => {
  it('makes a new one in the same group and ends the earlier grant in the same step', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    w.later(60_000);
    const result = await pull.amend(first.id, { offers: fewer }, doctor);
    const second = notificationOf(result);
    expect(result).toMatchObject({ ok: true, superseded: [first.id] });
    expect(second).toMatchObject({ state: 'requested', groupIdentifier: first.groupIdentifier, offers: fewer });
    expect(second.identifier).not.toBe(first.identifier);
    expect(second.baseHash).not.toBe(first.baseHash);
    const before = await w.store.findByAuthorizationBase(first.baseHash);
    expect(before?.state).toBe('superseded');
    expect(before && isPullable(before.state)).toBe(false);
  });

  it('keeps what is not amended: offers, end of the period, peer, receiver', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify({ ...referral, offers: fewer }, doctor, { peer: 'aorta' }));
    w.later(86_400_000);
    const second = notificationOf(await pull.amend(first.id, {}, doctor));
    expect(second).toMatchObject({ offers: fewer, validUntil: first.validUntil, peer: 'aorta' });
    expect(second.referral.receiver).toEqual(first.referral.receiver);
  });

  it('takes another period, department and reason', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const department = { reference: 'HealthcareService/cardio', display: 'Cardiologie' };
    const reason = { system: 'http://snomed.info/sct', code: '306206005' };
    const changes = { department, reason, validUntil: '2026-12-01T12:00:00+01:00' };
    const second = notificationOf(await pull.amend(first.id, changes, doctor));
    expect(second.referral.receiver).toEqual({ organization: referral.receiver.organization, department });
    expect(second.referral.reason).toEqual(reason);
    expect(second.validUntil).toBe('2026-12-01T11:00:00.000Z');
  });

  it('leaves the earlier ones when told to', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const result = await pull.amend(first.id, { offers: fewer }, doctor, { keepEarlier: true });
    expect(result).toMatchObject({ ok: true, superseded: [] });
    expect(await pull.get(first.id)).toMatchObject({ state: 'requested' });
    const third = await pull.amend(first.id, {}, doctor);
    expect(third).toMatchObject({ ok: true });
    expect(third.ok && [...third.superseded].sort()).toEqual([first.id, notificationOf(result).id].sort());
  });

  it('tells the trail of the new one first and of those that gave way after it', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const second = notificationOf(await pull.amend(first.id, {}, doctor));
    expect(w.entries.map(({ kind, action, notification }) => [kind, action, notification])).toEqual([
      ['notify', 'C', first.identifier],
      ['amend', 'U', second.identifier],
      ['supersede', 'U', first.identifier],
    ]);
  });

  it('sends the new one; the earlier one, when still unsent, is dropped', async () => {
    const w = world();
    const { received, transport } = receiver();
    const pull = w.pull({ transport });
    const first = notificationOf(await pull.notify(referral, doctor));
    const second = notificationOf(await pull.amend(first.id, { offers: fewer }, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 2, sent: 1, dropped: 1 });
    expect(received.map(({ task }) => task.identifier?.[0]?.value)).toEqual([second.identifier]);
    const base = received[0]?.task.input?.[0]?.valueString ?? '';
    expect(hashOfBase(base)).toBe(second.baseHash);
  });

  it('judges anew when another instance changed the group meanwhile', async () => {
    const w = world();
    const first = notificationOf(await w.pull().notify(referral, doctor));
    let meanwhile = true;
    const racing: GrantStore = {
      ...w.store,
      create: async (...given) => {
        if (meanwhile) {
          meanwhile = false;
          await w.store.change({
            id: first.id,
            version: first.version,
            state: 'accepted',
            changedAt: first.changedAt,
          });
        }
        return w.store.create(...given);
      },
    };
    const result = await w.pull({ store: racing }).amend(first.id, {}, doctor);
    expect(result).toMatchObject({ ok: true, superseded: [first.id] });
    expect((await w.store.list({ states: ['requested', 'accepted'] })).items).toHaveLength(1);
  });

  it.each([{ keepEarlier: false }, { keepEarlier: true }])(
    'makes no grant out of one that is cancelled meanwhile: %j',
    async (options) => {
      const w = world();
      const first = notificationOf(await w.pull().notify(referral, doctor));
      const racing: GrantStore = {
        ...w.store,
        create: async (...given) => {
          await w.pull().cancel(first.id, { reason: 'wrong-patient', scope: 'group' }, doctor);
          return w.store.create(...given);
        },
      };
      const result = await w.pull({ store: racing }).amend(first.id, {}, doctor, options);
      expect(result).toMatchObject({ ok: false, code: 'already-ended', state: 'cancelled' });
      expect((await w.store.list({})).items.map(({ state }) => state)).toEqual(['cancelled']);
      expect(w.entries.at(-1)).toMatchObject({ kind: 'amend', outcome: 'failed', reason: 'already-ended' });
    },
  );

  it('refuses what has ended, whether by an act or by the clock', async () => {
    const w = world();
    const pull = w.pull();
    const cancelled = notificationOf(await pull.notify(referral, doctor));
    await pull.cancel(cancelled.id, { reason: 'duplicate', scope: 'this' }, doctor);
    expect(await pull.amend(cancelled.id, {}, doctor)).toMatchObject({ code: 'already-ended', state: 'cancelled' });
    const over = notificationOf(await pull.notify(referral, doctor));
    w.clock.at = new Date(over.validUntil);
    expect(await pull.amend(over.id, { validUntil: '2030-01-01T00:00:00Z' }, doctor)).toMatchObject({
      code: 'already-ended',
      state: 'expired',
    });
    expect(w.entries.at(-1)).toMatchObject({ kind: 'amend', outcome: 'refused', reason: 'already-ended' });
  });

  it('refuses who may not, what is not there and what cannot be amended', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.amend(id, {}, secretary)).toMatchObject({ code: 'not-permitted' });
    expect(await pull.amend('nothing', {}, doctor)).toMatchObject({ code: 'not-found' });
    expect(await pull.amend(id, { patient: { bsn: '999990032' } } as never, doctor)).toMatchObject({
      code: 'invalid',
      issues: [{ at: '(changes)', code: 'unknown-property' }],
    });
    expect(await pull.amend(id, { validUntil: '2020-01-01T00:00:00Z' }, doctor)).toMatchObject({
      code: 'invalid',
      issues: [{ at: 'validUntil' }],
    });
    expect(w.entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['notify', 'success'],
      ['amend', 'refused'],
      ['amend', 'refused'],
    ]);
  });

  it('does not happen when the trail cannot be written', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    w.sink.down = true;
    expect(await pull.amend(first.id, { offers: fewer }, doctor)).toMatchObject({ code: 'audit-unavailable' });
    expect((await pull.list({})).items).toEqual([first]);
  });
});
