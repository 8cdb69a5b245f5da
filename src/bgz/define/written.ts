import type { z } from 'zod';
import type { DeepReadonly } from './deep-readonly';
import type { Given } from './given';

/** The schema of a zib or part, by the types that are written of its values. */
export interface SchemaOf<Out, In> extends z.ZodType<Out, In> {}

/** Whether two types are the same, down to which properties may be left out or changed. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The types of a record as `types.ts` has them: as it is kept, and as it is accepted. */
export interface Written<Out, In> {
  readonly out?: Out;
  readonly in?: In;
}

/** What the compiler says of a `types.ts` that does not say what the schema says. */
interface Behind {
  readonly 'types.ts is behind: run npm run docs': never;
}

/** Written types, where they are what a schema infers, both of them; anything else is refused by the compiler. */
export type WrittenFor<S extends z.ZodType, Out, In> = Written<Out, In> &
  (Same<DeepReadonly<z.output<S>>, Out> extends true
    ? Same<Given<z.input<S>>, In> extends true
      ? unknown
      : Behind
    : Behind);

/**
 * Names the written types of a zib or part. TypeScript writes an inferred type out wherever it is used, and shows it as it was
 * inferred; what `npm run docs` writes from the fields has words in an editor and is stated once in the published declarations.
 */
export const written = <Out, In>(): Written<Out, In> => ({});
