import { types } from 'node:util';
import type { SourceGroup } from './ports';

/** What data was built to, for a short while: the searches of one pull ask for the same records again and again. */
export interface KnownData {
  /** The record that such data was built to before; undefined for data of which nothing is remembered, or can be. */
  find(group: SourceGroup, data: string): object | undefined;
  learn(group: SourceGroup, data: string, record: object): void;
}

/** What {@link knownData} remembers at most. */
export interface DataLimits {
  /** Characters of data, as JSON. */
  readonly characters: number;
  /** How long data is remembered that is not given again. */
  readonly ttlMs: number;
}

/** Deeper is no record. */
const DEEPEST = 40;

/** A number that JSON has, and gives back. */
const isWritten = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

/**
 * Data as text, the same for the same data only; undefined where it is no plain data: a Date or an instance of a class may read
 * as a text and is not one, and what it says may be another thing the next time.
 */
export function textOfData(value: unknown): string | undefined {
  // JSON leaves out what is undefined, and a builder may be told of it: a property that it does not know.
  let left = '';
  let seen = 0;
  function isPlain(one: unknown, depth: number): boolean {
    seen++;
    if (typeof one === 'string' || typeof one === 'boolean' || one === null) return true;
    if (typeof one === 'number') return isWritten(one);
    if (typeof one !== 'object' || depth > DEEPEST) return false;
    if (Array.isArray(one))
      return one.length === Object.keys(one).length && one.every((item) => isPlain(item, depth + 1));
    if (Object.getPrototypeOf(one) !== Object.prototype) return false;
    const all = Object.entries(one);
    // What a builder would read, and JSON does not.
    if (Object.getOwnPropertyNames(one).length !== all.length) return false;
    for (const [name, inner] of all) {
      if (inner === undefined) left += `\n${seen} ${name}`;
      else if (!isPlain(inner, depth + 1)) return false;
    }
    return !('toJSON' in one);
  }
  try {
    if (typeof value !== 'object' || value === null || !isPlain(value, 0)) return undefined;
    return JSON.stringify(value) + left;
  } catch {
    // It throws while it is read: so it does for the builder.
    return undefined;
  }
}

/** True when data gives the same however often it is read, as far as can be seen: nothing is worked out as it is read. */
export function isSteady(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (types.isProxy(value)) return false;
  return Object.getOwnPropertyNames(value).every((name) => {
    const one = Object.getOwnPropertyDescriptor(value, name);
    return one?.get === undefined && isSteady(one?.value);
  });
}

/** Remembers in the memory of this process; what was not given again for a while is gone. */
export function knownData({ characters, ttlMs }: DataLimits): KnownData {
  let [young, old] = [new Map<string, object>(), new Map<string, object>()];
  let held = 0;
  let timer: NodeJS.Timeout | undefined;
  function age(): void {
    old = young;
    young = new Map();
    held = 0;
    timer?.refresh();
    if (old.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  function keep(key: string, record: object): void {
    held += key.length;
    if (held > characters / 2) age();
    young.set(key, record);
    // The timer drops it, asked for or not: what is of a patient does not stay for want of requests.
    timer ??= setInterval(age, ttlMs / 2).unref();
  }
  return {
    find(group, data) {
      const key = `${group} ${data}`;
      const known = young.get(key);
      if (known !== undefined) return known;
      const before = old.get(key);
      if (before !== undefined) keep(key, before);
      return before;
    },
    learn(group, data, record) {
      if (data.length < characters / 4) keep(`${group} ${data}`, record);
    },
  };
}
