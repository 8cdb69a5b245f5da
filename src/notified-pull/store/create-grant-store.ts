import type { Database } from '../../sql/database';
import { migrate } from '../../sql/migrate';
import { pullableStates } from '../transitions';
import { grantCacheOf } from './grant-cache';
import type { GrantStore } from './grant-store';
import { notifications } from './notifications';
import { outbox } from './outbox';
import { grantStoreSteps } from './schema';
import { tokenIds } from './token-ids';

/**
 * A grant store over a database, the embedded one or PostgreSQL; its tables are made or brought up to date first.
 *
 * @throws {DatabaseError} When the tables are of a newer or another version.
 * @example
 * const store = await createGrantStore(await embeddedDatabase({ directory: './data' }));
 */
export async function createGrantStore(database: Database): Promise<GrantStore> {
  await migrate(database, 'notified-pull', grantStoreSteps);
  const cache = grantCacheOf(database);
  return {
    ...notifications(database, cache),
    ...outbox(database),
    ...tokenIds(database),
    async purge(changedBefore, now) {
      await database.query('DELETE FROM bgz_token WHERE expires_at < $1', [now]);
      const removed = await database.query(
        `DELETE FROM bgz_notification ended
         WHERE changed_at < $1 AND NOT state = ANY($2::text[]) AND NOT EXISTS (
           SELECT 1 FROM bgz_message WHERE notification_id = ended.id AND state IN ('queued', 'sending'))
         RETURNING id`,
        [changedBefore, [...pullableStates]],
      );
      cache.clear();
      return removed.length;
    },
  };
}
