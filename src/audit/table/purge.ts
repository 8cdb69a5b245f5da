import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../fhir/json';
import type { Database } from '../../sql/database';
import { purgeQuery } from '../chain';
import { checkEntry } from '../check-entry';
import type { AuditEntry } from '../entry';
import { kindCodes } from '../event/kinds';
import { MINIMUM_YEARS } from './retention';

/** How old lines are removed. */
export interface AuditPurge {
  readonly now: Date;
  /** Years that lines are kept, counted from the event; 5 when left out, never less. */
  readonly years?: number;
  /** Who removes them: the log manager. */
  readonly by?: Pick<AuditEntry, 'user' | 'organization' | 'system'>;
}

function retentionStart(now: Date, years: number): number {
  const start = new Date(now);
  start.setUTCFullYear(start.getUTCFullYear() - years);
  return start.getTime();
}

/**
 * Removes the lines before the first one that must still be kept, in one transaction with the line that tells of it.
 *
 * @returns How many lines were removed.
 */
export async function purge(database: Database, { now, years = MINIMUM_YEARS, by }: AuditPurge): Promise<number> {
  if (!Number.isInteger(years) || years < MINIMUM_YEARS)
    throw new TypeError(`\`years\` is a whole number of ${MINIMUM_YEARS} or more.`);
  const keptFrom = retentionStart(now, years);
  return database.transaction(async (queries) => {
    const [last] = await queries.query<{ sequence: unknown; hash: string }>(
      `SELECT sequence, hash FROM bgz_audit
        WHERE sequence < (SELECT coalesce(min(sequence), 9223372036854775807) FROM bgz_audit WHERE at_ms >= $1)
        ORDER BY sequence DESC LIMIT 1`,
      [keptFrom],
    );
    if (last === undefined) return 0;
    const head = { sequence: Number(last.sequence), hash: last.hash };
    const entry: AuditEntry = checkEntry({
      id: randomUUID(),
      kind: 'purge',
      at: now.toISOString(),
      action: kindCodes.purge.action,
      outcome: 'success',
      ...by,
      object: { type: 'AuditEvent', id: String(head.sequence), query: purgeQuery(head) },
    });
    await queries.query('SELECT bgz_audit_append($1::text[], $2::bigint[])', [[canonicalJson(entry)], [now.getTime()]]);
    const [result] = await queries.query('SELECT bgz_audit_purge($1::bigint) AS removed', [head.sequence]);
    return Number(result?.removed ?? 0);
  });
}
