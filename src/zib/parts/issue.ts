import type { z } from 'zod';
import { type Concept, conceptAt } from './concept';
import { pathText } from './path-text';
import type { Unwritable } from './unwritable';

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

const objectNames: Readonly<Record<string, string>> = {
  function: 'a function',
  symbol: 'a symbol',
  bigint: 'a bigint',
};

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);

/** Describes a value for an error text. Text is never repeated: what stands in the wrong place may be anyone's name or number. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'string') return value === '' ? 'empty text' : `text of ${characters(value.length)}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value);
    // Seven digits and more may be a BSN or a telephone number.
    return Math.abs(value) < 1e6 ? `the number ${value}` : 'a large number';
  }
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return 'a Date object';
  return objectNames[typeof value] ?? 'an object';
}

/** Names an adapter author typed as property are safe and useful to show back; anything odder is not repeated. */
function safeName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name) ? name : `(a name of ${characters(name.length)})`;
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

const EXPECTED = 'allowed: ';

/** Parameters for a zod type whose plain name says too little: what to write when the value has another type. */
export function expected(allowed: string): { error: () => string } {
  return { error: () => EXPECTED + allowed };
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'array') return issue.message;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  return issue.inclusive ? `${issue.minimum} or more` : `a number above ${issue.minimum}`;
}

function describe(issue: z.core.$ZodIssue, value: unknown): Described {
  const found = describeFound(value);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union': {
      const own = issue.message.startsWith(EXPECTED) ? issue.message.slice(EXPECTED.length) : undefined;
      const type = issue.code === 'invalid_type' ? issue.expected : 'object';
      const allowed = own ?? typeNames[type] ?? type;
      if (value === undefined) return { code: 'missing', found, allowed };
      return {
        code: typeof value === 'number' && type === 'int' ? 'invalid-value' : 'wrong-type',
        found,
        allowed,
      };
    }
    case 'invalid_value': {
      const allowed = `${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
      return { code: value === undefined ? 'missing' : 'invalid-value', found, allowed };
    }
    case 'too_small':
    case 'too_big':
      return { code: 'invalid-value', found, allowed: bound(issue) };
    case 'custom': {
      const params = issue.params as Partial<CheckParams> | undefined;
      return {
        code: params?.zib ?? 'invalid-value',
        found: params?.found ?? found,
        allowed: params?.allowed ?? issue.message,
      };
    }
    default:
      return { code: 'invalid-value', found, allowed: issue.message };
  }
}

/** Of the forms a union allows, the one whose problems lie inside the value: its type at least is right. */
function closestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  return issue.errors.find((form) => form.every((inner) => inner.path.length > 0));
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

/** The issue of a text that cannot be sent: where the character is, never the text. */
export function unwritableIssue(
  { path, found, codePoint, position }: Unwritable & { readonly path: readonly (string | number)[] },
  concepts: readonly Concept[],
): ZibIssue {
  if (found === 'length')
    return toIssue('invalid-value', [...path], concepts, `text of ${position} characters`, 'text of at most 1 MB');
  const allowed = 'text without control characters (tab and line ends aside), U+FFFE, U+FFFF and half surrogate pairs';
  return toIssue('invalid-value', [...path], concepts, `${codePoint} at character ${position}`, allowed);
}

/** Turns what zod found into issues with record path and concept id. */
export function toIssues(
  error: z.core.$ZodError,
  input: unknown,
  concepts: readonly Concept[],
  place: (path: readonly PropertyKey[]) => PropertyKey[] = (path) => [...path],
): ZibIssue[] {
  const convert = (issue: z.core.$ZodIssue, base: readonly PropertyKey[]): ZibIssue[] => {
    const path = [...base, ...issue.path];
    const form = issue.code === 'invalid_union' ? closestForm(issue) : undefined;
    if (form) return form.flatMap((inner) => convert(inner, path));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        toIssue(
          'unknown-property',
          place([...path, key]),
          concepts,
          'a property this zib does not have',
          'a property of the zib, spelled as documented',
        ),
      );
    }
    const described = describe(issue, valueAt(input, path));
    return [toIssue(described.code, place(path), concepts, described.found, described.allowed)];
  };
  return error.issues.flatMap((issue) => convert(issue, []));
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
  if (last) last._zod.def.when = ({ value }) => value !== null && typeof value === 'object' && !Array.isArray(value);
  return added;
}
