import type { z } from 'zod';
import { isBsn } from '../../terminology/check-digits';
import { type Concept, conceptAt } from './concept';

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
  /** NL-CM id of the concept the value belongs to, when there is one. */
  readonly concept?: string;
  readonly conceptName?: string;
  /** What was found, described without repeating personal data. */
  readonly found: string;
  /** What is allowed. */
  readonly allowed: string;
  /** All of it in one sentence. */
  readonly message: string;
}

/** What a check inside a schema reports; see `report`. */
export interface CheckParams {
  readonly zib: ZibIssueCode;
  readonly allowed: string;
  readonly found?: string;
}

type Refinement = z.core.$RefinementCtx;

/** Adds an issue from within a schema check. `path` is relative to the checked value. */
export function report(ctx: Refinement, params: CheckParams, path: (string | number)[] = []): void {
  ctx.addIssue({ code: 'custom', path, params: { ...params }, message: params.allowed });
}

/** Describes a value for an error text: codes, numbers and dates as they are, anything that may be personal by its shape. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) < 1e7 ? `the number ${value}` : 'a number';
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return value instanceof Date ? 'a Date' : `a ${typeof value}`;
  if (value === '') return 'empty text';
  const digits = value.replace(/\D/g, '');
  const codeLike = /^[A-Za-z0-9._:/#-]{1,40}$/.test(value) && /\d/.test(value) && !/^\d{7,9}$/.test(digits);
  const speaksForItself = codeLike && !isBsn(digits);
  return speaksForItself ? `"${value}"` : `text of ${value.length} characters`;
}

/** `['reactions', 0, 'severity']` → `reactions[0].severity`; the record itself is `(record)`. */
export function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(record)';
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

/** Names that are safe and useful to show back: property names an adapter author typed. */
function safeName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name) ? name : `(a name of ${name.length} characters)`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

type Described = { code: ZibIssueCode; found: string; allowed: string };

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'an object',
  array: 'a list',
  number: 'a number',
  boolean: 'true or false',
  int: 'a whole number',
};

function describe(issue: z.core.$ZodIssue, value: unknown): Described {
  const found = describeFound(value);
  switch (issue.code) {
    case 'invalid_type': {
      const allowed = typeNames[issue.expected] ?? issue.expected;
      return { code: value === undefined ? 'missing' : 'wrong-type', found, allowed };
    }
    case 'invalid_value':
      return {
        code: value === undefined ? 'missing' : 'invalid-value',
        found,
        allowed: `one of ${issue.values.map(String).join(', ')}`,
      };
    case 'custom': {
      const params = issue.params as Partial<CheckParams> | undefined;
      return {
        code: params?.zib ?? 'invalid-value',
        found: params?.found ?? found,
        allowed: params?.allowed ?? issue.message,
      };
    }
    case 'invalid_union': {
      const keys = issue.discriminator
        ? `an object whose "${issue.discriminator}" says which kind it is`
        : 'one of the documented forms';
      return { code: value === undefined ? 'missing' : 'wrong-type', found, allowed: keys };
    }
    default:
      return { code: 'invalid-value', found, allowed: issue.message };
  }
}

function toIssue(
  code: ZibIssueCode,
  path: PropertyKey[],
  concepts: readonly Concept[],
  found: string,
  allowed: string,
): ZibIssue {
  const steps = path.map((step) => (typeof step === 'number' ? step : safeName(String(step))));
  const row = conceptAt(concepts, path);
  const at = pathText(steps);
  const where = row ? `${at} (${row.id} ${row.name})` : at;
  return {
    code,
    path: steps,
    at,
    ...(row && { concept: row.id, conceptName: row.name }),
    found,
    allowed,
    message: `${where}: found ${found}, allowed is ${allowed}.`,
  };
}

/** Turns what zod found into issues with record path and concept id. */
export function toIssues(error: z.core.$ZodError, input: unknown, concepts: readonly Concept[]): ZibIssue[] {
  return error.issues.flatMap((issue) => {
    const path = [...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        toIssue(
          'unknown-property',
          [...path, key],
          concepts,
          'a property this zib does not have',
          'a property of the zib, spelled as documented',
        ),
      );
    }
    const described = describe(issue, valueAt(input, path));
    return [toIssue(described.code, path, concepts, described.found, described.allowed)];
  });
}

/**
 * Adds a check over several properties that also runs when one of them is wrong, so that a record reports all of its
 * problems at once. The check must not assume that the properties have the right type.
 */
export function checked<S extends z.ZodType>(
  schema: S,
  check: (value: z.output<S>, ctx: z.core.$RefinementCtx) => void,
): S {
  const added = schema.superRefine(check as never);
  const checks = added._zod.def.checks ?? [];
  const last = checks[checks.length - 1];
  if (last) last._zod.def.when = (payload) => payload.value !== null && typeof payload.value === 'object';
  return added;
}
