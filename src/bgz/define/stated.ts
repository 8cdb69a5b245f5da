import type * as z from 'zod';
import type { Fields } from './field';

/** The names of what a schema is: a zib, or a part that records share. */
export interface Root {
  /** Concept id of zib 2017 without `NL-CM:`, or the number in the BgZ of what is no zib; undefined for a part that has none of its own. */
  readonly id?: string;
  /** English name; of the types of its values too, which stand in `types.ts`. */
  readonly name: string;
  /** English name of the concept, where that is another. */
  readonly concept?: string;
  /** Dutch name, where it has one. */
  readonly dutch?: string;
  /** What a reader should know of its values; in English. */
  readonly note?: string;
}

interface Stated {
  readonly fields?: Fields;
  readonly root?: Root;
}

const stated = new WeakMap<z.core.$ZodType, Stated>();

/** What was stated of a schema. */
export const statedOfSchema = (schema: z.core.$ZodType): Stated => stated.get(schema) ?? {};

/** States more of a schema. */
export function state<S extends z.core.$ZodType>(schema: S, more: Stated): S {
  stated.set(schema, { ...stated.get(schema), ...more });
  return schema;
}

/** A schema that adds a check to another is another to zod; what was stated of the one holds for it. */
export function statedAs<S extends z.core.$ZodType>(schema: S, other: z.core.$ZodType): S {
  const known = stated.get(other);
  return known === undefined ? schema : state(schema, known);
}
