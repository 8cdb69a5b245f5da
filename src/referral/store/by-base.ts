import { inBatches } from '../../limits/in-batches';
import { LOOK_UP_PATIENCE_MS } from '../../limits/ports';
import type { Database, Row } from '../../sql/database';

/** Bases of one question. */
const MOST = 200;

type Read<T> = { readonly found: T | undefined } | { readonly unreadable: unknown };

/**
 * Looks up the notification that a base is of, whichever of its two it is; what requests in flight look up is one question.
 *
 * @param columns What is asked of the row.
 * @param read Makes of the row what is given; those who ask for the same base are given the same.
 */
export function byBase<T>(
  database: Database,
  columns: string,
  read: (row: Row) => T,
): (hash: string) => Promise<T | undefined> {
  /** A row that cannot be read fails who asked for it, and nobody beside. */
  function readRow(row: Row): Read<T> {
    try {
      return { found: read(row) };
    } catch (unreadable) {
      return { unreadable };
    }
  }
  const sql = `SELECT base_hash AS base, workflow_base_hash AS workflow_base, ${columns}
    FROM bgz_notification WHERE base_hash = ANY ($1::text[]) OR workflow_base_hash = ANY ($1::text[])`;
  const ask = inBatches<string, Read<T>>(
    async (hashes) => {
      const asked = new Set(hashes);
      const found = new Map<unknown, Read<T>>();
      for (const { base, workflow_base: workflow, ...row } of await database.query(sql, [[...asked]], {
        often: true,
      })) {
        const made = readRow(row);
        found.set(base, made).set(workflow, made);
      }
      return hashes.map((hash) => found.get(hash) ?? { found: undefined });
    },
    MOST,
    { gather: true, patienceMs: LOOK_UP_PATIENCE_MS },
  );
  return async (hash) => {
    const answer = await ask(hash);
    if ('unreadable' in answer) throw answer.unreadable;
    return answer.found;
  };
}
