import type { Json } from '../../fhir/json';
import type { Shape } from '../compile/shape';
import { type Cursor, placeIn } from '../walk/cursor';

/** Where a glance began: what stands at a cursor, as an object of a shape. */
export interface Vantage {
  readonly at: Cursor;
  readonly shape: Shape;
  readonly object: Json;
}

/** Collects the steps from a value down to an object in it, the last first; false where it is not there. */
function stepsTo(value: unknown, target: object, into: (string | number)[]): boolean {
  if (value === target) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      if (!stepsTo(value[at], target, into)) continue;
      into.push(at);
      return true;
    }
    return false;
  }
  const holder = value as Json;
  for (const key in holder) {
    if (typeof holder[key] !== 'object' || !stepsTo(holder[key], target, into)) continue;
    into.push(key);
    return true;
  }
  return false;
}

const UNDERSCORE = 95;

/**
 * A cursor on an object that was passed over at a glance; where the glance began when it is not there. It names the place as
 * that of the walk would; of the types on the way it knows no more than which stand in the twin of a primitive.
 */
export function placeOf({ at, object }: Vantage, target: object): Cursor {
  const steps: (string | number)[] = [];
  stepsTo(object, target, steps);
  let place = at;
  for (let next = steps.length - 1; next >= 0; next--) {
    const step = String(steps[next]);
    const item = steps[next - 1];
    const index = typeof item === 'number' ? item : -1;
    if (index >= 0) next--;
    const isTwin = step.charCodeAt(0) === UNDERSCORE;
    place = placeIn(place, isTwin ? step.slice(1) : step, index, isTwin ? 'string' : 'Element');
  }
  return place;
}
