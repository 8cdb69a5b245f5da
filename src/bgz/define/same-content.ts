/** Whether two records hold the same values. Records are plain data, so own enumerable properties are all there is. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let properties = 0;
  for (const key in left) {
    // Most values are texts: those that are equal need no call.
    if (left[key] !== right[key] && !sameContent(left[key], right[key])) return false;
    properties++;
  }
  for (const _key in right) properties--;
  return properties === 0;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameContent(a[i], b[i])) return false;
  return true;
}

/** Whether two records say the same of the patient, whatever is told of when and by whom they were registered. */
export const sameStatement = (a: unknown, b: unknown): boolean =>
  a === b || sameContent(withoutMetadata(a), withoutMetadata(b));

/** A record without its metadata; itself, where it has none. */
export function withoutMetadata<T>(record: T): T {
  if (typeof record !== 'object' || record === null || !('metadata' in record)) return record;
  const { metadata: _metadata, ...rest } = record;
  return rest as T;
}
