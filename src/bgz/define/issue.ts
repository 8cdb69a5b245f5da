import type * as z from 'zod';
import type { Words } from '../words/say';
import { mendsAs } from './mender';
import { statedAs } from './stated';

/** Stable names of what can be wrong with a record. */
export type ZibIssueCode =
  | 'missing'
  | 'wrong-type'
  | 'unknown-property'
  | 'not-in-codelist'
  | 'invalid-code'
  | 'invalid-identifier'
  | 'invalid-moment'
  | 'invalid-period'
  | 'invalid-value'
  | 'dangling-reference'
  | 'duplicate-id';

/** One problem in a record. Texts never repeat names, free text or identifiers from the record. */
export interface ZibIssue {
  readonly code: ZibIssueCode;
  /** Steps from the record to the value: property names and list positions from 0. */
  readonly path: readonly (string | number)[];
  /** The same path as text, e.g. `reactions[0].severity`. */
  readonly at: string;
  /**
   * The own id of the record it lies in: of the innermost record of a list, or of the record itself. Absent when it has none, or
   * when the id could itself be personal data.
   */
  readonly record?: string;
  /** NL-CM id of the concept the value belongs to, when there is one. */
  readonly concept?: string;
  readonly conceptName?: string;
  /** What was found, described without repeating personal data. */
  readonly found: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What was probably meant, where it looks like something known. */
  readonly suggestion?: string;
  /** All of it in a sentence or two, in the language asked for, as `found` and `allowed` are. */
  readonly message: string;
}

/** What a check inside a schema reports; see `report`. */
export interface CheckParams {
  readonly zib: ZibIssueCode;
  /** A text of the words tables. */
  readonly allowed: Words;
  readonly found?: Words;
  readonly suggestion?: string;
}

type Refinement = z.core.$RefinementCtx;

/** Adds an issue from within a schema check. `path` is relative to the checked value. */
export function report(ctx: Refinement, params: CheckParams, path: (string | number)[] = []): void {
  ctx.addIssue({ code: 'custom', path, params: { ...params }, message: phraseText(params.allowed) });
}

const phraseText = (phrase: Words): string => (typeof phrase === 'string' ? phrase : phrase.text);

/** What a message of {@link expected} begins with. */
export const EXPECTED = 'allowed: ';

/** Parameters for a zod type whose plain name says too little: what to write when the value has another type. */
export function expected(allowed: string): { error: () => string } {
  return { error: () => EXPECTED + allowed };
}

/**
 * Adds a check over several properties that also runs when one of them is wrong, so that a record reports all of its
 * problems at once. The check must not assume that the properties have the right type.
 */
export function checked<S extends z.ZodType>(
  schema: S,
  check: (value: z.output<S>, ctx: z.core.$RefinementCtx) => void,
): S {
  const added = statedAs(mendsAs(schema.superRefine(check as never), schema), schema);
  const checks = added._zod.def.checks ?? [];
  const last = checks[checks.length - 1];
  if (last) last._zod.def.when = ({ value }) => value !== null && typeof value === 'object' && !Array.isArray(value);
  return added;
}
