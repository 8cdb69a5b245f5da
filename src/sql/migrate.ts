import { createHash } from 'node:crypto';
import { flag, type Rules } from '../options/rules';
import type { Database, Queries } from './database';
import { DatabaseError } from './errors';
import type { SubjectTables, TableOptions } from './tables';

/** Key of the advisory lock under which all subjects migrate: several instances may start at once. */
const LOCK = 7_513_002;

export const tableRules: Rules<TableOptions> = { migrate: flag };

const checksum = (step: string): string => createHash('sha256').update(step).digest('hex').slice(0, 32);

/**
 * Holds what was applied against what this version knows.
 *
 * @returns How many steps were applied.
 */
async function appliedSteps(queries: Queries, { subject, steps }: SubjectTables): Promise<number> {
  const applied = await queries.query<{ step: number; checksum: string }>(
    'SELECT step, checksum FROM bgz_migration WHERE subject = $1 ORDER BY step',
    [subject],
  );
  if (applied.length > steps.length) {
    const message = `The database holds ${applied.length} migrations of ${subject}, this version knows ${steps.length}: use a newer version of bgz-facade.`;
    throw new DatabaseError('migration-newer', message);
  }
  const strange = applied.findIndex(
    (known, step) => known.step !== step || known.checksum !== checksum(steps[step] ?? ''),
  );
  if (strange >= 0) {
    const message = `Migration ${strange} of ${subject} in the database is not the one of this version: the database belongs to another release, or was changed by hand.`;
    throw new DatabaseError('migration-changed', message);
  }
  return applied.length;
}

/** As {@link appliedSteps}; 0 where nothing was ever migrated, or the role may not see what was. */
async function seenSteps(queries: Queries, tables: SubjectTables): Promise<number> {
  const [row] = await queries.query("SELECT to_regclass('bgz_migration') IS NOT NULL AS there");
  return row?.there === true ? appliedSteps(queries, tables) : 0;
}

/**
 * Brings the tables of one subject up to date. Steps only go forward: those that were applied stay as they are, new ones
 * are added at the end. All of it happens in one transaction under a lock, so instances that start at once wait for each
 * other, and a step that fails leaves everything as it was. Tables that are up to date are only looked at, which takes no
 * more than the right to read `bgz_migration`.
 *
 * @throws {DatabaseError} `migration-changed` when an applied step differs from the one given, `migration-newer` when the
 * database holds more steps than this version knows, or the SQLSTATE of a step that was refused.
 * @example
 * await migrate(database, { subject: 'referrals', steps: ['CREATE TABLE referral (id text PRIMARY KEY)'], rights: { referral: ['SELECT'] } });
 */
export async function migrate(database: Database, tables: SubjectTables): Promise<void> {
  const { subject, steps } = tables;
  if ((await seenSteps(database, tables)) === steps.length) return;
  await database.transaction(
    async (queries) => {
      // Waiting for another instance, or building an index over years of rows, may take longer than a query should.
      await queries.query('SET LOCAL statement_timeout = 0');
      await queries.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
      await queries.query(
        `CREATE TABLE IF NOT EXISTS bgz_migration (
        subject text NOT NULL, step integer NOT NULL, checksum text NOT NULL, PRIMARY KEY (subject, step))`,
      );
      for (let step = await appliedSteps(queries, tables); step < steps.length; step++) {
        const sql = steps[step] ?? '';
        await queries.query(sql);
        await queries.query('INSERT INTO bgz_migration (subject, step, checksum) VALUES ($1, $2, $3)', [
          subject,
          step,
          checksum(sql),
        ]);
      }
    },
    { patient: true },
  );
}

/**
 * Tables as an application wants them: brought up to date, or only held against this version.
 *
 * @throws {DatabaseError} As {@link migrate}; `migration-missing` when they are behind and must not be changed.
 */
export async function ready(database: Database, tables: SubjectTables, options: TableOptions): Promise<void> {
  if (options.migrate !== false) return migrate(database, tables);
  const applied = await seenSteps(database, tables);
  if (applied === tables.steps.length) return;
  const message = `The tables of ${tables.subject} are behind: ${applied} of ${tables.steps.length} migrations were applied, or this role may not see them. Run bgz migrate as their owner, and what bgz migrate --grants prints.`;
  throw new DatabaseError('migration-missing', message);
}
