import { createHash } from 'node:crypto';
import type { Database } from './database';
import { DatabaseError } from './errors';

/** Key of the advisory lock under which all subjects migrate: several instances may start at once. */
const LOCK = 7_513_002;

const checksum = (step: string): string => createHash('sha256').update(step).digest('hex').slice(0, 32);

/**
 * Brings the tables of one subject up to date. Steps only go forward: those that were applied stay as they are, new ones
 * are added at the end. All of it happens in one transaction under a lock, so instances that start at once wait for each
 * other, and a step that fails leaves everything as it was.
 *
 * @param subject Whose tables these are, for example `notified-pull`.
 * @param steps SQL of each step, in order; a step may hold several statements.
 * @throws {DatabaseError} `migration-changed` when an applied step differs from the one given, `migration-newer` when the
 * database holds more steps than this version knows, or the SQLSTATE of a step that was refused.
 * @example
 * await migrate(database, 'referrals', ['CREATE TABLE referral (id text PRIMARY KEY)']);
 */
export async function migrate(database: Database, subject: string, steps: readonly string[]): Promise<void> {
  await database.transaction(async (queries) => {
    // Waiting for another instance, or building an index over years of rows, may take longer than a query should.
    await queries.query('SET LOCAL statement_timeout = 0');
    await queries.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await queries.query(
      `CREATE TABLE IF NOT EXISTS bgz_migration (
        subject text NOT NULL, step integer NOT NULL, checksum text NOT NULL, PRIMARY KEY (subject, step))`,
    );
    const applied = await queries.query<{ step: number; checksum: string }>(
      'SELECT step, checksum FROM bgz_migration WHERE subject = $1 ORDER BY step',
      [subject],
    );
    if (applied.length > steps.length) {
      const message = `The database holds ${applied.length} migrations of ${subject}, this version knows ${steps.length}: use a newer version of bgz-facade.`;
      throw new DatabaseError('migration-newer', message);
    }
    for (const [step, sql] of steps.entries()) {
      const known = applied[step];
      if (known === undefined) {
        await queries.query(sql);
        await queries.query('INSERT INTO bgz_migration (subject, step, checksum) VALUES ($1, $2, $3)', [
          subject,
          step,
          checksum(sql),
        ]);
      } else if (known.step !== step || known.checksum !== checksum(sql)) {
        const message = `Migration ${step} of ${subject} in the database is not the one of this version: the database belongs to another release, or was changed by hand.`;
        throw new DatabaseError('migration-changed', message);
      }
    }
  });
}
