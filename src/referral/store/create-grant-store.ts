import { checkArgument, checkOptions } from '../../options/check-options';
import type { Database } from '../../sql/database';
import { databaseRule } from '../../sql/database-rule';
import { ready, tableRules } from '../../sql/migrate';
import type { TableOptions } from '../../sql/tables';
import { grantCacheOf } from './grant-cache';
import type { GrantStore } from './grant-store';
import { mustBeInstants } from './instants';
import { notifications, PULLABLE } from './notifications';
import { outbox } from './outbox';
import { grantTables } from './schema';
import { tokenIds } from './token-ids';

/** Rows per statement: a first purge after years must not run into the time a statement may take. */
const BATCH = 1_000;

/**
 * Removes what ended, oldest change first; messages go with their notification. One whose cancel is still on its way, or waits
 * for an operator, stays: its receiver has not heard of the end.
 */
async function purgeEnded(database: Database, changedBefore: string): Promise<number> {
  return database.transaction(async (queries) => {
    for (let removed = 0; ; ) {
      const rows = await queries.query(
        `DELETE FROM bgz_notification WHERE seq IN (
           SELECT seq FROM bgz_notification ended WHERE changed_at < $1 AND state NOT IN (${PULLABLE})
             AND NOT EXISTS (SELECT 1 FROM bgz_message WHERE notification_id = ended.id
               AND kind = 'cancel' AND state IN ('queued', 'sending', 'dead'))
           ORDER BY changed_at LIMIT $2)
         RETURNING seq`,
        [changedBefore, BATCH],
      );
      removed += rows.length;
      if (rows.length < BATCH) return removed;
    }
  });
}

/**
 * A grant store over a database, the embedded one or PostgreSQL; its tables are made or brought up to date first. Stores of
 * several processes may share a PostgreSQL database. Change the tables only through a store: over the embedded database it
 * keeps grants in memory.
 *
 * @param options `migrate: false` leaves making and changing the tables to their owner.
 * @throws {DatabaseError} `migration-newer`, `migration-changed`, `migration-missing`: the tables are of another version.
 * @example
 * const store = await createGrantStore(await embeddedDatabase({ directory: './data' }));
 * const grant = await store.findByAuthorizationBase(hash);
 */
export async function createGrantStore(database: Database, options: TableOptions = {}): Promise<GrantStore> {
  checkArgument('createGrantStore', 'database', database, databaseRule);
  checkOptions('createGrantStore', options, tableRules);
  await ready(database, grantTables, options);
  const cache = grantCacheOf(database);
  const tokens = tokenIds(database);
  return {
    ...notifications(database, cache),
    ...outbox(database),
    remember: tokens.remember,
    async purge(changedBefore, now) {
      mustBeInstants({ changedBefore, now });
      await tokens.purge(now);
      return cache.changing(undefined, () => purgeEnded(database, changedBefore));
    },
  };
}
