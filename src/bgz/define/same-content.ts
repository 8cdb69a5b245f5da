/** Whether two records hold the same values. Records are plain data, so own enumerable properties are all there is. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let properties = 0;
  for (const key in left) {
    if (!sameContent(left[key], right[key])) return false;
    properties++;
  }
  for (const _key in right) properties--;
  return properties === 0;
}
