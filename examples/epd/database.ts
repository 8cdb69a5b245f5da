import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, embeddedDatabase, postgresDatabase } from 'bgz-facade/notified-pull';
import pg from 'pg';

/** The database of the EPD, as the sources ask it. */
export interface Epd {
  /**
   * Runs one query. When the signal is aborted (the source took too long, or the receiver hung up) the query ends: nobody waits
   * for what it would have found.
   */
  rows<Row>(sql: string, parameters: readonly unknown[], signal: AbortSignal): Promise<readonly Row[]>;
  /** The same database for what bgz-facade keeps: grants, outbox and trail, in tables of their own. */
  readonly shared: Database;
  close(): Promise<void>;
}

const script = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8');

/** Makes the tables of the example and fills them, where there are none. Yours are there. */
async function prepare(database: Database): Promise<void> {
  const [found] = await database.query(`SELECT to_regclass('patient') IS NOT NULL AS there`);
  if (found?.there === true) return;
  const [schema, seed] = await Promise.all([script('schema.sql'), script('seed.sql')]);
  await database.transaction(async (queries) => {
    await queries.query(schema);
    await queries.query(seed);
  });
}

/** The number of the server's process behind a connection; asked once for each. */
const processes = new WeakMap<pg.PoolClient, number>();

async function processOf(client: pg.PoolClient): Promise<number | undefined> {
  const known = processes.get(client);
  if (known !== undefined) return known;
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const [{ pid } = { pid: 0 }] = rows;
  processes.set(client, pid);
  return pid;
}

/** A PostgreSQL server: a query that nobody waits for any more is cancelled on the server, and its connection used again. */
async function onPostgres(connectionString: string): Promise<Epd> {
  const pool = new pg.Pool({ connectionString, application_name: 'epd' });
  const shared = await postgresDatabase({ pool });
  return {
    shared,
    async rows<Row>(sql: string, parameters: readonly unknown[], signal: AbortSignal) {
      const client = await pool.connect();
      let cancelled: Promise<unknown> | undefined;
      try {
        const pid = await processOf(client);
        signal.throwIfAborted();
        const cancel = () => {
          cancelled = pool.query('SELECT pg_cancel_backend($1)', [pid]).catch(() => {});
        };
        signal.addEventListener('abort', cancel, { once: true });
        const query = client.query(sql, [...parameters]);
        const { rows } = await query.finally(() => signal.removeEventListener('abort', cancel));
        return rows as Row[];
      } finally {
        // Not before it was cancelled: the next query of this connection is somebody else's.
        await cancelled;
        client.release();
      }
    },
    async close() {
      await shared.close();
      await pool.end();
    },
  };
}

/** PostgreSQL inside this process, gone when it ends: for a first run. It has one connection, and cannot cancel. */
async function embedded(): Promise<Epd> {
  const shared = await embeddedDatabase();
  return {
    shared,
    async rows<Row>(sql: string, parameters: readonly unknown[], signal: AbortSignal) {
      signal.throwIfAborted();
      const rows = await shared.query(sql, parameters);
      signal.throwIfAborted();
      return rows as readonly Row[];
    },
    close: () => shared.close(),
  };
}

/**
 * Opens the database of the EPD, with the tables and patients of the example in it.
 *
 * @param connectionString `postgres://…` of a PostgreSQL server; without one the embedded database is taken.
 */
export async function openEpd(connectionString?: string): Promise<Epd> {
  const epd = connectionString === undefined ? await embedded() : await onPostgres(connectionString);
  await prepare(epd.shared);
  return epd;
}
