import { mkdir, realpath } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import { turns } from '../limits/turns';
import { checkOptions } from '../options/check-options';
import { type Rules, text } from '../options/rules';
import type { Database, Queries, QueryOptions, Row } from './database';
import { lockDirectory } from './directory-lock';
import { type Statements, statementsOf } from './embedded-statements';
import { packageMissing, withoutData } from './errors';
import { wireTypes } from './wire-types';

/** Options of {@link embeddedDatabase}. */
export interface EmbeddedOptions {
  /**
   * Where the data is kept, on a local disk; made when it is not there. In memory when left out: gone when the process
   * ends.
   */
  readonly directory?: string;
}

const OFTEN: QueryOptions = { often: true };

const embeddedRules: Rules<EmbeddedOptions> = { directory: text };

async function load(): Promise<Pick<typeof import('@electric-sql/pglite'), 'PGlite' | 'protocol'>> {
  try {
    return await import('@electric-sql/pglite');
  } catch (cause) {
    throw packageMissing('@electric-sql/pglite', cause);
  }
}

const NO_PARAMETERS: readonly unknown[] = [];

/** The queries of one connection; the caller sees to it that they come one at a time. */
function queriesOf(pglite: PGlite, statements: Statements) {
  return async <T extends Row>(sql: string, parameters = NO_PARAMETERS, { often = false }: QueryOptions = {}) => {
    try {
      if (often) return await statements.run<T>(sql, parameters);
      if (parameters.length > 0) return (await pglite.query<T>(sql, [...parameters])).rows;
      // A script may change tables.
      await statements.forget();
      return ((await pglite.exec(sql)).at(-1)?.rows ?? []) as T[];
    } catch (error) {
      throw withoutData(error);
    }
  };
}

/**
 * PostgreSQL inside the process (PGlite): nothing to install or run, for a first run, tests and a single instance. A
 * directory can be open in one process at a time; it survives that process being killed, but what was written last may not survive
 * the machine losing power: PGlite leaves it to the system when that reaches the disk.
 *
 * @throws {DatabaseError} `package-missing`, `directory-in-use`.
 * @example
 * const database = await embeddedDatabase({ directory: './data' });
 */
export async function embeddedDatabase(options: EmbeddedOptions = {}): Promise<Database> {
  checkOptions('embeddedDatabase', options, embeddedRules);
  const { PGlite, protocol } = await load();
  const start = async (dataDir?: string) => {
    const pglite = await PGlite.create({ parsers: Object.fromEntries(wireTypes), ...(dataDir && { dataDir }) });
    return [pglite, statementsOf(pglite, protocol)] as const;
  };
  if (options.directory === undefined) return databaseOf(...(await start()), async () => {});
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  // One directory may be reached by several paths.
  const directory = await realpath(options.directory);
  const unlock = await lockDirectory(directory);
  try {
    return databaseOf(...(await start(`file://${directory}/pg`)), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function databaseOf(pglite: PGlite, statements: Statements, unlock: () => Promise<void>): Database {
  const ask = queriesOf(pglite, statements);
  // There is one connection, which a transaction has for itself until it ends.
  const alone = turns(1);
  let closed: Promise<void> | undefined;

  /** One transaction. When work swallowed the error of a query, committing would roll back in silence. */
  async function once<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    let over = false;
    let failed: unknown;
    const query: Queries['query'] = async (...asked) => {
      if (over) throw new Error('The transaction is over.');
      try {
        return await ask(...asked);
      } catch (error) {
        failed ??= error;
        throw error;
      }
    };
    await ask('BEGIN', NO_PARAMETERS, OFTEN);
    try {
      const result = await work({ query });
      if (failed !== undefined) throw failed;
      over = true;
      await ask('COMMIT', NO_PARAMETERS, OFTEN);
      return result;
    } catch (error) {
      over = true;
      await ask('ROLLBACK', NO_PARAMETERS, OFTEN);
      throw error;
    }
  }

  return {
    query: (...asked) => alone(() => ask(...asked)),
    transaction: (work) => alone(() => once(work)),
    exclusive: true,
    close() {
      closed ??= alone(() => pglite.close()).finally(unlock);
      return closed;
    },
  };
}
