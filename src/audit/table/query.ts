import type { Queries, Row } from '../../sql/database';
import type { AuditLine } from '../chain';
import type { AuditEntry } from '../entry';

/** Which lines; all conditions given must hold. */
export interface AuditQuery {
  readonly patientBsn?: string;
  /** Events from this instant (inclusive) to that one (exclusive): ISO 8601 with offset. */
  readonly from?: string;
  readonly to?: string;
  /** Number of the user, or of the person responsible: UZI, BIG, a local id. */
  readonly user?: string;
  /** URA of the organization that acted. */
  readonly organization?: string;
  /** Task.identifier of a notification: `urn:uuid:…`, or the UUID alone as documents show it. */
  readonly notification?: string;
}

/** A page, oldest event first. */
export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

interface LineRow extends Row {
  readonly sequence: unknown;
  readonly hash: string;
  readonly at_ms: unknown;
  readonly entry: string;
}

const instant = (name: string, text: string): number => {
  const ms = Date.parse(text);
  if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(ms))
    throw new TypeError(`\`${name}\` is no ISO 8601 instant with offset, such as 2026-01-31T00:00:00+01:00.`);
  return ms;
};

/** A place in the order of events: instant and number of the last line seen. */
function placeOf(after: string): readonly [at: number, sequence: number] {
  const [at, sequence] = after.split('.').map(Number);
  if (at === undefined || sequence === undefined || !Number.isInteger(at) || !Number.isInteger(sequence))
    throw new TypeError('`after` is not the `next` of a page.');
  return [at, sequence];
}

const asUrn = (identifier: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identifier) ? `urn:uuid:${identifier.toLowerCase()}` : identifier;

/** The conditions with their parameters. */
function whereOf(query: AuditQuery, after: string | undefined): { sql: string; parameters: readonly unknown[] } {
  const parameters: unknown[] = [];
  const put = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  if (query.patientBsn !== undefined) conditions.push(`patient_bsn = ${put(query.patientBsn)}`);
  if (query.from !== undefined) conditions.push(`at_ms >= ${put(instant('from', query.from))}`);
  if (query.to !== undefined) conditions.push(`at_ms < ${put(instant('to', query.to))}`);
  if (query.user !== undefined) conditions.push(`${put(query.user)} IN (user_id, responsible_id)`);
  if (query.organization !== undefined) conditions.push(`organization = ${put(query.organization)}`);
  if (query.notification !== undefined) conditions.push(`notification = ${put(asUrn(query.notification))}`);
  if (after !== undefined) {
    const [at, sequence] = placeOf(after);
    conditions.push(`(at_ms, sequence) > (${put(at)}::bigint, ${put(sequence)}::bigint)`);
  }
  return { sql: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, parameters };
}

/** One page of lines in the order of the events. */
export async function pageOf(
  queries: Queries,
  query: AuditQuery,
  limit: number,
  after: string | undefined,
): Promise<AuditPage> {
  const { sql, parameters } = whereOf(query, after);
  const rows = await queries.query<LineRow>(
    `SELECT sequence, hash, at_ms, entry FROM bgz_audit ${sql} ORDER BY at_ms, sequence LIMIT ${limit + 1}`,
    parameters,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map(({ sequence, hash, entry }) => ({
      sequence: Number(sequence),
      hash,
      entry: JSON.parse(entry) as AuditEntry,
    })),
    ...(last && { next: `${Number(last.at_ms)}.${Number(last.sequence)}` }),
  };
}
