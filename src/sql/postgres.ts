import type { Pool, PoolClient } from 'pg';
import { type Logger, silent } from '../telemetry/logger';
import type { Database, Queries, Row } from './database';
import { packageMissing } from './errors';

/** Options of {@link postgresDatabase}. */
export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; keep it out of command lines and logs. */
  readonly connectionString?: string;
  /** Your own pool in place of one made here; it stays yours to end. */
  readonly pool?: Pool;
  /** Connections at most. Default 10. */
  readonly connections?: number;
  /** Milliseconds a connection may take to be made. Default 5 000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds a statement may take. Default 30 000. */
  readonly statementTimeoutMs?: number;
  readonly logger?: Logger;
}

async function load(): Promise<typeof import('pg')> {
  try {
    return await import('pg');
  } catch (cause) {
    throw packageMissing('pg', cause);
  }
}

const queriesOf = (source: Pool | PoolClient): Queries => ({
  async query<T extends Row>(sql: string, parameters: readonly unknown[] = []) {
    return (await source.query<T>(sql, [...parameters])).rows;
  },
});

/** Serialization failure and deadlock: the transaction did nothing, and may do it now. */
const AGAIN: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

async function poolOf(options: PostgresOptions): Promise<Pool> {
  if (options.pool) return options.pool;
  const pg = await load();
  // pg is CommonJS; under some loaders its exports stand on `default` only.
  const { Pool } = pg.default ?? pg;
  return new Pool({
    connectionString: options.connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
  });
}

/**
 * A PostgreSQL server (12 or newer), for production: any number of instances may share it.
 *
 * @throws {DatabaseError} `package-missing`. Connecting happens at the first query.
 * @example
 * const database = await postgresDatabase({ connectionString: process.env.BGZ_DATABASE_URL });
 */
export async function postgresDatabase(options: PostgresOptions): Promise<Database> {
  if ((options.connectionString === undefined) === (options.pool === undefined))
    throw new TypeError('postgresDatabase needs one of `connectionString` and `pool`.');
  const pool = await poolOf(options);
  const logger = options.logger ?? silent;
  // An idle connection that breaks is replaced; without a listener it would end the process.
  pool.on('error', (err) => logger.warn({ event: 'database-connection-lost', err }, 'an idle connection was lost'));

  async function once<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(queriesOf(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    ...queriesOf(pool),
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          const { code } = error as { code?: unknown };
          if (attempt === ATTEMPTS || !AGAIN.has(code)) throw error;
        }
      }
    },
    exclusive: false,
    async close() {
      if (options.pool === undefined) await pool.end();
    },
  };
}
