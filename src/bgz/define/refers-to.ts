import type * as z from 'zod';

const lists = new WeakMap<z.core.$ZodType, string>();

/** Lets values of a schema count as references, by their `id`, to a record of the same patient in the list with this key. */
export function refersTo<S extends z.core.$ZodType>(schema: S, list: string): S {
  lists.set(schema, list);
  return schema;
}

/** The list that values of a schema refer to; undefined for values that are no references. */
export const listReferredTo = (schema: z.core.$ZodType): string | undefined => lists.get(schema);
