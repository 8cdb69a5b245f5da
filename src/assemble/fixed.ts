import { types } from 'node:util';

/** What was found to be frozen to its last value: it cannot become otherwise. */
const known = new WeakSet<object>();

function isPlainAndFrozen(value: unknown): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  // A proxy of something frozen may say something else each time.
  if (!Object.isFrozen(value) || types.isProxy(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) return false;
  return Object.getOwnPropertyNames(value).every((name) => {
    const one = Object.getOwnPropertyDescriptor(value, name);
    return one?.get === undefined && isPlainAndFrozen(one?.value);
  });
}

/** True for plain data that is frozen to its last value, as what a builder made is: it says the same whenever it is looked at. */
export function isFixed(record: object): boolean {
  if (known.has(record)) return true;
  if (!isPlainAndFrozen(record)) return false;
  known.add(record);
  return true;
}

/** Freezes plain data to its last value. */
export function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
