import type * as z from 'zod';
import type { DeepReadonly } from './deep-readonly';
import type { Given } from './given';

/** A schema as the types of its values can be told from it: those of zod, and those that are published. */
export interface AnySchema {
  readonly '~standard': { readonly types?: { readonly input: unknown; readonly output: unknown } | undefined };
}

type TypesOf<S extends AnySchema> = NonNullable<S['~standard']['types']>;

/** What a schema accepts. */
export type InputOf<S extends AnySchema> = TypesOf<S>['input'];

/** What a schema makes of it. */
export type OutputOf<S extends AnySchema> = TypesOf<S>['output'];

/** One thing that is wrong with a value, and the steps to it. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A schema as Standard Schema 1 has it (standardschema.dev): what takes a schema of any library takes this one. */
export interface StandardSchema<Out, In> extends AnySchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Out> | Promise<StandardResult<Out>>;
    readonly types?: { readonly input: In; readonly output: Out } | undefined;
  };
}

/** The value, or what is wrong with it. The `parse` of a builder tells more: the concept, what was found and what is allowed. */
export type StandardResult<Out> =
  | { readonly value: Out; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/**
 * The schema of a zib or part, by the types that are written of its values. In the published declarations it is a
 * {@link StandardSchema} (scripts/publish-types.ts): zod is in what is built, and no package that a vendor installs.
 */
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
