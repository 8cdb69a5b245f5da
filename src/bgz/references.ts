import type * as z from 'zod';
import { isJson } from '../fhir/json';
import { innerSchema } from './define/inner-schema';
import { builtWith } from './define/mender';
import { listReferredTo } from './define/refers-to';
import { zibGroups } from './listed/zibs';
import type { ProblemInside } from './problem/types';
import type { ZibGroup } from './records';

/** Each item of a list, as a step. */
const ITEM = Symbol('item');

/** Where records of a group refer to others of the same patient. */
export interface ReferencePlace {
  /** Steps in the record. */
  readonly steps: readonly (string | typeof ITEM)[];
  /** The list that should hold the other record. */
  readonly list: ZibGroup;
}

/** The references in values of a schema; what is referred to is not looked into. */
function referencesIn(schema: z.core.$ZodType, ...steps: ReferencePlace['steps']): ReferencePlace[] {
  const list = listReferredTo(schema);
  if (list !== undefined) {
    if (!Object.hasOwn(zibGroups, list)) throw new Error(`A record refers to ${list}, which is no list of records.`);
    return [{ steps, list: list as ZibGroup }];
  }
  const inner = innerSchema(schema);
  if (inner !== undefined) return referencesIn(inner, ...steps);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'array') return referencesIn(def.element, ...steps, ITEM);
  if (def.type === 'union') return def.options.flatMap((option) => referencesIn(option, ...steps));
  if (def.type !== 'object') return [];
  return Object.entries(def.shape).flatMap(([name, property]) => referencesIn(property, ...steps, name));
}

const places = new Map<string, readonly ReferencePlace[]>();

/** Where records of a group refer to others, as the schema of its zib says; nowhere for what is no group of zibs. */
export function referencePlaces(group: string): readonly ReferencePlace[] {
  const known = places.get(group);
  if (known) return known;
  if (!Object.hasOwn(zibGroups, group)) return [];
  // Found when first asked for: who imports the library need not wait for the schemas of all zibs to be looked through.
  const found = referencesIn(zibGroups[group as ZibGroup].schema);
  places.set(group, found);
  return found;
}

/** A reference of a record to another of the same patient. */
export interface ReferenceTo {
  /** Steps from the record to the id: `indications`, 0, `id`. */
  readonly path: readonly (string | number)[];
  /** The list that should hold the other record. */
  readonly list: ZibGroup;
  readonly id: unknown;
}

/** A value of a record, and where it stands. */
interface Placed {
  readonly value: unknown;
  readonly at: readonly (string | number)[];
}

/** The values at steps of a record; what is not as its schema has it gives none. */
function valuesIn(record: unknown, steps: ReferencePlace['steps']): readonly Placed[] {
  let found: Placed[] = [{ value: record, at: [] }];
  for (const step of steps)
    found = found.flatMap(({ value, at }) => {
      if (step === ITEM) return Array.isArray(value) ? value.map((one, i) => ({ value: one, at: [...at, i] })) : [];
      return isJson(value) && value[step] !== undefined ? [{ value: value[step], at: [...at, step] }] : [];
    });
  return found;
}

/** The references of a record of a group to other records of the same patient, by their own ids. */
export function referencesOf(group: string, record: unknown): readonly ReferenceTo[] {
  return referencePlaces(group).flatMap(({ steps, list }) =>
    valuesIn(record, steps).flatMap(({ value, at }): ReferenceTo[] => {
      const id = isJson(value) ? value.id : undefined;
      return id === undefined ? [] : [{ path: [...at, 'id'], list, id }];
    }),
  );
}

/** A problem given whole inside a record, and where in the record it stands. */
export interface PlacedProblem {
  readonly problem: ProblemInside;
  readonly path: readonly (string | number)[];
}

/**
 * The problems given whole inside a record. They are records as much as those of a list: with an id and a subject of their
 * own, held to the same rules.
 *
 * @param group The group the record is of; what is of none has no problems inside.
 * @param record A record as the schema of its zib gives it; anything else has no problems inside.
 */
export function problemsInside(group: string, record: unknown): readonly PlacedProblem[] {
  // What a builder made cannot change, and is asked for it several times at each search.
  if (builtWith(record) === undefined) return lookInside(group, record);
  const before = seen.get(record as object);
  if (before?.group === group) return before.inside;
  const inside = lookInside(group, record);
  seen.set(record as object, { group, inside });
  return inside;
}

const seen = new WeakMap<object, { readonly group: string; readonly inside: readonly PlacedProblem[] }>();

function lookInside(group: string, record: unknown): readonly PlacedProblem[] {
  return referencePlaces(group)
    .filter(({ list }) => list === 'problems')
    .flatMap(({ steps }) => valuesIn(record, [...steps, 'problem']))
    .flatMap(({ value, at }) => (isJson(value) ? [{ problem: value as unknown as ProblemInside, path: at }] : []));
}
