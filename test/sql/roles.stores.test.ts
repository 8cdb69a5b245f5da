import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { auditTable } from '../../src/audit';
import {
  createGrantStore,
  type Database,
  databaseInbox,
  grantsFor,
  migrateTables,
  postgresDatabase,
} from '../../src/notified-pull';
import { bareEntry, entryWith } from '../audit/entries';
import { after, message, NOW, notification } from '../referral/store/records';
import { describeOnPostgres } from './databases';

const denied = { name: 'DatabaseError', code: '42501' };
const noDdl = { migrate: false } as const;
const old = () => entryWith({ at: '2015-06-01T12:00:00Z' });
const now = new Date('2026-11-24T12:00:00Z');

describeOnPostgres('a role that does not own the tables', (fresh) => {
  /** A database with its tables, opened by who owns them and by a role that was granted what `grantsFor` prints. */
  async function hospital<T>(work: (owner: Database, role: Database, name: string) => Promise<T>): Promise<T> {
    const connectionString = await fresh();
    const superuser = await postgresDatabase({ connectionString });
    const [owning, using] = [`Owner ${randomUUID()}`, `app "${randomUUID().slice(0, 8)}"`];
    const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
    await superuser.query(
      `CREATE ROLE ${quoted(owning)} LOGIN; CREATE ROLE ${quoted(using)} LOGIN; REVOKE ALL ON SCHEMA public FROM PUBLIC;
       ALTER SCHEMA public OWNER TO ${quoted(owning)}`,
    );
    const as = (name: string) =>
      postgresDatabase({ connectionString: connectionString.replace('bgz@', `${encodeURIComponent(name)}@`) });
    const [owner, role] = [await as(owning), await as(using)];
    try {
      await migrateTables(owner);
      await owner.query(grantsFor(using));
      return await work(owner, role, quoted(using));
    } finally {
      await Promise.all([superuser, owner, role].map((database) => database.close()));
    }
  }

  it.each([undefined, noDdl])(
    'runs trail, grants, outbox and inbox with what was granted (options %o)',
    async (options) => {
      await hospital(async (_owner, role) => {
        const trail = await auditTable(role, options);
        await trail.write(entryWith());
        await trail.write(bareEntry());
        expect((await trail.query()).lines).toHaveLength(2);
        expect(await trail.verify()).toMatchObject({ ok: true, lines: 2, head: { sequence: 2 } });

        const store = await createGrantStore(role, options);
        const first = notification();
        await store.create(first, message(first));
        const [claimed] = await store.claim({ worker: 'w', now: after(1), until: after(60), limit: 5 });
        expect(claimed?.notificationId).toBe(first.id);
        expect(await store.settle(claimed?.id ?? '', 'w', { state: 'sent', at: after(2) })).toBe(true);
        const cancelled = { id: first.id, version: first.version, state: 'cancelled', changedAt: after(3) } as const;
        expect(await store.change(cancelled)).toMatchObject({ state: 'cancelled' });
        const seen = { issuer: 'i', id: 't', fingerprint: 'f', expiresAt: after(9) };
        expect(await store.remember(seen)).toEqual({ fingerprint: 'f', firstUse: true });
        expect(await (await createGrantStore(role, options)).remember(seen)).toEqual({
          fingerprint: 'f',
          firstUse: false,
        });
        expect(await store.outboxDepth()).toMatchObject({ sent: 1 });
        expect(await store.purge(after(100), after(100))).toBe(1);

        const inbox = await databaseInbox(role, options);
        const arrival = { sender: '1', identifier: 'urn:uuid:1', fingerprint: 'f', at: NOW, claimedUntil: after(9) };
        expect(await inbox.arrive(arrival)).toMatchObject({ state: 'new' });
        await inbox.handedOver(arrival);
        expect(await inbox.arrive(arrival)).toMatchObject({ state: 'repeated' });
        expect(await inbox.cancel({ ...arrival, at: after(1) })).toMatchObject({ state: 'cancelled', tell: true });
        await inbox.cancelTold(arrival);
      });
    },
  );

  it('removes no line of the trail, however old, by any setting', async () => {
    await hospital(async (owner, role) => {
      const trail = await auditTable(role, noDdl);
      for (const entry of [old(), old(), entryWith()]) await trail.write(entry);
      await expect(trail.purge({ now })).rejects.toMatchObject(denied);
      for (const sql of [
        "SELECT set_config('bgz.audit_purge', 'on', false); DELETE FROM bgz_audit WHERE sequence = 1",
        'SELECT bgz_audit_purge(1)',
        'DELETE FROM bgz_audit_anchor',
        "UPDATE bgz_audit SET entry = '{}'",
        'TRUNCATE bgz_audit',
        'ALTER TABLE bgz_audit DISABLE TRIGGER USER',
        'DROP TABLE bgz_audit',
        'CREATE OR REPLACE FUNCTION bgz_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$',
        "INSERT INTO bgz_audit (sequence, hash, at_ms, entry) VALUES (9, 'x', 0, '{}')",
        "INSERT INTO bgz_audit_anchor VALUES (1, 'x')",
        'DELETE FROM bgz_migration',
        'SET ROLE bgz',
      ])
        await expect(role.query(sql), sql).rejects.toMatchObject(denied);
      expect(await trail.verify()).toMatchObject({ ok: true, lines: 3, head: { sequence: 3 } });
      // The owner may.
      expect(await (await auditTable(owner)).purge({ now })).toBe(2);
      expect(await trail.verify()).toMatchObject({ ok: true, lines: 2, head: { sequence: 4 } });
    });
  });

  it('removes no line of the trail either when somebody granted it everything', async () => {
    await hospital(async (owner, role, name) => {
      await (await auditTable(role, noDdl)).write(old());
      await owner.query(
        `GRANT ALL ON bgz_audit, bgz_audit_anchor TO ${name}; GRANT EXECUTE ON FUNCTION bgz_audit_purge(bigint) TO ${name}`,
      );
      for (const sql of [
        "SELECT set_config('bgz.audit_purge', 'on', false); DELETE FROM bgz_audit",
        'SELECT bgz_audit_purge(1)',
        "UPDATE bgz_audit SET entry = '{}'",
        'TRUNCATE bgz_audit',
      ])
        await expect(role.query(sql), sql).rejects.toThrow('append-only');
    });
  });

  it('loses what it was granted too much once the printed SQL has run', async () => {
    await hospital(async (owner, role, name) => {
      await owner.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name}`);
      await owner.query(grantsFor(name.slice(1, -1).replaceAll('""', '"')));
      await expect(role.query('DELETE FROM bgz_audit')).rejects.toMatchObject(denied);
      await expect(role.query('DELETE FROM bgz_migration')).rejects.toMatchObject(denied);
      await expect(role.query('DELETE FROM bgz_notification_inbox')).rejects.toMatchObject(denied);
    });
  });

  it('slips no table of its own under the function that writes in the name of the owner', async () => {
    await hospital(async (owner, role) => {
      await role.transaction(async (queries) => {
        await queries.query(
          'CREATE TEMP TABLE bgz_audit (sequence bigint, hash text, at_ms bigint, entry text); CREATE TEMP TABLE bgz_audit_anchor (sequence bigint, hash text)',
        );
        const [row] = await queries.query("SELECT bgz_audit_append(ARRAY['{}'], ARRAY[0]::bigint[]) AS last");
        expect(Number(row?.last)).toBe(1);
      });
      expect((await owner.query('SELECT sequence FROM public.bgz_audit')).length).toBe(1);
    });
  });
});

describeOnPostgres('a role without rights or tables', (fresh) => {
  it.each([
    ['auditTable', (database: Database) => auditTable(database, noDdl)],
    ['createGrantStore', (database: Database) => createGrantStore(database, noDdl)],
    ['databaseInbox', (database: Database) => databaseInbox(database, noDdl)],
  ])('%s makes no tables with `migrate: false`, and says what to do', async (_name, open) => {
    const database = await postgresDatabase({ connectionString: await fresh() });
    await expect(open(database)).rejects.toMatchObject({ code: 'migration-missing' });
    await expect(open(database)).rejects.toThrow('bgz migrate');
    await migrateTables(database, { tables: ['grants'] });
    const [row] = await database.query("SELECT to_regclass('bgz_audit') AS trail, to_regclass('bgz_token') AS tokens");
    expect(row).toMatchObject({ trail: null, tokens: 'bgz_token' });
    await database.query("UPDATE bgz_migration SET checksum = 'x'");
    await expect(createGrantStore(database, noDdl)).rejects.toMatchObject({ code: 'migration-changed' });
    await database.close();
  });

  it('may not write to a trail that nobody gave it', async () => {
    const connectionString = await fresh();
    const owner = await postgresDatabase({ connectionString });
    await migrateTables(owner);
    const name = `nobody_${randomUUID().slice(0, 8)}`;
    await owner.query(`CREATE ROLE ${name} LOGIN`);
    const role = await postgresDatabase({ connectionString: connectionString.replace('bgz@', `${name}@`) });
    await expect(role.query("SELECT bgz_audit_append(ARRAY['{}'], ARRAY[0]::bigint[])")).rejects.toMatchObject(denied);
    await expect(auditTable(role)).rejects.toMatchObject(denied);
    await Promise.all([role, owner].map((database) => database.close()));
  });

  it('may have its tables in a schema of their own', async () => {
    const connectionString = await fresh();
    const owner = await postgresDatabase({ connectionString: `${connectionString}&options=-csearch_path%3Dcare` });
    await owner.query('CREATE SCHEMA care');
    await migrateTables(owner);
    const name = `care_${randomUUID().slice(0, 8)}`;
    await owner.query(`CREATE ROLE ${name} LOGIN; ${grantsFor(name, { schema: 'care' })}`);
    const role = await postgresDatabase({
      connectionString: `${connectionString.replace('bgz@', `${name}@`)}&options=-csearch_path%3Dcare`,
    });
    const trail = await auditTable(role, noDdl);
    await trail.write(entryWith());
    expect(await trail.verify()).toMatchObject({ ok: true, lines: 1 });
    await Promise.all([role, owner].map((database) => database.close()));
  });
});
