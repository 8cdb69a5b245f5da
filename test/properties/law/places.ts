/** Places in a value: reading, changing and leaving out. */

export type Json = Record<string, unknown>;
export type Holder = Record<string | number, unknown>;
export type Path = readonly (string | number)[];

export const copy = <T>(value: T): T => structuredClone(value);

export const isObject = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every place in a value, outermost first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const place = [...at, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesIn(value[key], place)];
  });
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, step) => (isObject(inner) ? inner[step] : undefined), value);

/** The value with another one at a place, or without what is there; only what holds the place is copied. */
export function withValue<T>(record: T, path: Path, value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const result = (Array.isArray(record) ? [...record] : { ...(record as Json) }) as Holder;
  const inner =
    rest.length === 0 ? value : withValue(result[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  if (inner !== undefined) result[step] = inner;
  else if (Array.isArray(result)) result.splice(Number(step), 1);
  else delete result[step];
  return result as T;
}

/** The names on a path; items of a list share one. */
export const namesOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

/** True where the one place is the other or holds it. */
export const holds = (outer: Path, inner: Path): boolean => outer.every((step, i) => step === inner[i]);

/** A coded value of a record: a code with its system, or a NullFlavor. */
export const isCoded = (value: unknown): value is Json =>
  isObject(value) && !('value' in value) && ('nullFlavor' in value || ('system' in value && 'code' in value));

export const isMoment = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}(-\d{2}(-\d{2}(T[\d:.]+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.test(value) &&
  value.length !== 5;
