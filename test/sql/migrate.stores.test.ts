import { describe, expect, it } from 'vitest';
import { createGrantStore, postgresDatabase } from '../../src/notified-pull';
import type { Database } from '../../src/sql/database';
import { migrate } from '../../src/sql/migrate';
import { describeOnBoth, describeOnPostgres } from './databases';

const NOW = '2026-11-30T12:00:00.000Z';
const one = 'CREATE TABLE one (n integer); INSERT INTO one VALUES (1)';
const two = 'ALTER TABLE one ADD COLUMN m integer';

const migrated = (database: Database, subject: string, steps: readonly string[]) =>
  migrate(database, { subject, steps, rights: {} });

describeOnBoth('Migrations', (open) => {
  it('are applied once, in order, and later ones are added', async () => {
    const database = await open();
    await migrated(database, 'referrals', [one]);
    await migrated(database, 'referrals', [one]);
    expect(await database.query('SELECT * FROM one')).toEqual([{ n: 1 }]);
    await migrated(database, 'referrals', [one, two]);
    expect(await database.query('SELECT * FROM one')).toEqual([{ n: 1, m: null }]);
  });

  it('of one subject know nothing of those of another', async () => {
    const database = await open();
    await migrated(database, 'referrals', [one]);
    await migrated(database, 'trail', ['CREATE TABLE trail (n integer)', 'INSERT INTO trail VALUES (1)']);
    await migrated(database, 'referrals', [one]);
    expect(await database.query('SELECT subject, step FROM bgz_migration ORDER BY subject, step')).toEqual([
      { subject: 'referrals', step: 0 },
      { subject: 'trail', step: 0 },
      { subject: 'trail', step: 1 },
    ]);
  });

  it('that were applied and then changed are refused, naming the step', async () => {
    const database = await open();
    await migrated(database, 'referrals', [one, two]);
    const refused = migrated(database, 'referrals', [one, `${two} NOT NULL`]);
    await expect(refused).rejects.toMatchObject({ name: 'DatabaseError', code: 'migration-changed' });
    await expect(refused).rejects.toThrow(/Migration 1 of referrals/);
  });

  it('of a newer version are refused, saying how many there are', async () => {
    const database = await open();
    await migrated(database, 'referrals', [one, two]);
    const refused = migrated(database, 'referrals', [one]);
    await expect(refused).rejects.toMatchObject({ name: 'DatabaseError', code: 'migration-newer' });
    await expect(refused).rejects.toThrow(/holds 2 migrations of referrals, this version knows 1/);
  });

  it('of a newer version leave alone who runs, and keep who starts from using them', async () => {
    const database = await open();
    const running = await createGrantStore(database);
    const [row] = await database.query<{ steps: number }>(
      "SELECT count(*)::integer AS steps FROM bgz_migration WHERE subject = 'notified-pull'",
    );
    // What a newer version does: a column more, and its step.
    await database.query('ALTER TABLE bgz_message ADD COLUMN newer text');
    await database.query("INSERT INTO bgz_migration (subject, step, checksum) VALUES ('notified-pull', $1, 'newer')", [
      row?.steps,
    ]);
    expect(await running.outboxDepth()).toMatchObject({ queued: 0 });
    expect(await running.claim({ worker: 'w', now: NOW, until: NOW, limit: 1 })).toEqual([]);
    for (const options of [{}, { migrate: false }])
      await expect(createGrantStore(database, options)).rejects.toMatchObject({ code: 'migration-newer' });
  });

  it('of which one fails leave everything as it was', async () => {
    const database = await open();
    await migrated(database, 'referrals', [one]);
    await expect(
      migrated(database, 'referrals', [one, two, 'CREATE TABLE three (n integer); nonsense']),
    ).rejects.toMatchObject({ code: '42601' });
    expect(await database.query('SELECT * FROM one')).toEqual([{ n: 1 }]);
    await migrated(database, 'referrals', [one, two]);
    expect(await database.query('SELECT * FROM one')).toEqual([{ n: 1, m: null }]);
  });
});

describe('Instances that start at once on an empty database', () => {
  describeOnPostgres('with a pool each', (fresh) => {
    it('all come up, with one set of tables', async () => {
      const connectionString = await fresh();
      const instances = await Promise.all(
        Array.from({ length: 12 }, () => postgresDatabase({ connectionString, connections: 2 })),
      );
      const stores = await Promise.all(instances.map((database) => createGrantStore(database)));
      expect(await Promise.all(stores.map((store) => store.get('none')))).toEqual(Array(12).fill(undefined));
      const tables = await instances[0]?.query(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
      );
      expect(tables?.map((table) => table.table_name)).toEqual([
        'bgz_message',
        'bgz_migration',
        'bgz_notification',
        'bgz_token',
      ]);
      expect(await instances[0]?.query('SELECT subject, step FROM bgz_migration')).toEqual([
        { subject: 'notified-pull', step: 0 },
      ]);
      await Promise.all(instances.map((instance) => instance.close()));
    });

    it('wait for the one that migrates longer than a statement may take', async () => {
      const connectionString = await fresh();
      const open = () => postgresDatabase({ connectionString, statementTimeoutMs: 1_000 });
      const [first, second] = await Promise.all([open(), open()]);
      const slow = ['SELECT pg_sleep(1.5); CREATE TABLE slow (n integer)'];
      await Promise.all([migrated(first, 'slow', slow), migrated(second, 'slow', slow)]);
      expect(await second.query('SELECT * FROM slow')).toEqual([]);
      await Promise.all([first.close(), second.close()]);
    });
  });
});
