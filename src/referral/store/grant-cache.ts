import type { NotificationRecord } from '../../access/model';
import type { Database } from '../../sql/database';
import { checkedGrants } from './checked-grants';

type Found = NotificationRecord | undefined;

/** Grants by the hash of a base, kept in the process. */
export interface GrantCache {
  /** The grant under a base: the one that is known, or the one that `read` finds in the database, which nobody can change. */
  find(hash: string, read: () => Promise<Found>): Promise<Found>;
  /** Runs a change of these notifications (undefined: of any); what was known of them is known no longer. */
  changing<T>(ids: readonly string[] | undefined, work: () => Promise<T>): Promise<T>;
}

/** Grants kept at most: the one that was read first goes first. */
const KEPT = 5_000;

// Of one database there is one cache, however many stores are made over it: each must see the changes of the others.
const caches = new WeakMap<Database, GrantCache>();

/**
 * Why this is never behind the database: what a change is about is forgotten before it begins, and what was read is only
 * kept when no change ran when reading began and none began before it ended. So what is kept was read after the last change
 * of it, and is forgotten before the next.
 */
function create(): GrantCache {
  const grants = new Map<string, NotificationRecord>();
  let running = 0;
  let changes = 0;

  function forget(ids: readonly string[] | undefined): void {
    if (ids === undefined) grants.clear();
    for (const [hash, { id }] of grants) if (ids?.includes(id)) grants.delete(hash);
  }

  return {
    async find(hash, read) {
      const known = grants.get(hash);
      if (known) return known;
      const quiet = running === 0;
      const before = changes;
      const found = await read();
      if (found === undefined || !quiet || changes !== before) return found;
      for (const oldest of grants.keys()) {
        if (grants.size < KEPT) break;
        grants.delete(oldest);
      }
      grants.set(hash, found);
      return found;
    },
    async changing(ids, work) {
      running++;
      changes++;
      forget(ids);
      try {
        return await work();
      } finally {
        running--;
      }
    },
  };
}

/**
 * The cache of a database. What is known of a database that no other process can have open needs no asking; of a shared one it is
 * held against the database each time, for a cancel elsewhere must be seen at the very next request.
 */
export function grantCacheOf(database: Database): GrantCache {
  if (!database.exclusive) return checkedGrants(database);
  const known = caches.get(database) ?? create();
  caches.set(database, known);
  return known;
}
