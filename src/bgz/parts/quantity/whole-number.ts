/** The digits of a whole number a computer holds exactly; undefined for any other value. */
export function digitsOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}
