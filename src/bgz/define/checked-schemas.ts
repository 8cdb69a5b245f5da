import type * as z from 'zod';
import { innermost } from './field';

/** A schema inside what may leave it out or hold several of it, and those it adds checks to. */
export function withoutChecks(schema: z.core.$ZodType): z.core.$ZodType[] {
  const chain = [innermost(schema)];
  for (let next = chain[0]?._zod.parent; next !== undefined; next = next._zod.parent) chain.push(next);
  return chain;
}

/** The first of these that is stated for a schema, or for one that it adds checks to. */
export function stated<T>(known: ReadonlyMap<z.core.$ZodType, T>, schema: z.core.$ZodType): T | undefined {
  return withoutChecks(schema)
    .map((one) => known.get(one))
    .find((one) => one !== undefined);
}
