import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: Json | undefined): value is Json[] => Array.isArray(value);

export const clone = <T extends Json>(value: T): T => structuredClone(value);

/** The value as a list: nothing, the one, or all. */
export const listed = (value: Json | undefined): Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The objects among the items of a property. */
export const objects = (value: Json | undefined): JsonObject[] => listed(value).filter(isObject);

function sorted(value: Json): Json {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}

/** Twelve hex digits that change when the content does, whatever the order of properties. */
export const fingerprint = (value: Json): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 12);
