import { pagedSourceOf } from './paged-source';
import type { SourceGroup, Sources } from './ports';
import type { Assembled } from './pull';

/** A record by the group it is of and its own id. */
export interface RecordPlace {
  readonly group: SourceGroup;
  readonly id: string;
}

/**
 * Which record a resource is of. Its id says nothing of the record's, so that is remembered for what was sent before; it
 * never changes. It opens nothing: whose a record is, and whether it may be seen, is looked at each time it is read. What is
 * not remembered (on another instance, after many others) is found by gathering.
 */
export interface KnownIds {
  find(key: string): RecordPlace | undefined;
  learn(given: Pick<Assembled, 'given'>, sources: Sources): void;
}

/** Remembers this many, those that came last. */
const KEPT = 100_000;

/** Remembers of sources that can be asked for a record by its id. */
export function knownIds(kept: number = KEPT): KnownIds {
  const places = new Map<string, RecordPlace>();
  const remember = (key: string, place: RecordPlace) => {
    places.delete(key);
    places.set(key, place);
    if (places.size <= kept) return;
    const [oldest] = places.keys();
    if (oldest !== undefined) places.delete(oldest);
  };
  return {
    find: (key) => places.get(key),
    learn({ given }, sources) {
      const paged = new Map<SourceGroup, boolean>();
      for (const { group, record, resource, content } of given) {
        if (!paged.has(group)) paged.set(group, pagedSourceOf(sources, group) !== undefined);
        if (record.id === undefined || paged.get(group) !== true) continue;
        const place = { group, id: record.id };
        remember(`${resource.resourceType}/${resource.id}`, place);
        if (content) remember(content.reference, place);
      }
    },
  };
}
