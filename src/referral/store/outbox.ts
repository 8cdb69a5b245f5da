import { horizonOf } from '../../limits/stored-moments';
import type { Database, Row } from '../../sql/database';
import { messageStates } from '../messages';
import type { GrantStore } from './grant-store';
import { mustBeInstants } from './instants';
import { conditions, countOf, pageOf, pageSize, positionOf } from './paging';
import { messageOf, seqOf } from './rows';

type Outbox = Pick<GrantStore, 'claim' | 'settle' | 'messages' | 'requeue' | 'drop' | 'outboxDepth' | 'oldestWaiting'>;

/** A claim that no longer counts at $2: it ran out, or ends after $5, so that a clock that ran ahead wrote it. */
const isOver = (until: string): string => `(${until} <= $2 OR ${until} > $5)`;

/** Messages to claim whose wait is over in this way, and no earlier one of the same notification is on its way. */
const messagesWith = (waited: string): string => `
    SELECT seq FROM bgz_message m
    WHERE state IN ('queued', 'sending') AND NOT withdrawn AND ${waited}
      AND (state = 'queued' OR ${isOver('claimed_until')})
      AND NOT EXISTS (
        SELECT 1 FROM bgz_message earlier
        WHERE earlier.notification_id = m.notification_id AND earlier.seq < m.seq
          AND earlier.state IN ('queued', 'sending') AND NOT (earlier.withdrawn AND ${isOver('earlier.claimed_until')}))
    ORDER BY not_before, seq LIMIT $4 FOR UPDATE SKIP LOCKED`;

/**
 * Several things in one statement, for a worker ($1), now ($2), until ($3), at most ($4), the furthest moment that is waited for
 * ($5). A withdrawn message whose worker is gone is not tried again. SKIP LOCKED lets workers pass by what another is taking.
 * MATERIALIZED: the planner must not choose again for every row. What is due and what was put off by a clock that ran ahead are
 * looked up apart, so that each is a stretch of the index; the latter has waited long enough and goes first.
 */
const CLAIM = `
  WITH overtaken AS (
    UPDATE bgz_message SET state = 'dropped', claimed_by = NULL, claimed_until = NULL
    WHERE seq IN (
      SELECT seq FROM bgz_message WHERE state = 'sending' AND withdrawn AND ${isOver('claimed_until')}
      FOR UPDATE SKIP LOCKED)
  ), ahead AS MATERIALIZED (${messagesWith('not_before > $5')}
  ), due AS MATERIALIZED (${messagesWith('not_before <= $2')}
  )
  UPDATE bgz_message SET state = 'sending', claimed_by = $1, claimed_until = $3, attempts = attempts + 1,
    not_before = LEAST(not_before, $2)
  FROM (SELECT seq FROM ahead UNION ALL SELECT seq FROM due LIMIT $4) taken WHERE bgz_message.seq = taken.seq
  RETURNING bgz_message.*`;

const SETTLE = `
  UPDATE bgz_message SET
    state = CASE WHEN withdrawn AND $3::text <> 'sent' THEN 'dropped' ELSE $3::text END,
    claimed_by = NULL, claimed_until = NULL,
    not_before = COALESCE($4, not_before), last_failure = COALESCE($5, last_failure), sent_at = $6
  WHERE id = $1 AND claimed_by = $2 AND state = 'sending' RETURNING id`;

/** In the order in which they were due. */
const byDue = (a: Row, b: Row): number =>
  (a.not_before as Date).getTime() - (b.not_before as Date).getTime() || Number(BigInt(seqOf(a)) - BigInt(seqOf(b)));

/** Messages on their way out. */
export function outbox(database: Database): Outbox {
  return {
    async claim({ worker, now, until, limit }) {
      mustBeInstants({ now, until });
      const rows = await database.query(CLAIM, [worker, now, until, countOf(limit), horizonOf(now)]);
      return [...rows].sort(byDue).map(messageOf);
    },
    async settle(messageId, worker, outcome) {
      const notBefore = outcome.state === 'queued' ? outcome.notBefore : null;
      const at = outcome.state === 'sent' ? outcome.at : null;
      mustBeInstants({
        ...(notBefore !== null && { 'outcome.notBefore': notBefore }),
        ...(at !== null && { 'outcome.at': at }),
      });
      const failure = 'failure' in outcome ? outcome.failure : null;
      const rows = await database.query(SETTLE, [messageId, worker, outcome.state, notBefore, failure, at]);
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
      mustBeInstants({ notBefore });
      const rows = await database.query(
        "UPDATE bgz_message SET state = 'queued', not_before = $2 WHERE id = $1 AND state = 'dead' RETURNING id",
        [messageId, notBefore],
      );
      return rows.length === 1;
    },
    async drop(messageId) {
      const rows = await database.query(
        "UPDATE bgz_message SET state = 'dropped' WHERE id = $1 AND state = 'dead' RETURNING id",
        [messageId],
      );
      return rows.length === 1;
    },
    async oldestWaiting() {
      // As the index of what is due has it, so that the sent ones of years are not read.
      const [row] = await database.query<{ oldest: Date | null }>(
        "SELECT min(created_at) AS oldest FROM bgz_message WHERE state IN ('queued', 'sending')",
      );
      return row?.oldest?.toISOString();
    },
    async outboxDepth() {
      const rows = await database.query<{ state: string; count: number }>(
        'SELECT state, count(*)::integer AS count FROM bgz_message GROUP BY state',
      );
      const counts = new Map(rows.map(({ state, count }) => [state, count]));
      const depth = messageStates.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(depth) as Record<(typeof messageStates)[number], number>;
    },
  };
}
