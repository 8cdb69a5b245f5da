import { describe, expect, it } from 'vitest';
import type { GrantStore, NotificationRecord } from '../../../src/notified-pull';
import { doctor, newWorld, notificationOf, referral, secretary } from './support';

/** As much of a store as these acts ask: one notification, kept in memory. */
function smallStore(): GrantStore {
  let record: NotificationRecord | undefined;
  return {
    create: async (given: NotificationRecord) => {
      record = given;
      return true;
    },
    get: async () => record,
    findByAuthorizationBase: async () => undefined,
    change: async (change: object) => {
      record = record && { ...record, ...change, version: record.version + 1 };
      return record;
    },
    overdue: async () => (record ? [record] : []),
    messages: async () => ({ items: [] }),
    outboxDepth: async () => ({}),
  } as unknown as GrantStore;
}

const unavailable = { ok: false, code: 'audit-unavailable' };
const withdrawal = { reason: 'duplicate', scope: 'this' } as const;

describe('entries that wait for a trail that is out of reach', () => {
  it('are 5 000 at most, then nothing new is done but a withdrawal; and 10 000 with those', async () => {
    const w = newWorld(smallStore());
    const pull = w.pull();
    const { id } = notificationOf(await pull.notify(referral, doctor));
    w.sink.down = true;
    const full = () => w.lines.filter(({ event }) => event === 'audit-full').map(({ kind, kept }) => [kind, kept]);
    const fill = async (times: number, attempt: () => Promise<{ readonly ok: boolean }>) => {
      for (let nth = 0; nth < times; nth++) await attempt();
    };
    const amend = () => pull.amend(id, {}, secretary);
    await fill(4_999, amend);
    expect(await amend()).toMatchObject({ code: 'not-permitted' });
    expect(full()).toEqual([]);

    expect(await amend()).toMatchObject(unavailable);
    expect(await pull.notify(referral, secretary)).toMatchObject(unavailable);
    expect(await pull.notify(referral, doctor)).toMatchObject(unavailable);
    expect(await pull.outbox.resend('any', secretary)).toMatchObject(unavailable);
    expect(await pull.expireDue()).toBe(0);
    expect(full()).toEqual(['amend', 'notify', 'notify', 'resend', 'expire'].map((kind) => [kind, 5_000]));

    expect(await pull.cancel(id, withdrawal, doctor)).toMatchObject({ ok: true, cancelled: [id], audited: false });
    await fill(4_999, () => pull.cancel(id, withdrawal, secretary));
    expect(await pull.cancel(id, withdrawal, doctor)).toMatchObject({ ...unavailable, cancelled: [] });
    expect(full().slice(5)).toEqual([['cancel', 10_000]]);

    w.sink.down = false;
    expect(await amend()).toMatchObject({ code: 'not-permitted' });
    const has = (what: string) => w.entries.filter(({ kind, outcome }) => `${kind} ${outcome}` === what).length;
    expect(['amend refused', 'cancel success', 'cancel refused'].map(has)).toEqual([5_001, 1, 4_999]);
    expect(w.entries).toHaveLength(1 + 5_001 + 1 + 4_999);
    expect(new Set(w.entries.map((entry) => entry.id)).size).toBe(w.entries.length);
  });
});
