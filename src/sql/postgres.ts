import { hash, randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { checkOptions } from '../options/check-options';
import { LONGEST_TIMER, logger, port, type Rules, secret, text, whole } from '../options/rules';
import { type Logger, loggerOf } from '../telemetry/logger';
import type { Database, Queries, QueryOptions, Row } from './database';
import { isRefusal, packageMissing, withoutData } from './errors';
import { wireTypes } from './wire-types';

/** A pool of the package pg, as far as it is used; written out, so that these types ask for no types of pg. */
export interface PostgresPool {
  connect(): Promise<unknown>;
  query(query: never): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  end(): Promise<void>;
}

/** Options of {@link postgresDatabase}: one of `connectionString` and `pool`. */
export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; keep it out of command lines and logs. */
  readonly connectionString?: string;
  /** Your own pool in place of one made here; it stays yours to end. The options below but one are then yours to set. */
  readonly pool?: PostgresPool;
  /** Connections at most. Default 10. */
  readonly connections?: number;
  /** Milliseconds a connection may take to be made, or to come free. Default 5 000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds a statement may take; also for your own pool. Migrations take as long as they need. Default 30 000. */
  readonly statementTimeoutMs?: number;
  /** Told of connections that were lost. */
  readonly logger?: Logger;
}

async function load(): Promise<Pick<typeof import('pg'), 'Pool' | 'types'>> {
  try {
    const pg = await import('pg');
    // pg is CommonJS; under some loaders its exports stand on `default` only.
    return pg.default ?? pg;
  } catch (cause) {
    throw packageMissing('pg', cause);
  }
}

type Query = QueryConfig & { readonly query_timeout: number };

/** The server stops a statement itself; the client stops waiting a little later, for when the server is gone. */
const GRACE_MS = 5_000;

/** Serialization failure and deadlock: the transaction did nothing, and may do it now. */
const AGAIN: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const ATTEMPTS = 10;

/**
 * What is said of a statement that was kept parsed: the connection does not have it, has another of that name (a pooler between here
 * and the server gave this client another connection), or its tables were changed. Nothing was done; said in full it may be.
 */
const NOT_KEPT: ReadonlySet<unknown> = new Set(['26000', '42P05', '0A000']);

const postgresRules: Rules<PostgresOptions> = {
  connectionString: secret(text),
  pool: port('a pool of pg', 'connect', 'query'),
  connections: whole(1),
  connectTimeoutMs: whole(1, LONGEST_TIMER),
  statementTimeoutMs: whole(1, LONGEST_TIMER),
  logger,
};

function checked(options: PostgresOptions): void {
  checkOptions('postgresDatabase', options, postgresRules);
  const { connectionString, pool } = options;
  if ((connectionString === undefined) === (pool === undefined))
    throw new TypeError('postgresDatabase needs one of `connectionString` and `pool`.');
}

const names = new Map<string, string>();

/** A name for a statement that is kept parsed: the same text has the same name on every connection. There are a few in all. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `bgz_${hash('sha256', sql, 'hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

async function poolOf(options: PostgresOptions): Promise<Pool> {
  // Whoever gives a pool has the package; the interface only says less of it.
  if (options.pool) return options.pool as unknown as Pool;
  const { Pool } = await load();
  return new Pool({
    connectionString: options.connectionString,
    application_name: 'bgz-facade',
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    // A process that hangs in a transaction must not keep others from the rows it locked.
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  });
}

/** Says that a connection string is no good without showing it: there is a password in it. */
function readable(error: unknown): unknown {
  if ((error as { code?: unknown }).code !== 'ERR_INVALID_URL') return withoutData(error);
  return new TypeError('`connectionString` is no URL: postgres://user:password@host:5432/database was expected.');
}

/**
 * A PostgreSQL server (13 or newer), for production: any number of instances may share it. Connecting happens at the first
 * query; a connection that is lost is replaced at the next.
 *
 * @throws {DatabaseError} `package-missing`.
 * @throws {TypeError} When the options contradict each other.
 * @example
 * const database = await postgresDatabase({ connectionString });
 */
export async function postgresDatabase(options: PostgresOptions): Promise<Database> {
  checked(options);
  const pool = await poolOf(options);
  const types = await typesOf();
  const logger = loggerOf(options.logger);
  const patienceMs = Math.min((options.statementTimeoutMs ?? 30_000) + GRACE_MS, LONGEST_TIMER);
  const lost = (err: Error) =>
    logger.warn({ event: 'database-connection-lost', err: withoutData(err) }, 'a database connection was lost');
  // Without a listener, a connection that breaks would end the process.
  pool.on('error', lost);

  // Until the first time that it does not work out: a database is reached in one way, and that is then not one for it.
  let keepsStatements = true;

  function queriesOf(
    source: Pool | PoolClient,
    timeout: number,
    onError: (error: unknown) => void = () => {},
  ): Queries {
    async function query<T extends Row>(
      sql: string,
      parameters: readonly unknown[] = [],
      { often = false }: QueryOptions = {},
    ): Promise<readonly T[]> {
      const name = often && keepsStatements ? nameOf(sql) : undefined;
      const asked: Query = { text: sql, values: [...parameters], types, query_timeout: timeout, ...(name && { name }) };
      try {
        const result = await source.query<T>(asked);
        // Of a script, an array of results.
        return [result].flat().at(-1)?.rows ?? [];
      } catch (error) {
        if (name !== undefined && NOT_KEPT.has((error as { code?: unknown }).code)) {
          keepsStatements = false;
          // Within a transaction nothing more can be asked: all of it is run again.
          if (source === pool) return query<T>(sql, parameters);
        }
        onError(error);
        throw readable(error);
      }
    }
    return { query };
  }

  async function once<T>(work: (queries: Queries) => Promise<T>, patient: boolean): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw readable(error);
    });
    let broken: Error | undefined;
    let failed: unknown;
    const onError = (error: unknown) => {
      failed ??= error;
      if (!isRefusal(error)) broken = error as Error;
    };
    // The pool listens to connections that are idle; this one is not.
    const onLost = (error: Error) => {
      broken = error;
      lost(error);
    };
    client.on('error', onLost);
    const queries = queriesOf(client, patient ? LONGEST_TIMER : patienceMs, onError);
    const step = (text: string) => client.query({ text, query_timeout: patienceMs } as Query);
    try {
      await step('BEGIN');
      const result = await work(queries);
      // When work swallowed the error of a query, COMMIT would roll back in silence.
      if (failed !== undefined) throw failed;
      await step('COMMIT');
      return result;
    } catch (error) {
      if (broken === undefined) await step('ROLLBACK').catch(onLost);
      throw readable(error);
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }

  let closed: Promise<void> | undefined;
  return {
    ...queriesOf(pool, patienceMs),
    async transaction(work, { patient = false } = {}) {
      for (let attempt = 1; ; attempt++) {
        const kept = keepsStatements;
        try {
          return await once(work, patient);
        } catch (error) {
          const { code } = error as { code?: unknown };
          if (attempt === ATTEMPTS || !(AGAIN.has(code) || (kept && NOT_KEPT.has(code)))) throw error;
          // Not at the same moment as the one it lost from.
          await setTimeout(randomInt(1, 10 * attempt));
        }
      }
    },
    exclusive: false,
    close() {
      if (options.pool === undefined) closed ??= pool.end();
      else pool.off('error', lost);
      return closed ?? Promise.resolve();
    },
  };
}

/** Reads values as {@link wireTypes} says, and others as the driver does. */
async function typesOf(): Promise<NonNullable<QueryConfig['types']>> {
  const { types } = await load();
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      (format !== 'binary' && wireTypes.get(oid)) ||
      types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
  };
}
