import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Queries, Row } from './database';
import { lockDirectory } from './directory-lock';
import { packageMissing } from './errors';

/** Options of {@link embeddedDatabase}. */
export interface EmbeddedOptions {
  /** Where the data is kept; made when it is not there. In memory when left out: gone when the process ends. */
  readonly directory?: string;
}

async function load(): Promise<typeof import('@electric-sql/pglite')> {
  try {
    return await import('@electric-sql/pglite');
  } catch (cause) {
    throw packageMissing('@electric-sql/pglite', cause);
  }
}

const queriesOf = (source: PGlite | Transaction): Queries => ({
  async query<T extends Row>(sql: string, parameters: readonly unknown[] = []) {
    return (await source.query<T>(sql, [...parameters])).rows;
  },
});

/**
 * PostgreSQL inside the process (PGlite): nothing to install or run, for a first run, tests and a single instance. A
 * directory can be open in one process at a time.
 *
 * @throws {DatabaseError} `package-missing`, `directory-in-use`.
 * @example
 * const database = await embeddedDatabase({ directory: './data' });
 */
export async function embeddedDatabase(options: EmbeddedOptions = {}): Promise<Database> {
  const { PGlite } = await load();
  const directory = options.directory === undefined ? undefined : resolve(options.directory);
  if (directory !== undefined) await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = directory === undefined ? async () => {} : await lockDirectory(directory);
  let pglite: PGlite;
  try {
    pglite = await (directory === undefined ? PGlite.create() : PGlite.create(`file://${directory}/pg`));
  } catch (error) {
    await unlock();
    throw error;
  }
  return {
    ...queriesOf(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(queriesOf(transaction))),
    exclusive: true,
    async close() {
      await pglite.close();
      await unlock();
    },
  };
}
