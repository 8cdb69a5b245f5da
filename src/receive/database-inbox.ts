import { randomUUID } from 'node:crypto';
import { horizonOf } from '../limits/stored-moments';
import { checkArgument, checkOptions } from '../options/check-options';
import type { Database, Queries } from '../sql/database';
import { databaseRule } from '../sql/database-rule';
import { ready, tableRules } from '../sql/migrate';
import type { SubjectTables, TableOptions } from '../sql/tables';
import type { Arrival, Inbox, InboxKey } from './inbox';

/** The table of the inbox. */
export const inboxTables: SubjectTables = {
  subject: 'notified-pull-inbox',
  steps: [
    `CREATE TABLE bgz_notification_inbox (
    sender text NOT NULL,
    identifier text NOT NULL,
    id text NOT NULL UNIQUE,
    group_identifier text,
    fingerprint text,
    state text NOT NULL CHECK (state IN ('claimed', 'received', 'cancelled')),
    claimed_until timestamptz,
    told boolean NOT NULL,
    arrived_at timestamptz NOT NULL,
    PRIMARY KEY (sender, identifier));
  CREATE INDEX bgz_notification_inbox_group ON bgz_notification_inbox (sender, group_identifier, arrived_at);`,
    // The order of arrival, told apart from its moment: a clock that ran ahead would make an old one the latest.
    `ALTER TABLE bgz_notification_inbox ADD COLUMN seq bigint;
  UPDATE bgz_notification_inbox one SET seq = known.place
    FROM (SELECT id, row_number() OVER (ORDER BY arrived_at, id) AS place FROM bgz_notification_inbox) known
    WHERE one.id = known.id;
  ALTER TABLE bgz_notification_inbox ALTER COLUMN seq SET NOT NULL, ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;
  SELECT setval(pg_get_serial_sequence('bgz_notification_inbox', 'seq'), coalesce(max(seq), 0) + 1, false)
    FROM bgz_notification_inbox;
  DROP INDEX bgz_notification_inbox_group;
  CREATE INDEX bgz_notification_inbox_group ON bgz_notification_inbox (sender, group_identifier, seq);`,
  ],
  rights: { bgz_notification_inbox: ['SELECT', 'INSERT', 'UPDATE'] },
};

interface InboxRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly group_identifier: string | null;
  readonly fingerprint: string | null;
  readonly state: 'claimed' | 'received' | 'cancelled';
  readonly claimed: boolean;
  readonly told: boolean;
}

/** The row of a notification, locked until the transaction ends. */
async function rowOf(queries: Queries, key: InboxKey, at: string): Promise<InboxRow | undefined> {
  const [row] = await queries.query<InboxRow>(
    `SELECT id, group_identifier, fingerprint, state, told,
       state = 'claimed' AND claimed_until > $3::timestamptz AND claimed_until <= $4::timestamptz AS claimed
     FROM bgz_notification_inbox WHERE sender = $1 AND identifier = $2 FOR UPDATE`,
    [key.sender, key.identifier, at, horizonOf(at)],
  );
  return row;
}

async function earlierThan(queries: Queries, { sender, group, identifier }: Arrival) {
  if (group === undefined) return undefined;
  const [row] = await queries.query<{ id: string; identifier: string }>(
    `SELECT id, identifier FROM bgz_notification_inbox
     WHERE sender = $1 AND group_identifier = $2 AND identifier <> $3 AND state = 'received'
     ORDER BY seq DESC LIMIT 1`,
    [sender, group, identifier],
  );
  return row;
}

/**
 * An inbox in a database, shared by all instances and kept when they stop.
 *
 * @param database PostgreSQL, or the embedded one; its table is made when it is not there.
 * @param options `migrate: false` leaves making and changing the table to its owner.
 * @throws {DatabaseError} When the table is of another version.
 */
export async function databaseInbox(database: Database, options: TableOptions = {}): Promise<Inbox> {
  checkArgument('databaseInbox', 'database', database, databaseRule);
  checkOptions('databaseInbox', options, tableRules);
  await ready(database, inboxTables, options);

  return {
    arrive: (arrival) =>
      database.transaction(async (queries) => {
        const { sender, identifier, group, fingerprint, at, claimedUntil } = arrival;
        const inserted = await queries.query<{ id: string }>(
          `INSERT INTO bgz_notification_inbox
             (sender, identifier, id, group_identifier, fingerprint, state, claimed_until, told, arrived_at)
           VALUES ($1, $2, $3, $4, $5, 'claimed', $6::timestamptz, false, $7::timestamptz)
           ON CONFLICT (sender, identifier) DO NOTHING RETURNING id`,
          [sender, identifier, randomUUID(), group ?? null, fingerprint, claimedUntil, at],
        );
        const replaces = await earlierThan(queries, arrival);
        const [first] = inserted;
        if (first) return { state: 'new', id: first.id, ...(replaces && { replaces }) };
        const row = await rowOf(queries, arrival, at);
        if (row === undefined || row.claimed) return { state: 'busy' };
        const { id } = row;
        if (row.state === 'cancelled') {
          await queries.query(
            `UPDATE bgz_notification_inbox SET fingerprint = coalesce(fingerprint, $3) WHERE sender = $1 AND identifier = $2`,
            [sender, identifier, fingerprint],
          );
          return { state: 'withdrawn', id };
        }
        if (row.state === 'received') return { state: row.fingerprint === fingerprint ? 'repeated' : 'different', id };
        await queries.query(
          `UPDATE bgz_notification_inbox
           SET claimed_until = $3::timestamptz, fingerprint = $4, group_identifier = $5, arrived_at = $6::timestamptz,
             seq = DEFAULT
           WHERE sender = $1 AND identifier = $2`,
          [sender, identifier, claimedUntil, fingerprint, group ?? null, at],
        );
        return { state: 'new', id, ...(replaces && { replaces }) };
      }),

    async handedOver({ sender, identifier }) {
      await database.query(
        `UPDATE bgz_notification_inbox SET state = 'received' WHERE sender = $1 AND identifier = $2 AND state = 'claimed'`,
        [sender, identifier],
      );
    },

    async failed({ sender, identifier }) {
      await database.query(
        `UPDATE bgz_notification_inbox SET claimed_until = NULL WHERE sender = $1 AND identifier = $2 AND state = 'claimed'`,
        [sender, identifier],
      );
    },

    cancel: ({ sender, identifier, at }) =>
      database.transaction(async (queries) => {
        const inserted = await queries.query(
          `INSERT INTO bgz_notification_inbox (sender, identifier, id, state, told, arrived_at)
           VALUES ($1, $2, $3, 'cancelled', true, $4::timestamptz)
           ON CONFLICT (sender, identifier) DO NOTHING RETURNING id`,
          [sender, identifier, randomUUID(), at],
        );
        if (inserted.length > 0) return { state: 'unknown' };
        const row = await rowOf(queries, { sender, identifier }, at);
        if (row === undefined || row.claimed) return { state: 'busy' };
        await queries.query(
          `UPDATE bgz_notification_inbox SET state = 'cancelled' WHERE sender = $1 AND identifier = $2`,
          [sender, identifier],
        );
        if (row.fingerprint === null) return { state: 'unknown' };
        const group = row.group_identifier;
        return { state: 'cancelled', id: row.id, ...(group !== null && { group }), tell: !row.told };
      }),

    async cancelTold({ sender, identifier }) {
      await database.query('UPDATE bgz_notification_inbox SET told = true WHERE sender = $1 AND identifier = $2', [
        sender,
        identifier,
      ]);
    },
  };
}
