import type { Database, Queries } from '../../sql/database';
import type { NotificationRecord, OutboxMessage } from '../model';
import { pullableStates } from '../transitions';
import type { GrantCache } from './grant-cache';
import { type GrantStore, type NotificationChange, type NotificationQuery, StoreConflictError } from './grant-store';
import { conditions, pageOf, pageSize, positionOf } from './paging';
import { notificationOf } from './rows';

const UNIQUE_VIOLATION = '23505';

/** Ends a transaction of which a step no longer applied. */
class Overtaken extends Error {}

export async function insertMessage(queries: Queries, message: OutboxMessage): Promise<void> {
  await queries.query(
    `INSERT INTO bgz_message (id, notification_id, kind, state, attempts, not_before, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      message.id,
      message.notificationId,
      message.kind,
      message.state,
      message.attempts,
      message.notBefore,
      message.createdAt,
    ],
  );
}

async function insertNotification(queries: Queries, record: NotificationRecord): Promise<void> {
  await queries.query(
    `INSERT INTO bgz_notification (id, identifier, group_identifier, state, bsn, receiver_ura, base_hash,
       workflow_base_hash, peer, referral, offers, created_at, valid_until, changed_at, cancel_reason, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13, $14, $15, $16)`,
    [
      record.id,
      record.identifier,
      record.groupIdentifier,
      record.state,
      record.referral.patient.bsn,
      record.referral.receiver.organization.ura,
      record.baseHash,
      record.workflowBaseHash,
      record.peer,
      JSON.stringify(record.referral),
      JSON.stringify(record.offers),
      record.createdAt,
      record.validUntil,
      record.changedAt,
      record.cancelReason ?? null,
      record.version,
    ],
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

/** Drops what was not sent; true when anything of the notification was ever tried, so that the receiver may know of it. */
async function withdraw(queries: Queries, notificationId: string): Promise<boolean> {
  const messages = await queries.query<{ attempts: number }>(
    'SELECT attempts FROM bgz_message WHERE notification_id = $1 FOR UPDATE',
    [notificationId],
  );
  await queries.query("UPDATE bgz_message SET state = 'dropped' WHERE notification_id = $1 AND state = 'queued'", [
    notificationId,
  ]);
  return messages.some(({ attempts }) => attempts > 0);
}

function conflict(error: unknown): unknown {
  if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) return error;
  return new StoreConflictError('A notification with this id or identifier exists.');
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

type Notifications = Pick<
  GrantStore,
  'create' | 'get' | 'findByIdentifier' | 'findByAuthorizationBase' | 'list' | 'change' | 'overdue'
>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Notifications and the grants they made. */
export function notifications(database: Database, cache: GrantCache): Notifications {
  const find = async (column: 'id' | 'identifier', value: string): Promise<NotificationRecord | undefined> => {
    const [row] = await database.query(`SELECT * FROM bgz_notification WHERE ${column} = $1`, [value]);
    return row && notificationOf(row);
  };
  return {
    async create(notification, message, superseding = []) {
      const changed: NotificationRecord[] = [];
      try {
        await database.transaction(async (queries) => {
          changed.length = 0;
          for (const change of superseding) {
            const now = await update(queries, change);
            if (now === undefined) throw new Overtaken();
            changed.push(now);
          }
          await insertNotification(queries, notification);
          await insertMessage(queries, message);
        });
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw conflict(error);
      }
      for (const record of changed) cache.put(record);
      return true;
    },
    // A path that is no UUID leads to nothing; the database would take it for an error.
    get: (id) => (UUID.test(id) ? find('id', id) : Promise.resolve(undefined)),
    findByIdentifier: (identifier) => find('identifier', identifier),
    async findByAuthorizationBase(hash) {
      const known = cache.get(hash);
      if (known) return known;
      const [row] = await database.query(
        'SELECT * FROM bgz_notification WHERE base_hash = $1 OR workflow_base_hash = $1',
        [hash],
      );
      const record = row && notificationOf(row);
      if (record) cache.put(record);
      return record;
    },
    list: (query) => list(database, query),
    async change(change, withdrawal) {
      const record = await database.transaction(async (queries) => {
        const now = await update(queries, change);
        if (now && withdrawal && (await withdraw(queries, change.id))) await insertMessage(queries, withdrawal.message);
        return now;
      });
      if (record) cache.put(record);
      return record;
    },
    async overdue(now, limit) {
      const rows = await database.query(
        `SELECT * FROM bgz_notification WHERE valid_until <= $1 AND state = ANY($2::text[])
         ORDER BY valid_until LIMIT $3`,
        [now, [...pullableStates], limit],
      );
      return rows.map(notificationOf);
    },
  };
}
