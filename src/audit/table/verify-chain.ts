import type { Database, Row } from '../../sql/database';
import { CHAIN_START, type ChainHead, type ChainReport, type TextLine, verifyTexts } from '../chain';
import type { AuditEntry } from '../entry';

const PAGE = 2_000;

interface ChainRow extends Row {
  readonly sequence: unknown;
  readonly hash: string;
  readonly at_ms: unknown;
  readonly entry: string;
  readonly patient_bsn: unknown;
  readonly notification: unknown;
  readonly organization: unknown;
  readonly user_id: unknown;
  readonly responsible_id: unknown;
}

/** What the columns that are searched by must hold, read from the text once more. */
function besides(entry: AuditEntry): readonly unknown[] {
  const { at, patientBsn, notification, organization, user, responsible } = entry;
  return [
    Date.parse(at),
    patientBsn,
    notification,
    organization?.ura,
    user?.identifier.value,
    responsible?.identifier.value,
  ];
}

/** A line of which a column differs from its text was tampered with: it would not be found, or be found for another. */
const textOf = (row: ChainRow): string => {
  try {
    const columns = [
      Number(row.at_ms),
      row.patient_bsn,
      row.notification,
      row.organization,
      row.user_id,
      row.responsible_id,
    ];
    const same = besides(JSON.parse(row.entry)).every((value, i) => (value ?? null) === (columns[i] ?? null));
    return same ? row.entry : '';
  } catch {
    return '';
  }
};

async function* textsOf(database: Database, through: number): AsyncGenerator<TextLine> {
  // Every line is asked for, whatever its number: one put in at the start must be seen.
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await database.query<ChainRow>(
      `SELECT sequence, hash, at_ms, entry, patient_bsn, notification, organization, user_id, responsible_id
        FROM bgz_audit WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence LIMIT $3`,
      [after, through, PAGE],
    );
    for (const row of rows) {
      after = Number(row.sequence);
      yield { sequence: after, hash: row.hash, text: textOf(row) };
    }
    if (rows.length < PAGE) return;
  }
}

/** Where the chain starts and ends, seen at one moment. */
async function boundsOf(database: Database): Promise<{ anchor: ChainHead; through: number }> {
  const [row] = await database.query(
    `SELECT (SELECT max(sequence) FROM bgz_audit) AS through, sequence, hash
      FROM (SELECT 1) AS one LEFT JOIN (SELECT sequence, hash FROM bgz_audit_anchor ORDER BY sequence DESC LIMIT 1) AS anchor ON true`,
  );
  const anchor = row?.hash == null ? CHAIN_START : { sequence: Number(row.sequence), hash: String(row.hash) };
  return { anchor, through: Number(row?.through ?? 0) };
}

/** The last line as it stands, without checking anything: what to keep elsewhere and give to a check later. */
export async function headOf(database: Database): Promise<ChainHead> {
  const [row] = await database.query(
    `(SELECT sequence, hash FROM bgz_audit ORDER BY sequence DESC LIMIT 1)
      UNION ALL (SELECT sequence, hash FROM bgz_audit_anchor ORDER BY sequence DESC LIMIT 1)
      ORDER BY sequence DESC LIMIT 1`,
  );
  return row === undefined ? CHAIN_START : { sequence: Number(row.sequence), hash: String(row.hash) };
}

/**
 * Reads the whole trail and recomputes its chain: finds lines that were changed, removed, inserted or put in another
 * order. That lines were cut off its end only shows against the hash of a line that was there: keep the `head` of a report
 * outside the database and give it next time.
 *
 * @param database The one with the trail.
 * @param options What else is known of the trail.
 * @param options.head Hash of a line that must be there, 64 hexadecimal characters; of within the retention.
 * @returns Whether it holds, and where and how it first does not. Lines that are written meanwhile are left for next time.
 */
export async function verifyTable(database: Database, { head }: { readonly head?: string } = {}): Promise<ChainReport> {
  const { anchor, through } = await boundsOf(database);
  return verifyTexts(textsOf(database, through), { anchor, ...(head !== undefined && { head }) });
}
