/** Whether a text may be repeated. */
export type Found = 'shown' | 'hidden';

const LONGEST = 60;

/** What was found, in a message. Text is repeated only when it is short and no secret. */
export function found(value: unknown, how: Found = 'shown'): string {
  if (value === undefined) return 'left out';
  if (typeof value === 'string') {
    if (value === '') return 'empty text';
    return how === 'hidden' || value.length > LONGEST ? `text of ${value.length} characters` : `'${value}'`;
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return how === 'hidden' ? 'a number' : String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return typeof (value as { then?: unknown }).then === 'function' ? 'a promise (await it)' : 'an object';
}
