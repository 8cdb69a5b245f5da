import { inspect } from 'node:util';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Database, type PostgresOptions, postgresDatabase } from '../../src/notified-pull';
import { eventually } from '../eventually';
import { databaseProxy } from './database-proxy';
import { describeOnPostgres } from './databases';

const SECRET = 'geheim-wachtwoord';

/** Log lines as they are written. */
function recorded() {
  const lines: Record<string, unknown>[] = [];
  const take = (facts: object) => void lines.push({ ...facts });
  return { lines, logger: { debug: take, info: take, warn: take, error: take } };
}

describe('PostgreSQL options', () => {
  it.each([
    [{}, /one of `connectionString` and `pool`/],
    [{ connectionString: 'postgres://h/d', pool: new pg.Pool() }, /one of `connectionString` and `pool`/],
    [{ connectionString: 'postgres://h/d', connections: 0 }, /`connections` is 0; allowed is a whole number from 1/],
    [
      { connectionString: 'postgres://h/d', connectTimeoutMs: -1 },
      /`connectTimeoutMs` is -1; allowed is a whole number from 1 /,
    ],
    [
      { connectionString: 'postgres://h/d', statementTimeoutMs: 1.5 },
      /`statementTimeoutMs` is 1.5; allowed is a whole number from 1 /,
    ],
  ] as [PostgresOptions, RegExp][])('that make no sense are refused: %#', async (options, message) => {
    await expect(postgresDatabase(options)).rejects.toThrow(message);
    await expect(postgresDatabase(options)).rejects.toBeInstanceOf(TypeError);
  });

  it.each([
    `postgres://bgz:${SECRET}@[::bad/db`,
    `postgres://bgz:${SECRET}@localhost:99999/db`,
    `postgres://bgz:${SECRET}@127.0.0.1:9/db`,
    `postgres://bgz:${SECRET}@does-not-exist.invalid/db`,
  ])('with a connection that cannot be made fail without telling the password: %#', async (connectionString) => {
    const failures: unknown[] = [];
    try {
      const database = await postgresDatabase({ connectionString, connectTimeoutMs: 2_000 });
      for (const work of [() => database.query('SELECT 1'), () => database.transaction(async () => {})])
        await work().catch((error: unknown) => failures.push(error));
      await database.close();
    } catch (error) {
      failures.push(error);
    }
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(Error);
      expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain(SECRET);
    }
  });

  it('without the package pg fail with what to install', async () => {
    vi.resetModules();
    vi.doMock('pg', () => {
      throw new Error('Cannot find package');
    });
    const { postgresDatabase: made } = await import('../../src/sql/postgres');
    const refused = made({ connectionString: 'postgres://h/d' });
    await expect(refused).rejects.toMatchObject({ name: 'DatabaseError', code: 'package-missing' });
    await expect(refused).rejects.toThrow('npm install pg');
    vi.doUnmock('pg');
  });
});

describeOnPostgres('A PostgreSQL connection', (fresh) => {
  const opened: Database[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((database) => database.close())));

  async function open(options: Partial<PostgresOptions> = {}) {
    const database = await postgresDatabase({ connectionString: await fresh(), ...options });
    opened.push(database);
    return database;
  }

  const breakOthers = (database: Database) =>
    database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );

  it('that breaks while idle is replaced at the next query, and logged', async () => {
    const { lines, logger } = recorded();
    const connectionString = await fresh();
    const database = await open({ connectionString, logger, connections: 1 });
    await database.query('SELECT 1');
    await breakOthers(await open({ connectionString }));
    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({ event: 'database-connection-lost', err: { code: '57P01' } });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('that breaks between two queries of a transaction fails it and nothing else', async () => {
    const { lines, logger } = recorded();
    const connectionString = await fresh();
    const database = await open({ connectionString, logger, connections: 1 });
    const other = await open({ connectionString });
    await other.query('CREATE TABLE a (n integer)');
    const work = database.transaction(async (queries) => {
      await queries.query('INSERT INTO a VALUES (1)');
      await breakOthers(other);
      await eventually(() => expect(lines.length).toBeGreaterThan(0));
      await queries.query('INSERT INTO a VALUES (2)');
    });
    await expect(work).rejects.toThrow();
    expect(await other.query('SELECT * FROM a')).toEqual([]);
    await database.transaction((queries) => queries.query('INSERT INTO a VALUES (3)'));
    expect(await database.query('SELECT * FROM a')).toEqual([{ n: 3 }]);
  });

  it('is not kept busy by a statement that takes too long', async () => {
    const database = await open({ statementTimeoutMs: 1_000, connections: 1 });
    await expect(database.query('SELECT pg_sleep($1)', [600])).rejects.toMatchObject({ code: '57014' });
    await expect(database.transaction((queries) => queries.query('SELECT pg_sleep($1)', [600]))).rejects.toMatchObject({
      code: '57014',
    });
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is waited for no longer than was said', async () => {
    const connectTimeoutMs = 600_000;
    const database = await open({ connectTimeoutMs, connections: 1 });
    await database.transaction(async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        const refused = expect(database.query('SELECT 1')).rejects.toThrow(/timeout/);
        await vi.advanceTimersByTimeAsync(connectTimeoutMs);
        await refused;
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it.each([
    ['without parameters', 'SELECT 1', []],
    ['with parameters', 'SELECT $1::integer', [1]],
  ] as const)(
    'to a server that takes a statement and never answers is given up in time (%s)',
    async (_, sql, values) => {
      const proxy = await databaseProxy(await fresh());
      const database = await open({ connectionString: proxy.connectionString, statementTimeoutMs: 600_000 });
      await database.query('SELECT 1');
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        proxy.freeze();
        const asked = [database.query(sql, values), database.transaction((queries) => queries.query(sql, values))];
        const refused = Promise.all(asked.map((one) => expect(one).rejects.toThrow(/timeout/)));
        await vi.advanceTimersByTimeAsync(605_000);
        // The transaction may have asked for a connection of its own, which comes before its statement.
        await vi.advanceTimersByTimeAsync(605_000);
        await refused;
      } finally {
        vi.useRealTimers();
      }
      proxy.thaw();
      await eventually(async () => expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]));
    },
  );

  it('leaves the pool of the application to the application, with its own idea of types', async () => {
    pg.types.setTypeParser(1184, (text) => `moment ${text}`);
    pg.types.setTypeParser(20, Number);
    try {
      const pool = new pg.Pool({ connectionString: await fresh() });
      const database = await open({ connectionString: undefined, pool });
      const sql = "SELECT 5::bigint AS big, timestamptz '2026-01-01 00:00:00Z' AS moment";
      expect(await database.query(sql)).toEqual([{ big: '5', moment: new Date('2026-01-01T00:00:00Z') }]);
      await database.close();
      expect((await pool.query<{ big: number }>(sql)).rows[0]?.big).toBe(5);
      expect(pool.listenerCount('error')).toBe(0);
      await pool.end();
    } finally {
      pg.types.setTypeParser(20, (text) => text);
      pg.types.setTypeParser(1184, (text) => new Date(text));
    }
  });
});

describeOnPostgres('A transaction that loses from another', (fresh) => {
  async function accounts() {
    const database = await postgresDatabase({ connectionString: await fresh() });
    await database.query('CREATE TABLE a (id integer PRIMARY KEY, n integer); INSERT INTO a VALUES (1, 0), (2, 0)');
    return database;
  }

  it('by a deadlock is run again', async () => {
    const database = await accounts();
    let runs = 0;
    let together = (): void => {};
    const both = new Promise<void>((resolve) => {
      together = resolve;
    });
    const bump = (first: number, second: number) =>
      database.transaction(async (queries) => {
        await queries.query('UPDATE a SET n = n + 1 WHERE id = $1', [first]);
        if (++runs === 2) together();
        await both;
        await queries.query('UPDATE a SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([bump(1, 2), bump(2, 1)]);
    expect(runs).toBeGreaterThan(2);
    expect(await database.query('SELECT n FROM a ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
    await database.close();
  });

  it('again and again gives up, with the code of PostgreSQL', async () => {
    const database = await accounts();
    let runs = 0;
    const work = database.transaction(async (queries) => {
      runs++;
      await queries.query("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'serialization_failure'; END $$");
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(10);
    await database.close();
  });

  it('for another reason is not run again', async () => {
    const database = await accounts();
    let runs = 0;
    const work = database.transaction(async (queries) => {
      runs++;
      await queries.query('INSERT INTO a VALUES ($1, 0)', [1]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(runs).toBe(1);
    await database.close();
  });
});
