import type { TableSet } from '../tables';
import { type AuditDatabaseCommand, openDatabase, told } from './audit-database';
import { UsageError } from './usage-error';

/** What `bgz migrate` was asked. */
export interface MigrateCommand extends AuditDatabaseCommand {
  readonly tables?: readonly TableSet[];
  readonly grants?: string;
  readonly schema?: string;
}

/** `bgz migrate`: makes the tables, or brings them up to date; with `--grants` it prints SQL, and needs no database. */
export async function migrateDatabase({ tables, grants, schema, ...where }: MigrateCommand): Promise<number> {
  const { grantsFor, migrateTables, tableSets } = await import('../tables');
  const chosen = { ...(tables !== undefined && { tables }) };
  if (grants !== undefined) {
    if (where.database !== undefined || where.postgres === true)
      throw new UsageError('--grants prints SQL and opens no database: leave out --database and --postgres.');
    if (grants === '' || schema === '')
      throw new UsageError('--grants is the name of a role, --schema that of a schema.');
    process.stdout.write(grantsFor(grants, { ...chosen, ...(schema !== undefined && { schema }) }));
    return 0;
  }
  if (schema !== undefined)
    throw new UsageError('--schema is for --grants; the connection says where tables are made.');
  const database = await openDatabase(where, process.env);
  try {
    await migrateTables(database, chosen);
  } catch (error) {
    throw told(error);
  } finally {
    await database.close();
  }
  process.stdout.write(`up to date: ${(tables ?? tableSets).join(', ')}\n`);
  return 0;
}
