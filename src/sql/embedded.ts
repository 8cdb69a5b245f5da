import { mkdir, realpath } from 'node:fs/promises';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { checkOptions } from '../options/check-options';
import { type Rules, text } from '../options/rules';
import type { Database, Queries, Row } from './database';
import { lockDirectory } from './directory-lock';
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

const embeddedRules: Rules<EmbeddedOptions> = { directory: text };

async function load(): Promise<typeof import('@electric-sql/pglite')> {
  try {
    return await import('@electric-sql/pglite');
  } catch (cause) {
    throw packageMissing('@electric-sql/pglite', cause);
  }
}

const queriesOf = (source: PGlite | Transaction, onError: (error: unknown) => void = () => {}): Queries => ({
  async query<T extends Row>(sql: string, parameters: readonly unknown[] = []) {
    try {
      if (parameters.length > 0) return (await source.query<T>(sql, [...parameters])).rows;
      return ((await source.exec(sql)).at(-1)?.rows ?? []) as T[];
    } catch (error) {
      onError(error);
      throw withoutData(error);
    }
  },
});

/** One transaction. When work swallowed the error of a query, committing would roll back in silence. */
async function transactionOn<T>(pglite: PGlite, work: (queries: Queries) => Promise<T>): Promise<T> {
  try {
    return await pglite.transaction(async (transaction) => {
      let failed: unknown;
      const onError = (error: unknown) => {
        failed ??= error;
      };
      const result = await work(queriesOf(transaction, onError));
      if (failed !== undefined) throw failed;
      return result;
    });
  } catch (error) {
    throw withoutData(error);
  }
}

/**
 * PostgreSQL inside the process (PGlite): nothing to install or run, for a first run, tests and a single instance. A
 * directory can be open in one process at a time; it survives that process being killed.
 *
 * @throws {DatabaseError} `package-missing`, `directory-in-use`.
 * @example
 * const database = await embeddedDatabase({ directory: './data' });
 */
export async function embeddedDatabase(options: EmbeddedOptions = {}): Promise<Database> {
  checkOptions('embeddedDatabase', options, embeddedRules);
  const { PGlite } = await load();
  const parsers = Object.fromEntries(wireTypes);
  if (options.directory === undefined) return databaseOf(await PGlite.create({ parsers }), async () => {});
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  // One directory may be reached by several paths.
  const directory = await realpath(options.directory);
  const unlock = await lockDirectory(directory);
  try {
    return databaseOf(await PGlite.create(`file://${directory}/pg`, { parsers }), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function databaseOf(pglite: PGlite, unlock: () => Promise<void>): Database {
  let closed: Promise<void> | undefined;
  return {
    ...queriesOf(pglite),
    transaction: (work) => transactionOn(pglite, work),
    exclusive: true,
    close() {
      closed ??= pglite.close().finally(unlock);
      return closed;
    },
  };
}
