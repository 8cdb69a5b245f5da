import { auditTables } from './audit/table/schema';
import { checkArgument, checkOptions } from './options/check-options';
import { listOf, oneOf, type Rules, required, text } from './options/rules';
import { inboxTables } from './receive/database-inbox';
import { grantTables } from './referral/store/schema';
import type { Database } from './sql/database';
import { databaseRule } from './sql/database-rule';
import { migrate } from './sql/migrate';
import type { SubjectTables } from './sql/tables';

const subjects = { trail: auditTables, grants: grantTables, inbox: inboxTables } as const;

/** Tables by what they are for: the trail, grants with outbox and tokens, the inbox of who receives. */
export type TableSet = keyof typeof subjects;

/** All there are. */
export const tableSets = Object.keys(subjects) as readonly TableSet[];

const tablesRule = listOf(oneOf(...tableSets));

const chosen = (sets: readonly TableSet[]): readonly SubjectTables[] =>
  tableSets.filter((set) => sets.includes(set)).map((set) => subjects[set]);

/** Options of {@link migrateTables}. */
export interface MigrateOptions {
  /** Default: all. Choose where the trail has a database of its own. */
  readonly tables?: readonly TableSet[];
}

const migrateRules: Rules<MigrateOptions> = { tables: tablesRule };

/**
 * Makes tables, or brings them up to date, as the role that is to own them; the software then runs with `migrate: false`
 * as a role that merely uses them ({@link grantsFor}).
 *
 * @throws {DatabaseError} `migration-newer`, `migration-changed`, or the SQLSTATE with which a step was refused.
 * @example
 * await migrateTables(await postgresDatabase({ connectionString }));
 */
export async function migrateTables(database: Database, options: MigrateOptions = {}): Promise<void> {
  checkArgument('migrateTables', 'database', database, databaseRule);
  checkOptions('migrateTables', options, migrateRules);
  for (const tables of chosen(options.tables ?? tableSets)) await migrate(database, tables);
}

/** Options of {@link grantsFor}. */
export interface GrantOptions extends MigrateOptions {
  /** Schema the tables are in. Default `public`. */
  readonly schema?: string;
}

const grantRules: Rules<GrantOptions> = { tables: tablesRule, schema: text };

/** A name as PostgreSQL reads it, whatever is in it. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The SQL that lets a role run the software, and nothing beside it: what it had on these tables before is taken away. It can
 * read the trail and add to it, not change or remove a line of it. Run it as who
 * owns the schema and the tables, after {@link migrateTables}; PostgreSQL only warns when somebody else grants a schema.
 *
 * @param role The role that the software connects as; it must exist.
 * @returns Statements, each with a semicolon, a line each.
 * @example
 * console.log(grantsFor('bgz_app', { schema: 'bgz' }));
 */
export function grantsFor(role: string, options: GrantOptions = {}): string {
  checkArgument('grantsFor', 'role', role, required(text));
  checkOptions('grantsFor', options, grantRules);
  const { schema = 'public', tables = tableSets } = options;
  const to = quoted(role);
  const within = (name: string): string => `${quoted(schema)}.${name}`;
  const held = chosen(tables);
  const rights = [['bgz_migration', ['SELECT']] as const, ...held.flatMap((one) => Object.entries(one.rights))];
  return [
    `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${to};`,
    ...rights.flatMap(([name, list]) => [
      `REVOKE ALL ON ${within(name)} FROM ${to};`,
      `GRANT ${list.join(', ')} ON ${within(name)} TO ${to};`,
    ]),
    ...held.flatMap(({ calls = [] }) => calls.map((call) => `GRANT EXECUTE ON FUNCTION ${within(call)} TO ${to};`)),
    '',
  ].join('\n');
}
