import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditTable } from '../audit/table/audit-table';
import type { Database } from '../sql/database';
import { systemCode, UsageError } from './usage-error';

/** The options that say where the trail is. */
export interface AuditDatabaseCommand {
  readonly database?: string;
  readonly postgres?: boolean;
}

/** Messages of the database room say what to do and hold no data; anything else is named by its code only. */
export function told(error: unknown): unknown {
  if (error instanceof Error && error.name === 'DatabaseError') return new UsageError(error.message);
  const code = systemCode(error);
  return code === undefined ? error : new UsageError(`The database cannot be reached or used (${code}).`);
}

async function openEmbedded(directory: string): Promise<Database> {
  // Opening makes what is not there; a mistyped folder would look like a trail without lines.
  const found = await stat(join(directory, 'pg')).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`${directory} holds no embedded database.`);
  const { embeddedDatabase } = await import('../sql/embedded');
  return embeddedDatabase({ directory });
}

/** A connection string holds a password, and a command line can be read by every user of the machine. */
async function openPostgres(connectionString = ''): Promise<Database> {
  if (connectionString === '') throw new UsageError('--postgres needs the environment variable BGZ_DATABASE_URL.');
  const { postgresDatabase } = await import('../sql/postgres');
  return postgresDatabase({ connectionString });
}

/**
 * Opens the database that options name.
 *
 * @throws {UsageError} For options that cannot work, and when the folder holds none.
 */
export function openDatabase(
  { database, postgres = false }: AuditDatabaseCommand,
  env: NodeJS.ProcessEnv,
): Promise<Database> {
  if ((database === undefined) !== postgres) throw new UsageError('Give one of --database DIR and --postgres.');
  return database === undefined ? openPostgres(env.BGZ_DATABASE_URL) : openEmbedded(database);
}

/** The database that the trail has for itself, where there is one: BGZ_TRAIL_DATABASE_URL, beside `--postgres`. */
export const openTrailBeside = (env: NodeJS.ProcessEnv): Promise<Database> | undefined =>
  (env.BGZ_TRAIL_DATABASE_URL ?? '') === '' ? undefined : openPostgres(env.BGZ_TRAIL_DATABASE_URL);

/** Whether a database has a table. */
export async function holds(database: Database, table: 'bgz_audit' | 'bgz_message'): Promise<boolean> {
  const [row] = await database.query('SELECT to_regclass($1::text) IS NOT NULL AS held', [table]);
  return row?.held === true;
}

/**
 * Opens the trail that options name, and closes it afterwards.
 *
 * @throws {UsageError} For options that cannot work, and when there is no trail there.
 */
export async function withAuditTable<T>(
  command: AuditDatabaseCommand,
  env: NodeJS.ProcessEnv,
  work: (table: AuditTable) => Promise<T>,
): Promise<T> {
  let database: Database | undefined;
  try {
    database = await openDatabase(command, env);
    if (!(await holds(database, 'bgz_audit'))) throw new UsageError('The database holds no audit trail.');
    const { auditTable } = await import('../audit/table/audit-table');
    // A command that is newer than the software must not take the tables from it.
    return await work(await auditTable(database, { migrate: false }));
  } catch (error) {
    throw told(error);
  } finally {
    await database?.close();
  }
}
