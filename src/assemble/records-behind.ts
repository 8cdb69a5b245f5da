import { type RecordName, recordName } from './failures';
import type { SourceGroup } from './ports';
import type { Assembled } from './pull';
import { resourcesBehind } from './resources-behind';

/** A record that a resource was made from. */
export interface Origin extends RecordName {
  readonly group: SourceGroup;
  /** Position of its source, from 0. */
  readonly source: number;
  /** The resource of its own that it became, as `Type/id`. */
  readonly key: string;
}

/**
 * Which records a resource (`Type/id`) was made from: those it is the own resource of; for one that is no record's own (a
 * professional, a product) all that lead to it, for metadata all that it is about. Worked out when it is first asked.
 */
export function recordsBehind({
  given,
  all,
  metadata,
  sourceOf,
}: Pick<Assembled, 'given' | 'all' | 'metadata' | 'sourceOf'>): (key: string) => readonly Origin[] {
  let byKey: Map<string, Origin[]> | undefined;
  function compute(): Map<string, Origin[]> {
    const found = new Map<string, Origin[]>();
    const primary = new Set(given.map(({ resource }) => `${resource.resourceType}/${resource.id}`));
    const places = new Map<SourceGroup, number>();
    const behind = resourcesBehind({ all, metadata }, primary);
    for (const { group, record, resource } of given) {
      const nth = (places.get(group) ?? 0) + 1;
      places.set(group, nth);
      const key = `${resource.resourceType}/${resource.id}`;
      const origin: Origin = { ...recordName(record.id, nth), group, source: sourceOf(group, record), key };
      for (const one of behind(resource)) {
        const held = found.get(one);
        if (held) held.push(origin);
        else found.set(one, [origin]);
      }
    }
    return found;
  }
  return (key) => {
    byKey ??= compute();
    return byKey.get(key) ?? [];
  };
}
