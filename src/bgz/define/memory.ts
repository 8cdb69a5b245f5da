import { sameContent } from './same-content';

/** What one mapping run has mapped already, by what it is known by; several when the same number comes with other details. */
export type Memory = Map<string, { readonly value: unknown; readonly result: unknown }[]>;

/**
 * Maps a building block once per run: an EPD writes the same professional, organization or product out in many records.
 * `key` is what the block is known by; a block under the same key with other content is mapped anew.
 */
export function remembered<V extends object, R>(memory: Memory, key: string, value: V, map: () => R): R {
  const known = memory.get(key) ?? [];
  const earlier = known.find((one) => sameContent(one.value, value));
  // A key names the kind of block, and each kind has one mapping and so one type of result.
  if (earlier) return earlier.result as R;
  const result = map();
  if (known.length === 0) memory.set(key, known);
  known.push({ value, result });
  return result;
}
