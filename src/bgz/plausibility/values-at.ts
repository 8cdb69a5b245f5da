import { isJson } from '../../fhir/json';
import { isAtStep, pathStep } from '../../fhir/path-step';

/** Steps from a record or resource to a value: property names and list positions. */
export type Steps = readonly (string | number)[];

/** A value and where it stands. */
export interface Placed {
  readonly value: unknown;
  readonly at: Steps;
}

/** The value itself, or each item of it when it is a list. */
function items({ value, at }: Placed): Placed[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => items({ value: one, at: [...at, i] }));
  return value === undefined || value === null ? [] : [{ value, at }];
}

const property = ({ value, at }: Placed, name: string): Placed[] =>
  isJson(value) && Object.hasOwn(value, name) ? items({ value: value[name], at: [...at, name] }) : [];

/**
 * The values at dotted steps of a record or resource, as the concept tables write them (`reactions.reactionTime`,
 * `extension(zib-…).valueDateTime`), each with its place. What is not as it should be gives nothing.
 */
export function valuesAt(from: Placed, path: string): Placed[] {
  let found = [from];
  for (const step of path.split('.')) {
    const asked = pathStep(step);
    found = found.flatMap((one) => property(one, asked.name)).filter(({ value }) => isAtStep(value, asked));
    if (found.length === 0) return found;
  }
  return found;
}
