import type { DirectoryClient, PageLimits } from './client';
import { DirectoryError } from './directory-error';
import { type InDirectory, readInDirectory, type TypeInDirectory, typesInDirectory } from './resources';

/** Moments as the directory writes them, from which its changes are asked for. */
export type Since = Readonly<Partial<Record<TypeInDirectory, string>>>;

/** What changed, by `Type/id`; null for what is gone. */
export interface Changes {
  readonly changed: ReadonlyMap<string, InDirectory | null>;
  readonly since: Since;
  /** Resources that could not be read: what they would say is not known. */
  readonly unreadable: number;
}

/** A change that was written down late is asked for again: the same change twice is none. */
const OVERLAP_MS = 60_000;

const before = (moment: string): string => {
  const at = Date.parse(moment);
  return Number.isNaN(at) ? moment : new Date(at - OVERLAP_MS).toISOString();
};

/**
 * What changed in a directory, all types (ITI-91). History comes newest first; where entries say when they are of, the newest counts
 * whatever their order.
 *
 * @param since From the changes before; without it all that there is.
 */
export async function changesOf(
  client: DirectoryClient,
  base: string,
  { since, limits, signal }: { readonly since: Since; readonly limits: PageLimits; readonly signal: AbortSignal },
): Promise<Changes> {
  const changed = new Map<string, InDirectory | null>();
  const seen = new Map<string, number | undefined>();
  const next: Partial<Record<TypeInDirectory, string>> = {};
  let unreadable = 0;
  for (const type of typesInDirectory) {
    const from = since[type];
    const asked = from === undefined ? '' : `&_since=${encodeURIComponent(before(from))}`;
    let madeAt: string | undefined;
    let newest: number | undefined;
    for await (const { entries, lastUpdated } of client.pages(
      `${type}/_history?_count=500${asked}`,
      'history',
      signal,
      limits,
    )) {
      madeAt ??= lastUpdated;
      for (const { resource, deleted, at } of entries) {
        const read = deleted === undefined ? readInDirectory(resource, base) : null;
        const key = read ? `${read.type}/${read.id}` : (deleted ?? nameOf(resource));
        if (key === undefined || !key.startsWith(`${type}/`)) throw new DirectoryError('unreadable');
        if (at !== undefined && at > (newest ?? Number.NEGATIVE_INFINITY)) newest = at;
        const earlier = seen.get(key);
        if (seen.has(key) && !(at !== undefined && earlier !== undefined && at > earlier)) continue;
        seen.set(key, at);
        changed.set(key, read ?? null);
        if (read === undefined) unreadable++;
        if (changed.size > limits.maxEntries) throw new DirectoryError('too-many-entries');
      }
    }
    const until = madeAt ?? (newest === undefined ? from : new Date(newest).toISOString());
    if (until !== undefined) next[type] = until;
  }
  return { changed, since: next, unreadable };
}

/** `Type/id` of a resource that cannot be read: that it is there is known all the same. */
function nameOf(resource: unknown): string | undefined {
  const { resourceType, id } = (resource ?? {}) as { readonly resourceType?: unknown; readonly id?: unknown };
  return typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined;
}
