import { describe, expect, it } from 'vitest';
import { cancelReasons, type GrantStore, type NotificationState } from '../../src/notified-pull';
import { BSN, doctor, expectNoLeak, notificationOf, receiver, referral, secretary, worldOf } from './send/support';

const world = worldOf();
const duplicate = { reason: 'duplicate', scope: 'this' } as const;

describe('cancelling a notification', () => {
  it('ends access before and whether or not the receiver hears of it', async () => {
    const w = world();
    const { transport } = receiver(({ method }) => (method === 'PUT' ? 'no-connection' : 201));
    const pull = w.pull({ transport });
    const { id, baseHash, identifier } = notificationOf(await pull.notify(referral, doctor));
    await pull.outbox.runOnce();
    const result = await pull.cancel(id, duplicate, doctor);
    expect(result).toEqual({ ok: true, already: false, cancelled: [id], audited: true });
    expect(await w.store.findByAuthorizationBase(baseHash)).toMatchObject({
      state: 'cancelled',
      cancelReason: 'duplicate',
    });
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 1, retried: 1 });
    expect(w.entries.find(({ kind }) => kind === 'cancel')).toMatchObject({
      outcome: 'success',
      action: 'U',
      reason: 'duplicate',
      user: doctor,
      patientBsn: BSN,
      notification: identifier,
    });
    expectNoLeak(w);
  });

  it('tells the receiver by a conditional update on the identifier, without patient or base', async () => {
    const w = world();
    const { received, transport } = receiver();
    const pull = w.pull({ transport });
    const { id, identifier } = notificationOf(await pull.notify(referral, doctor));
    await pull.outbox.runOnce();
    await pull.cancel(id, duplicate, doctor);
    await pull.outbox.runOnce();
    const [, request] = received;
    expect(request?.method).toBe('PUT');
    expect(request?.url).toBe(
      `https://00005678.example/fhir/Task?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|${identifier}`)}`,
    );
    expect(request?.task).toMatchObject({ status: 'cancelled', intent: 'proposal' });
    expect(JSON.stringify(request?.task)).not.toContain(BSN);
    expect(request?.task).not.toHaveProperty('input');
  });

  it('drops a notification that was never tried: nobody ever hears of it', async () => {
    const w = world();
    const { received, transport } = receiver();
    const pull = w.pull({ transport });
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.cancel(id, duplicate, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ claimed: 0 });
    expect(received).toEqual([]);
    expect(await pull.outbox.depth()).toMatchObject({ dropped: 1, queued: 0 });
  });

  it('comes after a notification that was tried and failed, which is not tried again', async () => {
    const w = world();
    const { received, transport } = receiver(({ method }) => (method === 'POST' ? 500 : 404));
    const pull = w.pull({ transport });
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.outbox.runOnce();
    await pull.cancel(id, duplicate, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(received.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  it('says so when it was cancelled before, and sends nothing more', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.outbox.runOnce();
    await pull.cancel(id, duplicate, doctor);
    const first = await pull.get(id);
    const again = await pull.cancel(id, { reason: 'wrong-patient', scope: 'this' }, doctor);
    expect(again).toEqual({ ok: true, already: true, cancelled: [], audited: true });
    expect(await pull.get(id)).toEqual(first);
    expect((await w.store.messages({ notificationId: id })).items).toHaveLength(2);
    expect(w.entries.at(-1)).toMatchObject({ kind: 'cancel', reason: 'already-cancelled' });
  });

  it.each<NotificationState>(['rejected', 'completed', 'failed', 'superseded', 'expired', 'entered-in-error'])(
    'keeps the state of what ended otherwise: %s',
    async (state) => {
      const w = world();
      const pull = w.pull();
      const { id, version } = notificationOf(await pull.notify(referral, doctor));
      await w.store.change({ id, version, state, changedAt: w.clock.at.toISOString() });
      expect(await pull.cancel(id, duplicate, doctor)).toMatchObject({ ok: false, code: 'already-ended', state });
      expect(await pull.get(id)).toMatchObject({ state });
      expect(w.entries.at(-1)).toMatchObject({ kind: 'cancel', outcome: 'refused', reason: state });
    },
  );

  it.each<NotificationState>(['received', 'accepted', 'in-progress', 'on-hold'])(
    'works when the receiver already has it %s',
    async (state) => {
      const w = world();
      const pull = w.pull();
      const { id, version } = notificationOf(await pull.notify(referral, doctor));
      await w.store.change({ id, version, state, changedAt: w.clock.at.toISOString() });
      expect(await pull.cancel(id, duplicate, doctor)).toMatchObject({ ok: true, cancelled: [id] });
    },
  );

  it('finds it expired when the clock says so first', async () => {
    const w = world();
    const pull = w.pull();
    const { id, validUntil } = notificationOf(await pull.notify(referral, doctor));
    w.clock.at = new Date(validUntil);
    expect(await pull.cancel(id, duplicate, doctor)).toMatchObject({ code: 'already-ended', state: 'expired' });
    expect(await pull.get(id)).toMatchObject({ state: 'expired' });
  });

  it('ends all of a referral when asked to', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const second = notificationOf(await pull.amend(first.id, {}, doctor, { keepEarlier: true }));
    const other = notificationOf(await pull.notify(referral, doctor));
    await pull.cancel(second.id, duplicate, doctor);
    expect(await pull.get(first.id)).toMatchObject({ state: 'requested' });
    const result = await pull.cancel(second.id, { reason: 'wrong-patient', scope: 'group' }, doctor);
    expect(result).toMatchObject({ ok: true, already: false, cancelled: [first.id] });
    expect(await pull.get(first.id)).toMatchObject({ state: 'cancelled', cancelReason: 'wrong-patient' });
    expect(await pull.get(other.id)).toMatchObject({ state: 'requested' });
  });

  it('ends the whole of a referral through one that was superseded', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    const second = notificationOf(await pull.amend(first.id, {}, doctor));
    const result = await pull.cancel(first.id, { reason: 'duplicate', scope: 'group' }, doctor);
    expect(result).toMatchObject({ ok: true, cancelled: [second.id] });
    expect(await pull.get(first.id)).toMatchObject({ state: 'superseded' });
  });

  it('also ends one that is added to the group meanwhile', async () => {
    const w = world();
    const pull = w.pull();
    const first = notificationOf(await pull.notify(referral, doctor));
    let added: string | undefined;
    const racing: GrantStore = {
      ...w.store,
      change: async (...given) => {
        if (added === undefined) {
          added = '';
          added = notificationOf(await pull.amend(first.id, {}, doctor, { keepEarlier: true })).id;
        }
        return w.store.change(...given);
      },
    };
    const result = await w.pull({ store: racing }).cancel(first.id, { reason: 'duplicate', scope: 'group' }, doctor);
    expect(result).toMatchObject({ ok: true, cancelled: [first.id, added] });
    expect((await pull.list({ states: ['requested'] })).items).toEqual([]);
  });

  it('reads and judges anew when the receiver was first', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const beaten = (state: NotificationState): GrantStore => {
      let meanwhile = true;
      return {
        ...w.store,
        change: async (change, withdrawal) => {
          if (meanwhile) {
            meanwhile = false;
            await w.store.change({ id, version: change.version, state, changedAt: change.changedAt });
          }
          return w.store.change(change, withdrawal);
        },
      };
    };
    const ended = await w.pull({ store: beaten('accepted') }).cancel(id, duplicate, doctor);
    expect(ended).toMatchObject({ ok: true, already: false });

    const other = notificationOf(await w.pull().notify(referral, doctor));
    const completed: GrantStore = {
      ...w.store,
      change: async (change) => {
        if (change.state === 'cancelled') await w.store.change({ ...change, state: 'completed' });
        return undefined;
      },
    };
    expect(await w.pull({ store: completed }).cancel(other.id, duplicate, doctor)).toMatchObject({
      code: 'already-ended',
      state: 'completed',
    });
  });

  it('gives up, and says so, when it keeps losing', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const hopeless: GrantStore = { ...w.store, change: async () => undefined };
    expect(await w.pull({ store: hopeless }).cancel(id, duplicate, doctor)).toMatchObject({
      ok: false,
      code: 'conflict',
      cancelled: [],
    });
  });

  it('is not held up by a trail that is out of reach; the entry comes later, in order', async () => {
    const w = world();
    const pull = w.pull();
    const { id, baseHash } = notificationOf(await pull.notify(referral, doctor));
    w.sink.down = true;
    expect(await pull.cancel(id, duplicate, doctor)).toMatchObject({ ok: true, audited: false });
    expect(await w.store.findByAuthorizationBase(baseHash)).toMatchObject({ state: 'cancelled' });
    expect(w.lines.at(-1)).toMatchObject({ event: 'audit-failed', kind: 'cancel' });
    expect(await pull.close()).toBe(false);
    w.sink.down = false;
    await pull.notify(referral, doctor);
    expect(w.entries.map(({ kind }) => kind)).toEqual(['notify', 'cancel', 'notify']);
    expectNoLeak(w);
  });

  it('says that access was not withdrawn when the store fails', async () => {
    const w = world();
    const { id } = notificationOf(await w.pull().notify(referral, doctor));
    const broken: GrantStore = { ...w.store, change: () => Promise.reject(new Error('connection lost')) };
    expect(await w.pull({ store: broken }).cancel(id, duplicate, doctor)).toMatchObject({
      ok: false,
      code: 'store-unavailable',
      cancelled: [],
    });
    expect(w.lines.at(-1)).toMatchObject({ event: 'store-failed', during: 'cancel' });
  });

  it('is refused to who may not, and told', async () => {
    const w = world();
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.cancel(id, duplicate, secretary)).toMatchObject({ ok: false, code: 'not-permitted' });
    expect(await pull.get(id)).toMatchObject({ state: 'requested' });
    expect(w.entries.at(-1)).toMatchObject({
      kind: 'cancel',
      outcome: 'refused',
      reason: 'not-permitted',
      user: secretary,
      patientBsn: BSN,
    });
    const lenient = w.pull({ rolesThatMay: { cancel: ['99.*'] } });
    expect(await lenient.cancel(id, duplicate, secretary)).toMatchObject({ ok: true });
  });

  it('does not find what is not there', async () => {
    const w = world();
    expect(await w.pull().cancel('nothing', duplicate, doctor)).toMatchObject({ ok: false, code: 'not-found' });
    expect(w.entries).toMatchObject([{ kind: 'cancel', outcome: 'refused', reason: 'not-found' }]);
  });

  it('takes a reason of the table or of the vendor, never a text', async () => {
    const w = world();
    const pull = w.pull({ cancelReasons: ['bed-shortage'] });
    const { id } = notificationOf(await pull.notify(referral, doctor));
    const text = { reason: 'Mevrouw Jansen is overleden', scope: 'both' } as never;
    const result = await pull.cancel(id, text, doctor);
    expect(result).toMatchObject({ ok: false, code: 'invalid', issues: [{ at: 'reason' }, { at: 'scope' }] });
    expect(JSON.stringify(result)).not.toContain('Jansen');
    expect(await pull.cancel(id, { reason: 'bed-shortage', scope: 'this' }, doctor)).toMatchObject({ ok: true });
    for (const code of Object.keys(cancelReasons)) expect(code).toMatch(/^[a-z-]+$/);
  });
});
