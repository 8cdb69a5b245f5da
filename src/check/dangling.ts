import type { SourceGroup } from '../assemble/ports';
import { type ReferenceTo, referencesOf } from '../bgz/references';
import type { Seen } from './observe';

/** A reference of a record that nothing answers to. */
export interface Dangling extends ReferenceTo {
  /** Whether a record with that id was given and not accepted. */
  readonly refused: boolean;
}

const key = (group: SourceGroup, id: unknown): string => `${group} ${String(id)}`;

/** Finds what records refer to among the others of the patient: `there` are those that are exchanged, or would be. */
export function danglingIn(seen: readonly Seen[], there: (one: Seen) => boolean): (one: Seen) => readonly Dangling[] {
  const known = new Set<string>();
  const refused = new Set<string>();
  for (const one of seen) {
    const { group, result } = one;
    if (!result.ok) {
      const id = result.id ?? one.id;
      if (typeof id === 'string' || typeof id === 'number') refused.add(key(group, id));
    } else if (there(one)) known.add(key(group, (result.record as { readonly id?: string }).id));
  }
  return ({ group, result }) =>
    result.ok
      ? referencesOf(group, result.record)
          .filter(({ list, id }) => !known.has(key(list, id)))
          .map((one) => ({ ...one, refused: refused.has(key(one.list, one.id)) }))
      : [];
}
