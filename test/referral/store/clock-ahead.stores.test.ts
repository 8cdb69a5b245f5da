import { describe, expect, it } from 'vitest';
import {
  createGrantStore,
  createNotificationReceiver,
  databaseInbox,
  type Inbox,
  memoryInbox,
} from '../../../src/notified-pull';
import { inboxTables } from '../../../src/receive/database-inbox';
import { migrate } from '../../../src/sql/migrate';
import { describeOnBoth, type Open } from '../../sql/databases';
import { after, hash, message, NOW, notification } from './records';

const DAY = 86_400;
/** Seconds ahead: what an honest clock may have written is waited for, whatever differs between two of them. */
const waitedFor = [DAY / 2, DAY + 300];
const writtenAhead = [DAY + 301, 30 * DAY, 4_000 * DAY];

const claimAt = (seconds: number, worker = 'worker', limit = 10) =>
  ({ worker, now: after(seconds), until: after(seconds + 120), limit }) as const;

/** A store with one message, not to be sent before so many seconds from now. */
async function putOff(open: Open, seconds: number) {
  const store = await createGrantStore(await open());
  const record = notification();
  const notify = message(record, { notBefore: after(seconds) });
  await store.create(record, notify);
  return { store, record, notify };
}

describeOnBoth('A message of the outbox', (open) => {
  it.each(waitedFor)('that is to wait for %d seconds waits', async (seconds) => {
    const { store, notify } = await putOff(open, seconds);
    expect(await store.claim(claimAt(0))).toEqual([]);
    expect(await store.claim(claimAt(seconds))).toMatchObject([{ id: notify.id }]);
  });

  it.each(writtenAhead)('that a clock which ran ahead put off for %d seconds is due', async (seconds) => {
    const { store, notify } = await putOff(open, seconds);
    expect(await store.claim(claimAt(0))).toMatchObject([{ id: notify.id, attempts: 1, claimedUntil: after(120) }]);
    // It is this worker's now, as any other.
    expect(await store.claim(claimAt(60, 'other'))).toEqual([]);
    expect(await store.claim(claimAt(121, 'other'))).toMatchObject([{ id: notify.id, attempts: 2 }]);
  });

  it.each(writtenAhead)('that a worker of such a clock claimed until %d seconds from now is due', async (seconds) => {
    const { store, notify } = await putOff(open, 0);
    await store.claim({ worker: 'ahead', now: after(seconds - 120), until: after(seconds), limit: 1 });
    expect(await store.claim(claimAt(0))).toMatchObject([{ id: notify.id, claimedBy: 'worker', attempts: 2 }]);
    // And the other one no longer settles it.
    expect(await store.settle(notify.id, 'ahead', { state: 'sent', at: after(seconds) })).toBe(false);
  });

  it('that was tried again by such a clock is due too, and put off anew by the right one', async () => {
    const { store, notify } = await putOff(open, 0);
    await store.claim(claimAt(9 * DAY, 'ahead'));
    await store.settle(notify.id, 'ahead', { state: 'queued', notBefore: after(9 * DAY + 60), failure: 'timeout' });
    expect(await store.claim(claimAt(0))).toHaveLength(1);
    await store.settle(notify.id, 'worker', { state: 'queued', notBefore: after(90), failure: 'timeout' });
    expect(await store.claim(claimAt(89))).toEqual([]);
    expect(await store.claim(claimAt(90))).toHaveLength(1);
  });

  it('that is withdrawn while such a worker had it gives way to its cancel', async () => {
    const { store, record } = await putOff(open, 0);
    await store.claim({ worker: 'ahead', now: after(9 * DAY), until: after(9 * DAY + 120), limit: 1 });
    const withdrawal = { message: message(record, { kind: 'cancel' }) };
    await store.change({ id: record.id, version: 1, state: 'cancelled', changedAt: NOW }, withdrawal);
    expect(await store.claim(claimAt(0))).toMatchObject([{ kind: 'cancel' }]);
    expect(await store.outboxDepth()).toMatchObject({ dropped: 1, sending: 1 });
  });

  it('that was put off ahead takes its turn within the limit, before what is merely due', async () => {
    const { store, notify } = await putOff(open, 9 * DAY);
    const late = notification();
    const due = message(late);
    await store.create(late, due);
    expect(await store.claim(claimAt(0, 'a', 1))).toMatchObject([{ id: notify.id }]);
    expect(await store.claim(claimAt(0, 'b', 1))).toMatchObject([{ id: due.id }]);
  });
});

let sent = 0;
const key = () => ({ sender: '00001111', identifier: `urn:uuid:notification-${++sent}` });

function inboxRules(make: () => Promise<Inbox>): void {
  const claimedFor = (seconds: number, more: object = {}) => ({
    ...key(),
    fingerprint: hash('a'),
    at: NOW,
    claimedUntil: after(seconds),
    ...more,
  });
  const again = (arrival: ReturnType<typeof claimedFor>) => ({ ...arrival, at: NOW, claimedUntil: after(70) });

  it.each(waitedFor)('that is claimed for %d seconds is busy', async (seconds) => {
    const inbox = await make();
    const arrival = claimedFor(seconds);
    await inbox.arrive(arrival);
    expect(await inbox.arrive(again(arrival))).toEqual({ state: 'busy' });
    expect(await inbox.cancel({ ...arrival, at: NOW })).toEqual({ state: 'busy' });
  });

  it.each(writtenAhead)('that a clock which ran ahead claimed for %d seconds is taken over', async (seconds) => {
    const inbox = await make();
    const arrival = claimedFor(seconds, { at: after(seconds - 70) });
    const first = await inbox.arrive(arrival);
    expect(await inbox.arrive(again(arrival))).toEqual(first);
    // By a clock that is right: so it is busy, as any other.
    expect(await inbox.arrive(again(arrival))).toEqual({ state: 'busy' });
  });

  it.each(writtenAhead)('that such a clock claimed for %d seconds can be withdrawn', async (seconds) => {
    const inbox = await make();
    const arrival = claimedFor(seconds, { at: after(seconds - 70) });
    await inbox.arrive(arrival);
    expect(await inbox.cancel({ ...arrival, at: NOW })).toMatchObject({ state: 'cancelled', tell: true });
  });

  it('replaces the one that came last, whatever the clock said then', async () => {
    const inbox = await make();
    const group = `urn:uuid:group-${sent}`;
    for (const ahead of [9 * DAY, 0]) {
      const arrival = claimedFor(ahead + 70, { at: after(ahead), group });
      await inbox.arrive(arrival);
      await inbox.handedOver(arrival);
    }
    const identifier = `urn:uuid:notification-${sent}`;
    expect(await inbox.arrive(claimedFor(70, { group }))).toMatchObject({ state: 'new', replaces: { identifier } });
  });
}

describe('A notification of the inbox (memory)', () => inboxRules(async () => memoryInbox()));
describeOnBoth('A notification of the inbox', (open) => inboxRules(async () => databaseInbox(await open())));

describeOnBoth('An inbox of before the order of arrival was kept', (open) => {
  it('keeps the order that its moments tell', async () => {
    const database = await open();
    await migrate(database, { ...inboxTables, steps: inboxTables.steps.slice(0, 1) });
    const group = 'urn:uuid:group-of-old';
    for (const [id, at] of [
      ['late', after(60)],
      ['early', NOW],
    ])
      await database.query(
        `INSERT INTO bgz_notification_inbox (sender, identifier, id, group_identifier, fingerprint, state, told, arrived_at)
         VALUES ('00001111', $1, $1, $2, 'f', 'received', false, $3)`,
        [id, group, at],
      );
    const inbox = await databaseInbox(database);
    const arrival = { ...key(), group, fingerprint: hash('b'), at: after(90), claimedUntil: after(160) };
    expect(await inbox.arrive(arrival)).toMatchObject({ state: 'new', replaces: { id: 'late', identifier: 'late' } });
    await inbox.handedOver(arrival);
    expect(await inbox.arrive({ ...arrival, ...key() })).toMatchObject({
      replaces: { identifier: arrival.identifier },
    });
  });
});

describe('A receiver', () => {
  const receiver = (more: object) => () =>
    createNotificationReceiver({
      ownUras: ['00002222'],
      insecure: true,
      onNotification: () => {},
      onCancel: () => {},
      ...more,
    });
  it('claims a notification for no longer than what is waited for', () => {
    expect(receiver({ callbackTimeoutMs: 86_400_001 })).toThrow(
      '`callbackTimeoutMs` is 86400001; allowed is milliseconds, from 1 to 86400000 (a day)',
    );
    const both = { callbackTimeoutMs: 43_200_000, timeoutsMs: { audit: 43_200_000 } };
    expect(receiver(both)).not.toThrow();
    expect(receiver({ ...both, timeoutsMs: { audit: 43_200_001 } })).toThrow(
      '`callbackTimeoutMs` and `timeoutsMs.audit` together are at most a day',
    );
  });
});
