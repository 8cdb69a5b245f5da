import { frozen } from '../../access/frozen';
import type { NotificationRecord } from '../../access/model';
import { inBatches } from '../../limits/in-batches';
import type { Database } from '../../sql/database';
import type { GrantCache } from './grant-cache';

/** Which row stands for a base: every change of a row, also by hand, makes another of it, by another transaction. */
interface Stamp {
  readonly base_hash: string;
  readonly workflow_base_hash: string;
  readonly stamp: string;
}

interface Checked {
  readonly record: NotificationRecord;
  readonly stamp: string;
}

/** Grants kept at most: the one that was read first goes first. */
const KEPT = 5_000;
/** Bases of one question. */
const MOST = 200;

const STAMPS = `SELECT base_hash, workflow_base_hash, id || ' ' || version || ' ' || xmin || ' ' || ctid AS stamp
  FROM bgz_notification WHERE base_hash = ANY ($1::text[]) OR workflow_base_hash = ANY ($1::text[])`;

/**
 * Grants of a database that others write to as well. Each look-up asks the database, but only which row there is, and those of
 * requests that are in flight together are one question; a grant is read whole when it is not the row that is known.
 */
export function checkedGrants(database: Database): GrantCache {
  const known = new Map<string, Checked>();

  const stampOf = inBatches(
    async (hashes: readonly string[]) => {
      const rows = await database.query<Stamp & Record<string, unknown>>(STAMPS, [[...new Set(hashes)]], {
        often: true,
      });
      return hashes.map((hash) => rows.find((row) => row.base_hash === hash || row.workflow_base_hash === hash)?.stamp);
    },
    MOST,
    { gather: true },
  );

  return {
    async find(hash, read) {
      const stamp = await stampOf(hash);
      if (stamp === undefined) return undefined;
      const held = known.get(hash);
      if (held?.stamp === stamp) return held.record;
      const record = await read();
      known.delete(hash);
      if (record === undefined) return undefined;
      for (const oldest of known.keys()) {
        if (known.size < KEPT) break;
        known.delete(oldest);
      }
      // Read after the stamp: when it changed in between, the next look-up finds another stamp and reads it again.
      known.set(hash, { record: frozen(record), stamp });
      return record;
    },
    changing: (_ids, work) => work(),
  };
}
