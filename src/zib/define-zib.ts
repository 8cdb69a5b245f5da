import type { z } from 'zod';
import type { Concept } from './parts/concept';
import type { DeepReadonly } from './parts/deep-readonly';
import { toIssues, type ZibIssue } from './parts/issue';

/** What parsing answers: the record, or every problem found in it. */
export type ParseResult<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly issues: readonly ZibIssue[] };

/** A log line should stay readable when a thousand rows have the same mistake; `issues` holds them all. */
const SHOWN = 20;

/** Thrown by a builder on bad input. `issues` holds every problem; the message names zib, paths and concepts, no personal data. */
export class ZibRecordError extends Error {
  override readonly name = 'ZibRecordError';
  readonly code = 'invalid-record';
  readonly zib: string;
  readonly issues: readonly ZibIssue[];

  constructor(zib: string, issues: readonly ZibIssue[]) {
    const shown = issues.slice(0, SHOWN).map((issue) => issue.message);
    if (issues.length > SHOWN) shown.push(`And ${issues.length - SHOWN} more, see issues.`);
    super(`${zib}: ${issues.length} problem(s). ${shown.join(' ')}`);
    this.zib = zib;
    this.issues = issues;
  }
}

/** A zib: call it to build a record, `parse` to get a result in place of an error. */
export interface Zib<S extends z.ZodType> {
  /** Builds a deeply readonly record. Throws {@link ZibRecordError} with every problem when the input is not a valid record. */
  (input: DeepReadonly<z.input<S>>): DeepReadonly<z.output<S>>;
  /** Parses anything; never throws. */
  parse(input: unknown): ParseResult<DeepReadonly<z.output<S>>>;
  /** English zib name, e.g. `AllergyIntolerance`. */
  readonly zib: string;
  readonly schema: S;
  readonly concepts: readonly Concept[];
}

function freeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

/**
 * Defines a zib from its schema and concept table. The schema has a named input and output type (`interface PatientInput
 * extends z.input<…>`): TypeScript writes an inferred type out wherever it is used, which made the published declarations
 * a hundred times larger.
 */
export function defineZib<S extends z.ZodType>(zib: string, schema: S, concepts: readonly Concept[]): Zib<S> {
  type Out = DeepReadonly<z.output<S>>;
  // Records that came out of this schema; parsing them again would find nothing new.
  const built = new WeakSet<object>();

  function parse(input: unknown): ParseResult<Out> {
    if (typeof input === 'object' && input !== null && built.has(input)) return { ok: true, record: input as Out };
    const result = safely(() => schema.safeParse(input));
    if (result === undefined) return { ok: false, issues: [unreadable] };
    if (!result.success) {
      // A getter may answer once and throw the second time, when zod words the error or the issue looks at what it found.
      return { ok: false, issues: safely(() => toIssues(result.error, input, concepts)) ?? [unreadable] };
    }
    freeze(result.data);
    built.add(result.data as object);
    return { ok: true, record: result.data as Out };
  }

  function build(input: DeepReadonly<z.input<S>>): Out {
    const result = parse(input);
    if (!result.ok) throw new ZibRecordError(zib, result.issues);
    return result.record;
  }

  return Object.assign(build, { parse, zib, schema, concepts });
}

/** Objects with throwing getters or proxies are junk too; they must not throw past `parse`. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const unreadable: ZibIssue = {
  code: 'wrong-type',
  path: [],
  at: '(record)',
  found: 'an object that throws while it is read',
  allowed: 'a plain object',
  message: '(record): found an object that throws while it is read, allowed is a plain object.',
};
