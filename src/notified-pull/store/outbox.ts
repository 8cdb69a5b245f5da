import type { Database, Row } from '../../sql/database';
import { messageStates } from '../model';
import type { GrantStore } from './grant-store';
import { conditions, pageOf, pageSize, positionOf } from './paging';
import { messageOf, seqOf } from './rows';

type Outbox = Pick<GrantStore, 'claim' | 'settle' | 'messages' | 'requeue' | 'outboxDepth'>;

/** SKIP LOCKED lets workers pass by what another is taking; who comes second sees the claim and takes something else. */
const CLAIM = `
  UPDATE bgz_message SET state = 'sending', claimed_by = $1, claimed_until = $3, attempts = attempts + 1
  WHERE seq IN (
    SELECT seq FROM bgz_message due
    WHERE ((state = 'queued' AND not_before <= $2) OR (state = 'sending' AND claimed_until <= $2))
      AND NOT EXISTS (
        SELECT 1 FROM bgz_message earlier
        WHERE earlier.notification_id = due.notification_id AND earlier.seq < due.seq
          AND earlier.state IN ('queued', 'sending'))
    ORDER BY not_before, seq LIMIT $4 FOR UPDATE SKIP LOCKED)
  RETURNING *`;

const bySeq = (a: Row, b: Row): number => Number(BigInt(seqOf(a)) - BigInt(seqOf(b)));

/** Messages on their way out. */
export function outbox(database: Database): Outbox {
  return {
    async claim({ worker, now, until, limit }) {
      const rows = await database.query(CLAIM, [worker, now, until, limit]);
      return [...rows].sort(bySeq).map(messageOf);
    },
    async settle(messageId, worker, outcome) {
      const rows = await database.query(
        `UPDATE bgz_message SET state = $3, claimed_by = NULL, claimed_until = NULL,
           not_before = COALESCE($4, not_before), last_failure = COALESCE($5, last_failure), sent_at = $6
         WHERE id = $1 AND claimed_by = $2 AND state = 'sending' RETURNING id`,
        [
          messageId,
          worker,
          outcome.state,
          outcome.state === 'queued' ? outcome.notBefore : null,
          'failure' in outcome ? outcome.failure : null,
          outcome.state === 'sent' ? outcome.at : null,
        ],
      );
      return rows.length === 1;
    },
    async messages(query) {
      const size = pageSize(query.limit);
      const where = conditions();
      where.add((p) => `state = ANY(${p}::text[])`, query.states && [...query.states]);
      where.add((p) => `notification_id = ${p}`, query.notificationId);
      where.add((p) => `seq < ${p}`, query.after === undefined ? undefined : positionOf(query.after));
      const rows = await database.query(
        `SELECT * FROM bgz_message ${where.where} ORDER BY seq DESC LIMIT ${size + 1}`,
        where.parameters,
      );
      return pageOf(rows, size, messageOf);
    },
    async requeue(messageId, notBefore) {
      const rows = await database.query(
        "UPDATE bgz_message SET state = 'queued', not_before = $2 WHERE id = $1 AND state = 'dead' RETURNING id",
        [messageId, notBefore],
      );
      return rows.length === 1;
    },
    async outboxDepth() {
      const rows = await database.query<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM bgz_message GROUP BY state',
      );
      const counts = new Map(rows.map(({ state, count }) => [state, count]));
      return Object.fromEntries(messageStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
        (typeof messageStates)[number],
        number
      >;
    },
  };
}
