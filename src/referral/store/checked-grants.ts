import type { NotificationRecord } from '../../access/model';
import type { Database } from '../../sql/database';
import { byBase } from './by-base';
import type { GrantCache } from './grant-cache';

interface Checked {
  readonly record: NotificationRecord;
  readonly stamp: string;
}

/** Grants kept at most: the one that was read first goes first. */
const KEPT = 5_000;
/** Which row stands for a base: every change of a row, also by hand, makes another of it, by another transaction. */
const STAMP = "id || ' ' || version || ' ' || xmin || ' ' || ctid AS stamp";

/**
 * Grants of a database that others write to as well. Each look-up asks the database, but only which row there is, and those of
 * requests that are in flight together are one question; a grant is read whole when it is not the row that is known.
 */
export function checkedGrants(database: Database): GrantCache {
  const known = new Map<string, Checked>();

  const stampOf = byBase(database, STAMP, ({ stamp }) => String(stamp));

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
      known.set(hash, { record, stamp });
      return record;
    },
    changing: (_ids, work) => work(),
  };
}
