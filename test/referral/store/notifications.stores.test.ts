import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import {
  createGrantStore,
  type NotificationRecord,
  type NotificationState,
  notificationStates,
  pullableStates,
  StoreConflictError,
} from '../../../src/notified-pull';
import { describeOnBoth } from '../../sql/databases';
import { ANNA, after, hash, message, NOW, notification, referral, TOM } from './records';

describeOnBoth('A notification in the store', (open) => {
  async function kept(over: Partial<NotificationRecord> = {}) {
    const store = await createGrantStore(await open());
    const record = notification(over);
    const first = message(record);
    expect(await store.create(record, first)).toBe(true);
    return { store, record, first };
  }

  it('is found whole by id, identifier and either of its bases', async () => {
    const { store, record } = await kept();
    expect(await store.get(record.id)).toEqual(record);
    expect(await store.findByIdentifier(record.identifier)).toEqual(record);
    expect(await store.findByAuthorizationBase(record.baseHash)).toEqual(record);
    expect(await store.findByAuthorizationBase(record.workflowBaseHash)).toEqual(record);
  });

  it('may have one base for both', async () => {
    const one = hash('one for both');
    const { store, record } = await kept({ baseHash: one, workflowBaseHash: one });
    expect(await store.findByAuthorizationBase(one)).toEqual(record);
  });

  it.each(['', 'unknown', 'a\0b', "' OR true --", '%'])('is not found by %j', async (key) => {
    const { store } = await kept();
    expect(await store.get(key)).toBeUndefined();
    expect(await store.findByIdentifier(key)).toBeUndefined();
    expect(await store.findByAuthorizationBase(key)).toBeUndefined();
  });

  it('is stored together with its message', async () => {
    const { store, record, first } = await kept();
    expect((await store.messages({ notificationId: record.id })).items).toEqual([first]);
  });

  it('keeps the moment, whatever offset it was given in', async () => {
    const { store, record } = await kept({ validUntil: '2027-03-28T02:30:00.250+02:00' });
    expect((await store.get(record.id))?.validUntil).toBe('2027-03-28T00:30:00.250Z');
  });

  it.each(['id', 'identifier', 'baseHash', 'workflowBaseHash'] as const)(
    'is refused when its %s is taken',
    async (key) => {
      const { store, record } = await kept();
      const twice = notification({ [key]: record[key] });
      const other = message(twice);
      const refused = store.create(twice, other);
      await expect(refused).rejects.toBeInstanceOf(StoreConflictError);
      const told = inspect(await refused.catch((error: unknown) => error), { depth: 9, showHidden: true });
      expect(told).not.toContain(ANNA);
      expect(told).not.toContain(record.baseHash);
      expect((await store.list({})).items).toEqual([record]);
      expect((await store.messages({})).items.map(({ id }) => id)).not.toContain(other.id);
    },
  );

  it('is refused, and not stored, when the id of its message is taken', async () => {
    const { store, first } = await kept();
    const other = notification();
    await expect(store.create(other, message(other, { id: first.id }))).rejects.toBeInstanceOf(StoreConflictError);
    expect(await store.get(other.id)).toBeUndefined();
  });

  it('is refused with every moment that is none, by path', async () => {
    const { store } = await kept();
    const wrong = notification({
      createdAt: 'tomorrow',
      validUntil: '2026-11-24 10:00',
      changedAt: '2026-13-45T00:00:00Z',
    });
    await expect(store.create(wrong, message(wrong, { notBefore: '2026-11-24T10:00:00' }))).rejects.toThrow(
      '`notification.createdAt`, `notification.validUntil`, `notification.changedAt`, `message.notBefore`: expected an ISO 8601 instant with offset',
    );
    expect(await store.get(wrong.id)).toBeUndefined();
  });

  it('is refused once when two create it at the same moment', async () => {
    const store = await createGrantStore(await open());
    const record = notification();
    const results = await Promise.allSettled([1, 2, 3].map(() => store.create(record, message(record))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StoreConflictError);
    expect((await store.messages({})).items).toHaveLength(1);
  });
});

describeOnBoth('A change of a notification', (open) => {
  async function kept() {
    const store = await createGrantStore(await open());
    const record = notification();
    await store.create(record, message(record));
    return { store, record };
  }

  it('is made on the version that was seen, and gives the record as it is now', async () => {
    const { store, record } = await kept();
    const change = { id: record.id, version: 1, state: 'accepted', changedAt: after(60) } as const;
    const expected = { ...record, state: 'accepted', changedAt: after(60), version: 2 };
    expect(await store.change(change)).toEqual(expected);
    expect(await store.get(record.id)).toEqual(expected);
  });

  it('is not made on a version that was overtaken, nor on what is not there', async () => {
    const { store, record } = await kept();
    const change = { id: record.id, version: 1, state: 'accepted', changedAt: after(60) } as const;
    await store.change(change);
    expect(await store.change({ ...change, state: 'cancelled' })).toBeUndefined();
    expect(await store.change({ ...change, version: 3 })).toBeUndefined();
    expect(await store.change({ ...change, id: 'unknown' })).toBeUndefined();
    expect((await store.get(record.id))?.state).toBe('accepted');
  });

  it('is made by one of those that saw the same version', async () => {
    const { store, record } = await kept();
    const states: NotificationState[] = ['received', 'accepted', 'rejected', 'completed'];
    const results = await Promise.all(
      states.map((state) => store.change({ id: record.id, version: 1, state, changedAt: after(1) })),
    );
    const made = results.filter((result) => result !== undefined);
    expect(made).toHaveLength(1);
    expect(await store.get(record.id)).toEqual(made[0]);
  });

  it('keeps why it was cancelled, also through later changes', async () => {
    const { store, record } = await kept();
    const cancel = {
      id: record.id,
      version: 1,
      state: 'cancelled',
      changedAt: after(1),
      cancelReason: 'error',
    } as const;
    expect((await store.change(cancel))?.cancelReason).toBe('error');
    await store.change({ id: record.id, version: 2, state: 'entered-in-error', changedAt: after(2) });
    expect((await store.get(record.id))?.cancelReason).toBe('error');
  });

  it('is seen by the very next look-up by base', async () => {
    const { store, record } = await kept();
    for (let version = 1; version <= 20; version++) {
      expect((await store.findByAuthorizationBase(record.baseHash))?.version).toBe(version);
      expect((await store.findByAuthorizationBase(record.workflowBaseHash))?.version).toBe(version);
      const state = version % 2 ? 'cancelled' : 'requested';
      await store.change({ id: record.id, version, state, changedAt: after(version) });
      expect((await store.findByAuthorizationBase(record.baseHash))?.state).toBe(state);
    }
  });
});

describeOnBoth('A notification that supersedes others', (open) => {
  async function two() {
    const store = await createGrantStore(await open());
    const groupIdentifier = 'urn:uuid:group';
    const [first, second, third] = [1, 2, 3].map(() => notification({ groupIdentifier })) as [
      NotificationRecord,
      NotificationRecord,
      NotificationRecord,
    ];
    await store.create(first, message(first));
    await store.create(second, message(second));
    const supersede = ({ id }: NotificationRecord, version = 1) =>
      ({ id, version, state: 'superseded', changedAt: after(9) }) as const;
    return { store, first, second, third, supersede };
  }

  it('takes their place in one step', async () => {
    const { store, first, second, third, supersede } = await two();
    expect(await store.findByAuthorizationBase(first.baseHash)).toEqual(first);
    expect(await store.create(third, message(third), [supersede(first), supersede(second)])).toBe(true);
    expect((await store.findByAuthorizationBase(first.baseHash))?.state).toBe('superseded');
    const states = (await store.list({ groupIdentifier: 'urn:uuid:group' })).items.map(({ state }) => state);
    expect(states).toEqual(['requested', 'superseded', 'superseded']);
  });

  it('is not stored when one of them was changed meanwhile, and changes none', async () => {
    const { store, first, second, third, supersede } = await two();
    expect(await store.create(third, message(third), [supersede(first), supersede(second, 7)])).toBe(false);
    expect(await store.get(third.id)).toBeUndefined();
    expect(await store.get(first.id)).toEqual(first);
    expect((await store.messages({ notificationId: third.id })).items).toEqual([]);
    expect((await store.findByAuthorizationBase(first.baseHash))?.state).toBe('requested');
  });

  it('changes none of them when it is itself refused', async () => {
    const { store, first, second, third, supersede } = await two();
    const twice = { ...third, identifier: second.identifier };
    await expect(store.create(twice, message(twice), [supersede(first)])).rejects.toBeInstanceOf(StoreConflictError);
    expect(await store.get(first.id)).toEqual(first);
  });

  it('in two orders at once is no deadlock: one of them takes their place', async () => {
    const { store, first, second, third, supersede } = await two();
    const other = notification();
    const results = await Promise.all([
      store.create(third, message(third), [supersede(first), supersede(second)]),
      store.create(other, message(other), [supersede(second), supersede(first)]),
    ]);
    expect(results.sort()).toEqual([false, true]);
  });
});

describeOnBoth('A list of notifications', (open) => {
  async function several() {
    const store = await createGrantStore(await open());
    const records = [
      notification({ referral: referral(ANNA, '00000002') }),
      notification({ referral: referral(TOM, '00000002'), state: 'accepted' }),
      notification({ referral: referral(ANNA, '00000003'), state: 'cancelled' }),
      notification({ referral: referral(TOM, '00000003'), groupIdentifier: 'urn:uuid:g' }),
    ];
    for (const record of records) await store.create(record, message(record));
    return { store, records };
  }

  it.each([
    [{}, [3, 2, 1, 0]],
    [{ bsn: ANNA }, [2, 0]],
    [{ receiverUra: '00000003' }, [3, 2]],
    [{ states: ['requested', 'accepted'] as const }, [3, 1, 0]],
    [{ states: [] }, []],
    [{ groupIdentifier: 'urn:uuid:g' }, [3]],
    [{ bsn: ANNA, receiverUra: '00000003', states: ['cancelled'] as const }, [2]],
    [{ bsn: '999911259' }, []],
  ])('is of what was asked, newest first: %j', async (query, expected) => {
    const { store, records } = await several();
    expect(await store.list(query)).toEqual({ items: expected.map((index) => records[index]) });
  });

  it('goes on where the page before ended, also when new ones came', async () => {
    const { store, records } = await several();
    const first = await store.list({ limit: 3 });
    expect(first.items).toEqual([records[3], records[2], records[1]]);
    const late = notification();
    await store.create(late, message(late));
    expect(await store.list({ limit: 3, after: first.next })).toEqual({ items: [records[0]] });
  });

  it('gives every notification once, whatever the size of the pages', async () => {
    const { store, records } = await several();
    for (const limit of [1, 2, 3, 4, 5]) {
      const seen: NotificationRecord[] = [];
      let next: string | undefined;
      do {
        const page = await store.list({ limit, after: next });
        seen.push(...page.items);
        next = page.next;
      } while (next !== undefined);
      expect(seen).toEqual([...records].reverse());
    }
  });

  it('has 50 a page when nothing is said, and 500 at most', async () => {
    const store = await createGrantStore(await open());
    for (let i = 0; i < 52; i++) {
      const record = notification();
      await store.create(record, message(record));
    }
    expect((await store.list({})).items).toHaveLength(50);
    expect((await store.messages({})).items).toHaveLength(50);
    expect((await store.list({ limit: 10_000 })).items).toHaveLength(52);
  });

  it('tells nothing of the patient in its cursor', async () => {
    const { store } = await several();
    const { next = '' } = await store.list({ bsn: ANNA, limit: 1 });
    expect(Buffer.from(next, 'base64url').toString()).not.toContain(ANNA);
  });

  it.each(['', 'x', 'MTIz', 'c2VxIDE=', 'c2VxIC0x', 'c2VxIDEgT1IgMT0x'])('refuses the cursor %j', async (cursor) => {
    const { store } = await several();
    await expect(store.list({ after: cursor })).rejects.toBeInstanceOf(TypeError);
    await expect(store.messages({ after: cursor })).rejects.toBeInstanceOf(TypeError);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d as limit', async (limit) => {
    const { store } = await several();
    await expect(store.list({ limit })).rejects.toThrow('`limit`: expected a whole number from 1.');
    await expect(store.overdue(NOW, limit)).rejects.toBeInstanceOf(TypeError);
  });
});

describeOnBoth('The end of the period', (open) => {
  it('is overdue while the grant still stands, oldest first and no more than asked', async () => {
    const store = await createGrantStore(await open());
    const records = notificationStates.map((state, i) => notification({ state, validUntil: after(-100 + i) }));
    for (const record of records) await store.create(record, message(record));
    const future = notification({ validUntil: after(1) });
    await store.create(future, message(future));
    expect((await store.overdue(NOW, 100)).map(({ state }) => state)).toEqual([...pullableStates]);
    expect((await store.overdue(NOW, 2)).map(({ state }) => state)).toEqual(['requested', 'received']);
    expect((await store.overdue(after(1), 100)).at(-1)).toEqual(future);
  });
});

describeOnBoth('A purge', (open) => {
  it('keeps what its receiver has not heard the end of', async () => {
    const store = await createGrantStore(await open());
    const record = notification({ state: 'cancelled', changedAt: after(-10) });
    await store.create(record, message(record, { kind: 'cancel' }));
    expect(await store.purge(NOW, NOW)).toBe(0);
    const [claimed] = await store.claim({ worker: 'w', now: NOW, until: after(1), limit: 1 });
    expect(await store.purge(NOW, NOW)).toBe(0);
    await store.settle(claimed?.id ?? '', 'w', { state: 'sent', at: NOW });
    expect(await store.purge(NOW, NOW)).toBe(1);
  });

  it('removes what ended and was not changed since, with its messages and its grant', async () => {
    const store = await createGrantStore(await open());
    const old = notificationStates.map((state) => notification({ state, changedAt: after(-10) }));
    const recent = notification({ state: 'cancelled', changedAt: NOW });
    for (const record of [...old, recent]) await store.create(record, message(record));
    const ended = old.filter(({ state }) => !(pullableStates as readonly string[]).includes(state));
    for (const { baseHash } of old) expect(await store.findByAuthorizationBase(baseHash)).toBeDefined();

    expect(await store.purge(NOW, NOW)).toBe(ended.length);

    for (const { id, baseHash } of ended) {
      expect(await store.get(id)).toBeUndefined();
      expect(await store.findByAuthorizationBase(baseHash)).toBeUndefined();
      expect((await store.messages({ notificationId: id })).items).toEqual([]);
    }
    expect((await store.list({})).items.map(({ state }) => state)).toEqual([
      'cancelled',
      ...[...pullableStates].reverse(),
    ]);
    expect(await store.purge(NOW, NOW)).toBe(0);
  });

  it('removes any number at once', async () => {
    const database = await open();
    const store = await createGrantStore(database);
    await database.query(`INSERT INTO bgz_notification (id, identifier, group_identifier, state, bsn, receiver_ura,
        base_hash, workflow_base_hash, peer, referral, offers, created_at, valid_until, changed_at, version)
      SELECT n, n, n, 'expired', '${ANNA}', '00000002', n, n, 'twiin', '{}', '[]', '${NOW}', '${NOW}', '${NOW}', 1
      FROM generate_series(1, 2345) AS n`);
    expect(await store.purge(after(1), NOW)).toBe(2345);
  });
});
