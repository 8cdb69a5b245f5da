import type { Bonds } from '../bgz/define/section';
import { sectionOf } from '../bgz/index';
import { problemsInside } from '../bgz/references';
import { isJson } from '../fhir/json';
import type { ReadGroup } from './kinds';

/** What stands or falls together in records of a group, as its section states it. */
function bondsOf(group: ReadGroup): Bonds {
  const bonds = sectionOf(group)?.bonds;
  if (bonds === undefined) throw new TypeError(`The section of ${group} does not say what stands or falls together.`);
  return bonds;
}

/** Steps to a part of a record. */
export type Steps = readonly (string | number)[];

/** The steps without places in lists. */
export const namesOf = (steps: Steps): string => steps.filter((step) => typeof step === 'string').join('.');

/** The part at these steps. */
export function partAt(record: unknown, steps: Steps): unknown {
  let at = record;
  for (const step of steps)
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
  return at;
}

const isWithin = (names: string, part: string): boolean => names === part || names.startsWith(`${part}.`);

/** A coded value, an amount, so much per time, or a number of a register. */
const isOneValue = (part: unknown): boolean =>
  isJson(part) && ['system', 'code', 'nullFlavor', 'unit', 'per'].some((name) => name in part);

/** Where problems given whole stand in a record; looked for once, for each thing that is wrong with the record asks. */
const inside = new WeakMap<object, ReadonlySet<string>>();

function placesInside(group: ReadGroup, record: object): ReadonlySet<string> {
  const known = inside.get(record) ?? new Set(problemsInside(group, record).map(({ path }) => JSON.stringify(path)));
  inside.set(record, known);
  return known;
}

/** The steps to a problem given whole that a part is in: `indications[0].problem`. */
function problemAround(group: ReadGroup, record: unknown, steps: Steps): Steps | undefined {
  if (!isJson(record)) return undefined;
  const places = placesInside(group, record);
  for (let length = 1; length < steps.length; length++) {
    const around = steps.slice(0, length);
    if (places.has(JSON.stringify(around))) return around;
  }
  return undefined;
}

/**
 * The parts of a record that fall with one that its zib refuses.
 *
 * @returns undefined when that is the whole record
 */
export function fallingWith(group: ReadGroup, record: unknown, steps: Steps): readonly Steps[] | undefined {
  const held = problemAround(group, record, steps);
  if (held !== undefined) {
    const parts = fallingWith('problems', partAt(record, held), steps.slice(held.length));
    // A problem given whole is held to what its own records are; without it the place in the list is empty.
    return parts?.map((part) => [...held, ...part]) ?? [held.slice(0, -1)];
  }
  const names = namesOf(steps);
  const { decides, together } = bondsOf(group);
  const bound = together?.find((parts) => parts.some((part) => isWithin(names, part)));
  if (bound !== undefined) return bound.map((part) => part.split('.'));
  if (steps.length === 0 || decides.some((part) => isWithin(names, part))) return undefined;
  for (let length = 1; length < steps.length; length++)
    if (isOneValue(partAt(record, steps.slice(0, length)))) return [steps.slice(0, length)];
  // What is missing makes that fall which cannot do without it.
  return partAt(record, steps) === undefined ? fallingWith(group, record, steps.slice(0, -1)) : [steps];
}
