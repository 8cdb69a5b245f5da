import { expect, it } from 'vitest';
import {
  createGrantStore,
  type GrantStore,
  type NotificationRecord,
  postgresDatabase,
} from '../../../src/notified-pull';
import { eventually } from '../../eventually';
import { describeOnBoth, describeOnPostgres, type Open } from '../../sql/databases';
import { after, message, NOW, notification } from './records';

const at = (seconds: number, worker = 'worker-1', limit = 10) =>
  ({ worker, now: after(seconds), until: after(seconds + 60), limit }) as const;

async function kept(open: Open) {
  const store = await createGrantStore(await open());
  const record = notification();
  const notify = message(record);
  await store.create(record, notify);
  return { store, record, notify };
}

const states = async (store: GrantStore, record: NotificationRecord) =>
  Object.fromEntries(
    (await store.messages({ notificationId: record.id })).items.map((item) => [item.kind, item.state]),
  );

function cancel(store: GrantStore, record: NotificationRecord, seconds = 0) {
  const withdrawal = { message: message(record, { kind: 'cancel', notBefore: after(seconds) }) };
  const change = { id: record.id, version: record.version, state: 'cancelled', changedAt: after(seconds) } as const;
  return store.change(change, withdrawal);
}

describeOnBoth('A claim', (open) => {
  it('gives a message with who has it until when, and counts as an attempt', async () => {
    const { store, notify } = await kept(open);
    const claimed = {
      ...notify,
      state: 'sending',
      attempts: 1,
      claimedBy: 'worker-1',
      claimedUntil: after(60),
    };
    expect(await store.claim(at(0))).toEqual([claimed]);
    expect((await store.messages({})).items).toEqual([claimed]);
  });

  it('gives nothing that is not yet due', async () => {
    const store = await createGrantStore(await open());
    const record = notification();
    await store.create(record, message(record, { notBefore: after(30) }));
    expect(await store.claim(at(29))).toEqual([]);
    expect(await store.claim(at(30))).toHaveLength(1);
  });

  it('gives what was due longest first, and no more than asked', async () => {
    const store = await createGrantStore(await open());
    const due = [3, 1, 2, 1];
    const ids: string[] = [];
    for (const seconds of due) {
      const record = notification();
      const notify = message(record, { notBefore: after(seconds) });
      ids.push(notify.id);
      await store.create(record, notify);
    }
    const order = async (limit: number) => (await store.claim(at(10, 'w', limit))).map(({ id }) => ids.indexOf(id));
    expect(await order(3)).toEqual([1, 3, 2]);
    expect(await order(3)).toEqual([0]);
    expect(await order(3)).toEqual([]);
  });

  it('gives a message to one worker, however many claim at once', async () => {
    const store = await createGrantStore(await open());
    for (let i = 0; i < 40; i++) {
      const record = notification();
      await store.create(record, message(record));
    }
    const claims = await Promise.all(Array.from({ length: 8 }, (_, i) => store.claim(at(0, `worker-${i}`, 5))));
    // A worker may come away with less than there is; what is left goes to the next.
    for (const claim of claims) expect(claim.length).toBeLessThanOrEqual(5);
    const rest = await store.claim(at(0, 'worker-9', 100));
    const ids = [...claims.flat(), ...rest].map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('that ran out leaves the message due, for any worker', async () => {
    const { store, notify } = await kept(open);
    await store.claim(at(0));
    expect(await store.claim(at(59, 'worker-2'))).toEqual([]);
    const [again] = await store.claim(at(60, 'worker-2'));
    expect(again).toMatchObject({ id: notify.id, claimedBy: 'worker-2', attempts: 2, claimedUntil: after(120) });
  });

  it.each([0, -1, 2.5])('refuses %d as limit', async (limit) => {
    const { store } = await kept(open);
    await expect(store.claim(at(0, 'w', limit))).rejects.toThrow('`limit`: expected a whole number from 1.');
  });

  it('refuses moments that are none, by name', async () => {
    const { store } = await kept(open);
    await expect(store.claim({ worker: 'w', now: 'now', until: 'later', limit: 1 })).rejects.toThrow('`now`, `until`');
  });
});

describeOnBoth('Settling a claim', (open) => {
  it('as sent is the end of it', async () => {
    const { store, notify } = await kept(open);
    await store.claim(at(0));
    expect(await store.settle(notify.id, 'worker-1', { state: 'sent', at: after(2) })).toBe(true);
    expect((await store.messages({})).items).toEqual([{ ...notify, state: 'sent', attempts: 1, sentAt: after(2) }]);
    expect(await store.claim(at(1_000))).toEqual([]);
  });

  it('as queued has it tried again, not before it was said', async () => {
    const { store, notify } = await kept(open);
    await store.claim(at(0));
    await store.settle(notify.id, 'worker-1', { state: 'queued', notBefore: after(90), failure: 'timeout' });
    const queued = { ...notify, attempts: 1, notBefore: after(90), lastFailure: 'timeout' };
    expect((await store.messages({})).items).toEqual([queued]);
    expect(await store.claim(at(89))).toEqual([]);
    expect(await store.claim(at(90))).toMatchObject([{ id: notify.id, attempts: 2, lastFailure: 'timeout' }]);
  });

  it('as dead has it wait for an operator, who puts it back', async () => {
    const { store, notify } = await kept(open);
    await store.claim(at(0));
    await store.settle(notify.id, 'worker-1', { state: 'dead', failure: 'http-404' });
    expect((await store.messages({ states: ['dead'] })).items).toMatchObject([
      { lastFailure: 'http-404', attempts: 1 },
    ]);
    expect(await store.claim(at(1_000))).toEqual([]);
    expect(await store.requeue(notify.id, after(2_000))).toBe(true);
    expect(await store.claim(at(1_999))).toEqual([]);
    expect(await store.claim(at(2_000))).toMatchObject([{ id: notify.id, attempts: 2 }]);
  });

  it('as dropped leaves it unsent', async () => {
    const { store, record, notify } = await kept(open);
    await store.claim(at(0));
    expect(await store.settle(notify.id, 'worker-1', { state: 'dropped' })).toBe(true);
    expect(await states(store, record)).toEqual({ notify: 'dropped' });
    expect(await store.claim(at(1_000))).toEqual([]);
  });

  it('is refused to who does not hold it', async () => {
    const { store, record, notify } = await kept(open);
    const sent = { state: 'sent', at: after(2) } as const;
    expect(await store.settle(notify.id, 'worker-1', sent)).toBe(false);
    await store.claim(at(0));
    expect(await store.settle(notify.id, 'worker-2', sent)).toBe(false);
    expect(await store.settle('unknown', 'worker-1', sent)).toBe(false);
    await store.claim(at(60, 'worker-2'));
    expect(await store.settle(notify.id, 'worker-1', sent)).toBe(false);
    expect(await states(store, record)).toEqual({ notify: 'sending' });
    expect(await store.settle(notify.id, 'worker-2', sent)).toBe(true);
    expect(await store.settle(notify.id, 'worker-2', sent)).toBe(false);
  });
});

describeOnBoth('Putting back', (open) => {
  it('is for dead messages only', async () => {
    const { store, notify } = await kept(open);
    expect(await store.requeue(notify.id, NOW)).toBe(false);
    expect(await store.requeue('unknown', NOW)).toBe(false);
    await store.claim(at(0));
    expect(await store.requeue(notify.id, NOW)).toBe(false);
    await store.settle(notify.id, 'worker-1', { state: 'sent', at: NOW });
    expect(await store.requeue(notify.id, NOW)).toBe(false);
  });
});

describeOnBoth('A cancel (spec notified-pull §10)', (open) => {
  it('before anything was tried drops the notification, and nobody hears of it', async () => {
    const { store, record } = await kept(open);
    expect((await cancel(store, record))?.state).toBe('cancelled');
    expect(await states(store, record)).toEqual({ notify: 'dropped' });
    expect(await store.claim(at(1_000))).toEqual([]);
  });

  it('after it was sent is sent too', async () => {
    const { store, record, notify } = await kept(open);
    await store.claim(at(0));
    await store.settle(notify.id, 'worker-1', { state: 'sent', at: after(1) });
    await cancel(store, record, 5);
    expect(await states(store, record)).toEqual({ notify: 'sent', cancel: 'queued' });
    expect(await store.claim(at(5))).toMatchObject([{ kind: 'cancel', notificationId: record.id }]);
  });

  it('after a failed attempt drops the notification and is sent: the other side may have it', async () => {
    const { store, record, notify } = await kept(open);
    await store.claim(at(0));
    await store.settle(notify.id, 'worker-1', { state: 'queued', notBefore: after(1), failure: 'timeout' });
    await cancel(store, record, 2);
    expect(await states(store, record)).toEqual({ notify: 'dropped', cancel: 'queued' });
    expect(await store.claim(at(5))).toMatchObject([{ kind: 'cancel' }]);
  });

  it('of a dead notification is sent, and the notification can no longer be put back', async () => {
    const { store, record, notify } = await kept(open);
    await store.claim(at(0));
    await store.settle(notify.id, 'worker-1', { state: 'dead', failure: 'timeout' });
    await cancel(store, record, 2);
    expect(await states(store, record)).toEqual({ notify: 'dropped', cancel: 'queued' });
    expect(await store.requeue(notify.id, NOW)).toBe(false);
  });

  it.each([
    ['sent', { state: 'sent', at: NOW }, 'sent'],
    ['failed', { state: 'queued', notBefore: NOW, failure: 'timeout' }, 'dropped'],
    ['refused', { state: 'dead', failure: 'http-400' }, 'dropped'],
  ] as const)('while it is being sent waits for the end of that: %s', async (_, outcome, ended) => {
    const { store, record, notify } = await kept(open);
    await store.claim(at(0));
    await cancel(store, record, 1);
    expect(await states(store, record)).toEqual({ notify: 'sending', cancel: 'queued' });
    expect(await store.claim(at(2, 'worker-2'))).toEqual([]);
    expect(await store.settle(notify.id, 'worker-1', outcome)).toBe(true);
    expect(await states(store, record)).toEqual({ notify: ended, cancel: 'queued' });
    expect(await store.claim(at(3, 'worker-2'))).toMatchObject([{ kind: 'cancel' }]);
  });

  it('while it is being sent by a process that was killed is sent; the notification is not tried again', async () => {
    const { store, record } = await kept(open);
    await store.claim(at(0));
    await cancel(store, record, 1);
    expect(await store.claim(at(59, 'worker-2'))).toEqual([]);
    expect(await store.claim(at(60, 'worker-2'))).toMatchObject([{ kind: 'cancel' }]);
    expect(await states(store, record)).toEqual({ notify: 'dropped', cancel: 'sending' });
  });

  it('on a version that was overtaken drops and queues nothing', async () => {
    const { store, record } = await kept(open);
    expect(await cancel(store, { ...record, version: 4 })).toBeUndefined();
    expect(await states(store, record)).toEqual({ notify: 'queued' });
    expect((await store.get(record.id))?.state).toBe('requested');
  });

  it('and a claim at the same moment agree on whether it was tried', async () => {
    const store = await createGrantStore(await open());
    for (let round = 0; round < 30; round++) {
      const record = notification();
      await store.create(record, message(record));
      const claims = [at(0, 'a'), at(0, 'b')].map((claim) => store.claim(claim));
      const [one = [], two = []] = await Promise.all([...claims, cancel(store, record).then(() => [])]);
      const tried = one.length + two.length;
      expect(tried).toBeLessThanOrEqual(1);
      const expected = tried ? { notify: 'sending', cancel: 'queued' } : { notify: 'dropped' };
      expect(await states(store, record)).toEqual(expected);
    }
  });

  it('of one notification keeps no other waiting', async () => {
    const { store, record } = await kept(open);
    await store.claim(at(0));
    await cancel(store, record, 1);
    const other = notification();
    await store.create(other, message(other));
    expect(await store.claim(at(2, 'worker-2'))).toMatchObject([{ notificationId: other.id, kind: 'notify' }]);
  });
});

describeOnPostgres('A cancel that meets a claim halfway', (fresh) => {
  it('waits for it, and sees that it was tried', async () => {
    const database = await postgresDatabase({ connectionString: await fresh() });
    const store = await createGrantStore(database);
    const record = notification();
    await store.create(record, message(record));
    let cancelling: Promise<unknown> = Promise.resolve();
    await database.transaction(async (queries) => {
      // As the claim of another instance, not yet committed.
      const sql = "UPDATE bgz_message SET state = 'sending', attempts = 1, claimed_by = 'w', claimed_until = $1";
      await queries.query(sql, [after(60)]);
      cancelling = cancel(store, record);
      await eventually(async () => {
        const waiting =
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        expect(await database.query(waiting)).toHaveLength(1);
      });
    });
    await cancelling;
    expect(await states(store, record)).toEqual({ notify: 'sending', cancel: 'queued' });
    await database.close();
  });
});

describeOnBoth('The depth of the outbox', (open) => {
  it('counts every state, also those with nothing in them', async () => {
    const store = await createGrantStore(await open());
    const none = { queued: 0, sending: 0, sent: 0, dead: 0, dropped: 0 };
    expect(await store.outboxDepth()).toEqual(none);
    const all = [1, 2, 3, 4].map(() => notification());
    for (const record of all) await store.create(record, message(record));
    const [first, second] = await store.claim(at(0, 'worker-1', 2));
    await store.settle(first?.id ?? '', 'worker-1', { state: 'sent', at: NOW });
    await store.settle(second?.id ?? '', 'worker-1', { state: 'dead', failure: 'unexpected' });
    await store.claim(at(0, 'worker-1', 1));
    expect(await store.outboxDepth()).toEqual({ ...none, queued: 1, sending: 1, sent: 1, dead: 1 });
  });
});

describeOnBoth('A list of messages', (open) => {
  it('is of what was asked, newest first, page by page', async () => {
    const store = await createGrantStore(await open());
    const records = [1, 2, 3].map(() => notification());
    const ids: string[] = [];
    for (const record of records) {
      const notify = message(record);
      ids.unshift(notify.id);
      await store.create(record, notify);
    }
    const first = await store.messages({ limit: 2 });
    const second = await store.messages({ limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    expect((await store.messages({ states: ['sent', 'dead'] })).items).toEqual([]);
    expect((await store.messages({ states: ['queued'], notificationId: records[0]?.id })).items).toHaveLength(1);
  });
});
