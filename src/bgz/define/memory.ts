import { sameContent } from './same-content';

/** What one mapping run has mapped already, by what it may be known by; several where others go by the same. */
export type Memory = Map<string, { readonly value: unknown; readonly result: unknown }[]>;

/**
 * Maps a building block once per run: an EPD writes the same professional, organization or product out in many records.
 *
 * @param key kind of block, and what few other blocks have: it only keeps the comparing short, as the content decides
 */
export function remembered<V extends object, R>(memory: Memory, key: string, value: V, map: () => R): R {
  const known = memory.get(key) ?? [];
  // A key names the kind of block, and each kind has one mapping and so one type of result.
  for (const one of known) if (sameContent(one.value, value)) return one.result as R;
  const result = map();
  if (known.length === 0) memory.set(key, known);
  known.push({ value, result });
  return result;
}
