/** A JSON object nobody checked yet. */
export type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object: not null, not an array. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as a list: an array's items, a single value alone, nothing for null and undefined. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The value when it is a text, else an empty one: data may hold anything where a text belongs. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names the JSON type of a value in an issue. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** Equal as JSON values; the order of properties does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => sameJson(item, b[at]));
  }
  if (!isJson(a) || !isJson(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** True when the value holds everything the pattern holds; array items of a pattern may match any item. */
export function holdsPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((part) => value.some((item) => holdsPattern(item, part)));
  }
  if (isJson(pattern)) {
    return isJson(value) && Object.entries(pattern).every(([key, part]) => holdsPattern(value[key], part));
  }
  return value === pattern;
}

const hasOwnForm = (value: object): value is { toJSON(): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

/**
 * JSON that is the same text whoever writes it: keys in code unit order, no blanks, undefined fields left out (RFC 8785
 * for texts, whole numbers and truth values).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const form = hasOwnForm(value) ? value.toJSON() : value;
  // What keeps its numbers as they are written has no other form than itself.
  if (form !== value) return canonicalJson(form);
  const held = value as Json;
  let text = '';
  for (const key of Object.keys(held).sort()) {
    const item = held[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}
