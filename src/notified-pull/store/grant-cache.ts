import type { Database } from '../../sql/database';
import type { NotificationRecord } from '../model';

/** Grants by the hash of a base, kept in the process. */
export interface GrantCache {
  get(hash: string): NotificationRecord | undefined;
  put(record: NotificationRecord): void;
  clear(): void;
}

const KEPT = 20_000;
const none: GrantCache = { get: () => undefined, put() {}, clear() {} };

// Of one database there is one cache, however many stores are made over it: each must see the changes of the others.
const caches = new WeakMap<Database, GrantCache>();

function create(): GrantCache {
  const grants = new Map<string, NotificationRecord>();
  return {
    get: (hash) => grants.get(hash),
    put(record) {
      if (grants.size >= KEPT) grants.clear();
      grants.set(record.baseHash, record);
      grants.set(record.workflowBaseHash, record);
    },
    clear: () => grants.clear(),
  };
}

/**
 * The cache of a database that no other process can have open; every change goes through this process, so what is kept is
 * what is stored. A shared database has none: a cancel elsewhere must be seen at the very next request.
 */
export function grantCacheOf(database: Database): GrantCache {
  if (!database.exclusive) return none;
  const known = caches.get(database) ?? create();
  caches.set(database, known);
  return known;
}
