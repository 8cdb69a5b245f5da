import { keepOwnNumbers } from '../../fhir/written-numbers';

/** How large a JSON value is. */
export interface Measure {
  /** Whether objects and arrays are nested deeper than allowed; it was not looked at further then. */
  readonly tooDeep: boolean;
  /** Whether one object stands at several places. */
  readonly shares: boolean;
}

/** Most objects and arrays: those that share their parts can unfold without end although they are not deep. */
export const MAX_OBJECTS = 20_000_000;

/** Measures a JSON value without recursion, so that no nesting, not even a circle of objects, can exhaust the stack. */
export function measure(value: unknown, maxDepth: number): Measure {
  const values: unknown[] = [value];
  const depths: number[] = [1];
  const met = new Set<object>();
  let count = 0;
  while (values.length > 0) {
    const item = values.pop();
    const depth = depths.pop() ?? 0;
    if (typeof item !== 'object' || item === null) continue;
    count++;
    met.add(item);
    if (depth > maxDepth || count > MAX_OBJECTS) return { tooDeep: true, shares: met.size < count };
    const inner: unknown[] = Array.isArray(item) ? item : Object.values(item);
    for (const one of inner) {
      if (typeof one !== 'object') continue;
      values.push(one);
      depths.push(depth + 1);
    }
  }
  return { tooDeep: false, shares: met.size < count };
}

/** The same value with an object of its own at each place, as a text would have it: what is said of one place is not meant for another. */
export function unshared(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unshared);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unshared(inner)]));
  keepOwnNumbers(value, own);
  return own;
}
