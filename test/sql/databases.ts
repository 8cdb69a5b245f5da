import { afterEach, describe, inject } from 'vitest';
import { type Database, embeddedDatabase, postgresDatabase } from '../../src/notified-pull';
import { newDatabase } from './postgres-server';

/** Opens an empty database; let go of after the test. */
export type Open = () => Promise<Database>;

// Starting takes seconds, so that is done once for the test files that share a process, and who asks gets it empty.
let embedded: Promise<Database> | undefined;

/** The embedded database in memory, emptied; there is one, so what had it before has it no more. */
export async function emptyEmbedded(): Promise<Database> {
  embedded ??= embeddedDatabase();
  const database = await embedded;
  await database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  // Another object is another database to who keeps something of it in memory.
  return { ...database, close: async () => {} };
}

/** Closes after each test what was opened in it. */
export function closing(open: Open): Open {
  const opened: Database[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()));
  });
  return async () => {
    const database = await open();
    opened.push(database);
    return database;
  };
}

/** Describes a rule that holds for both databases: the embedded one, and PostgreSQL where it is installed. */
export function describeOnBoth(rule: string, tests: (open: Open) => void): void {
  describe(`${rule} (embedded)`, () => tests(closing(emptyEmbedded)));
  describeOnPostgres(`${rule} (PostgreSQL)`, (fresh) =>
    tests(closing(async () => postgresDatabase({ connectionString: await fresh() }))),
  );
}

/** Describes what holds for PostgreSQL; `fresh` makes an empty database and gives its connection string. */
export function describeOnPostgres(rule: string, tests: (fresh: () => Promise<string>) => void): void {
  const home = inject('postgres');
  describe.skipIf(home === undefined)(rule, () => tests(() => newDatabase(home ?? '')));
}
