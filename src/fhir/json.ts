/** A JSON object nobody checked yet. */
export type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object: not null, not an array. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
