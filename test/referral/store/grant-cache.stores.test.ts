import { expect, it } from 'vitest';
import { createGrantStore, type Database } from '../../../src/notified-pull';
import type { Row } from '../../../src/sql/database';
import { describeOnBoth, type Open } from '../../sql/databases';
import { after, hash, message, NOW, notification } from './records';

/** Something to wait for until it is opened. */
function gateOf() {
  let open = (): void => {};
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open: () => open() };
}

/** A database that counts its queries and can hold them up. */
async function watched(open: Open) {
  const inner = await open();
  let queries = 0;
  let held: Promise<void> = Promise.resolve();
  let gate: Promise<void> = Promise.resolve();
  const database: Database = {
    ...inner,
    async query<T extends Row>(sql: string, parameters?: readonly unknown[]) {
      queries++;
      const answered = held;
      const rows = await inner.query<T>(sql, parameters);
      return answered.then(() => rows);
    },
    transaction: (work) => gate.then(() => inner.transaction(work)),
  };
  const store = await createGrantStore(database);
  const record = notification();
  await store.create(record, message(record));
  return {
    inner,
    store,
    record,
    database,
    async asked(work: () => Promise<unknown>) {
      const before = queries;
      await work();
      return queries - before;
    },
    /** Holds back the answers of queries until the function it gives is called. */
    hold() {
      const { wait, open: letGo } = gateOf();
      held = wait;
      return letGo;
    },
    /** Answers what is asked from now on; what is held back stays so. */
    letGoOfNext() {
      held = Promise.resolve();
    },
    /** Holds back transactions, likewise. */
    shut() {
      const { wait, open: letGo } = gateOf();
      gate = wait;
      return letGo;
    },
  };
}

const cancelled = (id: string, version = 1) => ({ id, version, state: 'cancelled', changedAt: after(1) }) as const;

describeOnBoth('A grant that is looked up again', (open) => {
  it('costs the embedded database nothing; a shared one is always asked', async () => {
    const { store, record, asked, database } = await watched(open);
    await store.findByAuthorizationBase(record.baseHash);
    const again = () => store.findByAuthorizationBase(record.baseHash);
    expect(await asked(again)).toBe(database.exclusive ? 0 : 1);
    expect(await again()).toEqual(record);
  });

  it('that is not there is asked for every time, and found when it comes', async () => {
    const { store, asked } = await watched(open);
    const late = notification();
    expect(await store.findByAuthorizationBase(late.baseHash)).toBeUndefined();
    expect(await asked(() => store.findByAuthorizationBase(late.baseHash))).toBe(1);
    await store.create(late, message(late));
    expect(await store.findByAuthorizationBase(late.baseHash)).toEqual(late);
  });

  it('is seen as another store over the same database changed it', async () => {
    const { store, record, database } = await watched(open);
    const other = await createGrantStore(database);
    await store.findByAuthorizationBase(record.baseHash);
    await other.change(cancelled(record.id));
    expect((await store.findByAuthorizationBase(record.baseHash))?.state).toBe('cancelled');
  });

  it('is not remembered from before a change that overtook the look-up', async () => {
    const { store, record, hold } = await watched(open);
    const letGo = hold();
    const slow = store.findByAuthorizationBase(record.baseHash);
    await store.change(cancelled(record.id));
    letGo();
    // It was asked before the cancel, so both answers are right; what comes after it is not free to choose.
    await slow;
    expect((await store.findByAuthorizationBase(record.baseHash))?.state).toBe('cancelled');
  });

  it('is not remembered from during a change that was made after all', async () => {
    const { store, record, hold, shut } = await watched(open);
    const begin = shut();
    const letGo = hold();
    const change = store.change(cancelled(record.id));
    const slow = store.findByAuthorizationBase(record.baseHash);
    // The look-up is asked before the change is made, and answered after it.
    begin();
    await change;
    letGo();
    await slow;
    expect((await store.findByAuthorizationBase(record.baseHash))?.state).toBe('cancelled');
  });

  it('shows a change to nobody before it is seen by all', async () => {
    const { store, record } = await watched(open);
    await store.findByAuthorizationBase(record.baseHash);
    const change = store.change(cancelled(record.id));
    let seen: string | undefined;
    while (seen !== 'cancelled') seen = (await store.get(record.id))?.state;
    expect((await store.findByAuthorizationBase(record.baseHash))?.state).toBe('cancelled');
    await change;
  });

  it('is right again after a change that failed', async () => {
    const { store, record } = await watched(open);
    await store.findByAuthorizationBase(record.baseHash);
    const first = await store.messages({});
    const clash = { message: message(record, { kind: 'cancel', id: first.items[0]?.id }) };
    await store.claim({ worker: 'w', now: NOW, until: after(60), limit: 1 });
    await expect(store.change(cancelled(record.id), clash)).rejects.toThrow();
    expect(await store.findByAuthorizationBase(record.baseHash)).toEqual(record);
  });

  it('is found although the look-up of another is never answered', async () => {
    const { store, record, hold, letGoOfNext } = await watched(open);
    const other = notification();
    await store.create(other, message(other));
    const letGo = hold();
    const hung = store.findByAuthorizationBase(record.baseHash);
    await new Promise((soon) => setTimeout(soon, 50));
    // Its question is under way; what comes from now on is answered.
    letGoOfNext();
    expect(await store.findByAuthorizationBase(other.baseHash)).toEqual(other);
    letGo();
    expect(await hung).toEqual(record);
  });

  it('cannot be changed by who was given it', async () => {
    const { store, record } = await watched(open);
    const given = await store.findByAuthorizationBase(record.baseHash);
    const write = () => Object.assign(given?.referral.patient ?? {}, { bsn: '999990032' });
    try {
      write();
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
    }
    expect(await store.findByAuthorizationBase(record.baseHash)).toEqual(record);
  });

  it('is found as it is after a change that no store made, in a database that others write to', async () => {
    const { store, record, database, inner } = await watched(open);
    if (database.exclusive) return;
    const look = () => store.findByAuthorizationBase(record.baseHash);
    expect(await look()).toEqual(record);
    await inner.query("UPDATE bgz_notification SET state = 'cancelled'");
    expect((await look())?.state).toBe('cancelled');
    await inner.query("UPDATE bgz_notification SET state = 'requested'");
    expect(await look()).toEqual(record);
    await inner.query('DELETE FROM bgz_notification');
    expect(await look()).toBeUndefined();
  });

  it('costs those that are in flight together one question', async () => {
    const { store, record, asked, database } = await watched(open);
    const other = notification();
    await store.create(other, message(other));
    const hashes = [record.baseHash, other.baseHash, other.workflowBaseHash, hash('nobody')];
    const look = (base: string) => store.findByAuthorizationBase(base);
    const [first, second, third, none] = await Promise.all(hashes.map(look));
    expect([first, second, third, none]).toEqual([record, other, other, undefined]);
    const many = Array.from({ length: 40 }, (_, n) => hashes[n % 3] ?? '');
    const cost = await asked(async () => {
      const found = await Promise.all(many.map(look));
      expect(found).toEqual(many.map((base) => (base === record.baseHash ? record : other)));
    });
    expect(cost).toBeLessThanOrEqual(database.exclusive ? 0 : 2);
  });

  it('is read with the others that are looked up first in one go', async () => {
    const { store, asked } = await watched(open);
    const records = Array.from({ length: 30 }, () => notification());
    await Promise.all(records.map((one) => store.create(one, message(one))));
    const bases = records.map((one, at) => (at % 2 ? one.baseHash : one.workflowBaseHash));
    const cost = await asked(async () => {
      expect(await Promise.all(bases.map((base) => store.findByAuthorizationBase(base)))).toEqual(records);
    });
    expect(cost).toBeLessThanOrEqual(4);
  });

  it('is read whatever stands in the row of another that is looked up with it', async () => {
    const { inner, store } = await watched(open);
    const [good, bad, other] = [notification(), notification(), notification()];
    for (const one of [good, bad, other]) await store.create(one, message(one));
    await inner.query("UPDATE bgz_notification SET valid_until = 'infinity' WHERE id = $1", [bad.id]);
    const results = await Promise.allSettled(
      [good, bad, other].map(({ baseHash }) => store.findByAuthorizationBase(baseHash)),
    );
    expect(results[0]).toEqual({ status: 'fulfilled', value: good });
    expect(results[2]).toEqual({ status: 'fulfilled', value: other });
  });

  it('is refused to all that asked together when the database fails, and to nobody after that', async () => {
    const inner = await open();
    let fails = false;
    const database: Database = {
      ...inner,
      query: (...question) => (fails ? Promise.reject(new Error('gone')) : inner.query(...question)),
    };
    const store = await createGrantStore({ ...database, exclusive: false });
    const record = notification();
    await store.create(record, message(record));
    const look = () => store.findByAuthorizationBase(record.baseHash);
    expect(await look()).toEqual(record);
    fails = true;
    const results = await Promise.allSettled([look(), look(), look()]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    fails = false;
    expect(await look()).toEqual(record);
  });

  it('is kept in bounds, however many there are', async () => {
    const { store, database, asked } = await watched(open);
    if (!database.exclusive) return;
    await database.query(`INSERT INTO bgz_notification (id, identifier, group_identifier, state, bsn, receiver_ura,
        base_hash, workflow_base_hash, peer, referral, offers, created_at, valid_until, changed_at, version)
      SELECT n, n, n, 'requested', '999990019', '00000002', n, n, 'p', '{}', '[]', '${NOW}', '${NOW}', '${NOW}', 1
      FROM generate_series(1, 5001) AS n`);
    const look = (n: number) => store.findByAuthorizationBase(String(n));
    for (let n = 1; n <= 5001; n++) await look(n);
    expect(await asked(() => look(5001))).toBe(0);
    expect(await asked(() => look(1))).toBe(1);
  });
});

describeOnBoth('A token id that is seen again', (open) => {
  it('on the same token costs nothing', async () => {
    const { store, asked } = await watched(open);
    const token = { issuer: 'a', id: 'b', fingerprint: hash('c'), expiresAt: after(300) };
    await store.remember(token);
    expect(await asked(() => store.remember(token))).toBe(0);
    expect(await asked(() => store.remember({ ...token, fingerprint: hash('d') }))).toBeGreaterThan(0);
  });
});
