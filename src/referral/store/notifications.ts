import { frozen } from '../../access/frozen';
import type { NotificationQuery } from '../../access/grants';
import type { NotificationRecord } from '../../access/model';
import { pullableStates } from '../../access/policy/grant-state';
import type { Database, Queries } from '../../sql/database';
import type { OutboxMessage } from '../messages';
import { byBase } from './by-base';
import type { GrantCache } from './grant-cache';
import { type GrantStore, type NotificationChange, StoreConflictError } from './grant-store';
import { mustBeInstants } from './instants';
import { conditions, countOf, pageOf, pageSize, positionOf } from './paging';
import { insertion, messageColumns, notificationColumns, notificationOf } from './rows';

type Notifications = Pick<
  GrantStore,
  'create' | 'get' | 'findByIdentifier' | 'findByAuthorizationBase' | 'list' | 'change' | 'overdue'
>;

const UNIQUE_VIOLATION = '23505';

/** The states as they stand in the index, so that PostgreSQL knows that the index will do. */
export const PULLABLE = pullableStates.map((state) => `'${state}'`).join(', ');

/** Ends a transaction of which a step no longer applied. */
class Overtaken extends Error {}

async function insertMessage(queries: Queries, message: OutboxMessage): Promise<void> {
  const columns = messageColumns(message);
  await queries.query(insertion('bgz_message', columns), Object.values(columns));
}

/** Both in one statement: all of it or nothing, in one round trip. */
async function insertBoth(queries: Queries, record: NotificationRecord, message: OutboxMessage): Promise<void> {
  const notification = notificationColumns(record);
  const first = messageColumns(message);
  const parameters = [...Object.values(notification), ...Object.values(first)];
  await queries.query(
    `WITH notification AS (${insertion('bgz_notification', notification)})
     ${insertion('bgz_message', first, Object.keys(notification).length)}`,
    parameters,
  );
}

async function update(queries: Queries, change: NotificationChange): Promise<NotificationRecord | undefined> {
  const [row] = await queries.query(
    `UPDATE bgz_notification
     SET state = $3, changed_at = $4, cancel_reason = COALESCE($5, cancel_reason), version = version + 1
     WHERE id = $1 AND version = $2 RETURNING *`,
    [change.id, change.version, change.state, change.changedAt, change.cancelReason ?? null],
  );
  return row && notificationOf(row);
}

/**
 * Drops what was not sent. A message that is being sent cannot be called back; it is marked, and never tried again.
 *
 * @returns True when anything was ever tried, so that the receiver may know of it.
 */
async function withdraw(queries: Queries, notificationId: string): Promise<boolean> {
  // Waits for a worker that is claiming at this moment; after that, none can claim before this is committed.
  const messages = await queries.query<{ attempts: number }>(
    'SELECT attempts FROM bgz_message WHERE notification_id = $1 FOR UPDATE',
    [notificationId],
  );
  await queries.query(
    `UPDATE bgz_message SET withdrawn = true, state = CASE state WHEN 'sending' THEN state ELSE 'dropped' END
     WHERE notification_id = $1 AND state IN ('queued', 'sending', 'dead')`,
    [notificationId],
  );
  return messages.some(({ attempts }) => attempts > 0);
}

async function create(
  database: Database,
  notification: NotificationRecord,
  message: OutboxMessage,
  superseding: readonly NotificationChange[],
): Promise<boolean> {
  // All lock in the same order, so that two that supersede the same notifications do not wait for each other.
  const changes = [...superseding].sort((a, b) => (a.id < b.id ? -1 : 1));
  try {
    if (changes.length === 0) await insertBoth(database, notification, message);
    else
      await database.transaction(async (queries) => {
        for (const change of changes) if (!(await update(queries, change))) throw new Overtaken();
        await insertBoth(queries, notification, message);
      });
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new StoreConflictError(
      'The id, identifier or authorization base of the notification, or the id of its message, is taken.',
    );
  }
}

async function list(database: Database, query: NotificationQuery) {
  const size = pageSize(query.limit);
  const where = conditions();
  where.add((p) => `bsn = ${p}`, query.bsn);
  where.add((p) => `receiver_ura = ${p}`, query.receiverUra);
  where.add((p) => `state = ANY(${p}::text[])`, query.states && [...query.states]);
  where.add((p) => `group_identifier = ${p}`, query.groupIdentifier);
  where.add((p) => `seq < ${p}`, query.after === undefined ? undefined : positionOf(query.after));
  const rows = await database.query(
    `SELECT * FROM bgz_notification ${where.where} ORDER BY seq DESC LIMIT ${size + 1}`,
    where.parameters,
  );
  return pageOf(rows, size, notificationOf);
}

/** No text in PostgreSQL holds a NUL, so neither does a key; asking for one is an error there. */
const isKey = (text: string): boolean => !text.includes('\0');

/** Notifications and the grants they made. */
export function notifications(database: Database, cache: GrantCache): Notifications {
  async function find(condition: string, value: string): Promise<NotificationRecord | undefined> {
    if (!isKey(value)) return undefined;
    const [row] = await database.query(`SELECT * FROM bgz_notification WHERE ${condition}`, [value]);
    return row && notificationOf(row);
  }

  const whole = byBase(database, '*', (row) => frozen(notificationOf(row)));

  return {
    async create(notification, message, superseding = []) {
      mustBeInstants({
        'notification.createdAt': notification.createdAt,
        'notification.validUntil': notification.validUntil,
        'notification.changedAt': notification.changedAt,
        'message.createdAt': message.createdAt,
        'message.notBefore': message.notBefore,
        ...Object.fromEntries(superseding.map((change, i) => [`superseding[${i}].changedAt`, change.changedAt])),
      });
      const run = () => create(database, notification, message, superseding);
      // A new grant changes nothing that is known: what was not found is not remembered.
      return superseding.length === 0
        ? run()
        : cache.changing(
            superseding.map(({ id }) => id),
            run,
          );
    },
    get: (id) => find('id = $1', id),
    findByIdentifier: (identifier) => find('identifier = $1', identifier),
    async findByAuthorizationBase(hash) {
      if (!isKey(hash)) return undefined;
      return cache.find(hash, () => whole(hash));
    },
    list: (query) => list(database, query),
    async change(change, withdrawal) {
      mustBeInstants({
        'change.changedAt': change.changedAt,
        ...(withdrawal && {
          'withdrawal.message.createdAt': withdrawal.message.createdAt,
          'withdrawal.message.notBefore': withdrawal.message.notBefore,
        }),
      });
      return cache.changing([change.id], () =>
        database.transaction(async (queries) => {
          const now = await update(queries, change);
          if (now && withdrawal && (await withdraw(queries, change.id)))
            await insertMessage(queries, withdrawal.message);
          return now;
        }),
      );
    },
    async overdue(now, limit) {
      mustBeInstants({ now });
      const rows = await database.query(
        `SELECT * FROM bgz_notification WHERE valid_until <= $1 AND state IN (${PULLABLE})
         ORDER BY valid_until, seq LIMIT $2`,
        [now, countOf(limit)],
      );
      return rows.map(notificationOf);
    },
  };
}
