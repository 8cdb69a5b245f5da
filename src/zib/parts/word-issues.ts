import type { z } from 'zod';
import { nearest, nearestName } from '../../options/did-you-mean';
import { type Phrase, say, type Words } from '../words/say';
import { type Concept, conceptAt } from './concept';
import { type CheckParams, EXPECTED, type ZibIssue, type ZibIssueCode } from './issue';
import type { Language } from './language';
import { pathText } from './path-text';
import { shownCode } from './shown-code';
import type { Unwritable } from './unwritable';

const phrase = (text: string, values: Readonly<Record<string, string>>): Phrase => ({ text, values });

const objectNames: Readonly<Record<string, string>> = {
  function: 'a function',
  symbol: 'a symbol',
  bigint: 'a bigint',
};

const textOf = (count: number): Words =>
  count === 1 ? 'text of 1 character' : phrase('text of {count} characters', { count: String(count) });

function describeNumber(value: number): Words {
  if (!Number.isFinite(value)) return String(value);
  // Seven digits and more may be a BSN or a telephone number.
  return Math.abs(value) < 1e6 ? phrase('the number {number}', { number: String(value) }) : 'a large number';
}

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** Describes a value for an error text. Text is never repeated: what stands in the wrong place may be anyone's name or number. */
function describeFound(value: unknown): Words {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : phrase('a list of {count}', { count: String(value.length) });
  if (typeof value === 'string') return value === '' ? 'empty text' : textOf(value.length);
  if (typeof value === 'number') return describeNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (isDate(value))
    return Number.isNaN(Date.prototype.getTime.call(value)) ? 'a Date that holds no moment' : 'a Date object';
  return objectNames[typeof value] ?? 'an object';
}

/** Names an adapter author typed as property are safe and useful to show back; anything odder is not repeated. */
function safeName(name: string, language: Language): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]{0,60}$/.test(name)) return name;
  return name.length === 1
    ? say('(a name of 1 character)', language)
    : say(phrase('(a name of {count} characters)', { count: String(name.length) }), language);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

type Described = {
  code: ZibIssueCode;
  found: Words;
  allowed: Words;
  suggestion?: string | undefined;
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'an object',
  array: 'a list',
  number: 'a number',
  boolean: 'true or false',
  int: 'a whole number',
};

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  if (issue.origin === 'array') return issue.message;
  const value = { value: String(issue.code === 'too_big' ? issue.maximum : issue.minimum) };
  if (issue.code === 'too_big') return phrase('{value} or less', value);
  return issue.inclusive ? phrase('{value} or more', value) : phrase('a number above {value}', value);
}

/** The words of `expected`, when a message holds them. */
const expectedIn = (message: string): string | undefined =>
  message.startsWith(EXPECTED) ? message.slice(EXPECTED.length) : undefined;

function describe(issue: z.core.$ZodIssue, value: unknown): Described {
  const found = describeFound(value);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union': {
      const type = issue.code === 'invalid_type' ? issue.expected : 'object';
      const allowed = expectedIn(issue.message) ?? typeNames[type] ?? type;
      if (value === undefined) return { code: 'missing', found, allowed };
      return {
        code: typeof value === 'number' && type === 'int' ? 'invalid-value' : 'wrong-type',
        found,
        allowed,
      };
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const allowed = phrase(values.length === 1 ? '{values}' : 'one of {values}', { values: values.join(', ') });
      if (value === undefined) return { code: 'missing', found, allowed };
      if (typeof value !== 'string') return { code: 'invalid-value', found, allowed };
      const suggestion = nearest(value, values);
      // What is that near an allowed value is no name of a person.
      const shown = suggestion === undefined ? shownCode(value) : `"${value}"`;
      return { code: 'invalid-value', found: shown ?? found, allowed, suggestion };
    }
    case 'too_small':
    case 'too_big':
      return { code: 'invalid-value', found, allowed: bound(issue) };
    case 'custom': {
      const params = issue.params as Partial<CheckParams> | undefined;
      return {
        code: params?.zib ?? (value === undefined ? 'missing' : 'invalid-value'),
        found: params?.found ?? found,
        allowed: params?.allowed ?? expectedIn(issue.message) ?? issue.message,
        suggestion: params?.suggestion,
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

/** What is needed to word issues: the language, the concepts, and what the record is. */
export interface Wording {
  readonly language?: Language;
  /** Path in the input as it was given, for a path in what it was mended to. */
  readonly place?: (path: readonly PropertyKey[]) => PropertyKey[];
  /** The record a path lies in. */
  readonly recordAt?: (path: readonly PropertyKey[]) => RecordName | undefined;
  /** The properties an object at a path may have. */
  readonly propertiesAt?: (path: readonly PropertyKey[]) => readonly string[];
}

/** Which record it is: by its own id, else by its place in the list, from 1. */
export interface RecordName {
  readonly id: string | undefined;
  readonly nth?: number;
}

/** `record a-1`, or which one it is when its id may not be shown. */
function recordText({ id, nth }: RecordName, language: Language): string {
  if (id !== undefined) return say(phrase('of record {id}', { id }), language);
  return nth === undefined
    ? say('of this record (its id is not shown)', language)
    : say(phrase('of record {nth} (its id is not shown)', { nth: String(nth) }), language);
}

function toIssue(
  path: readonly PropertyKey[],
  concepts: readonly Concept[],
  described: Described,
  wording: Wording,
): ZibIssue {
  const { language = 'en', place, recordAt } = wording;
  const steps = (place?.(path) ?? [...path]).map((step) =>
    typeof step === 'number' ? step : safeName(String(step), language),
  );
  const row = conceptAt(concepts, path);
  const at = pathText(steps);
  const record = recordAt?.(path);
  const where = [
    at,
    row && `(${row.id} ${language === 'nl' ? row.dutch : row.name})`,
    record && recordText(record, language),
  ];
  const [found, allowed] = [say(described.found, language), say(described.allowed, language)];
  const { suggestion } = described;
  const sentence = phrase('{where}: found {found}, allowed is {allowed}.', {
    where: where.filter((part) => part !== undefined).join(' '),
    found,
    allowed,
  });
  const meant =
    suggestion === undefined ? '' : ` ${say(phrase('Did you mean {suggestion}?', { suggestion }), language)}`;
  return {
    code: described.code,
    path: steps,
    at,
    ...(record?.id !== undefined && { record: record.id }),
    ...(row && { concept: row.id, conceptName: row.name }),
    found,
    allowed,
    ...(suggestion !== undefined && { suggestion }),
    message: say(sentence, language) + meant,
  };
}

/** The issue of a text that cannot be sent: where the character is, never the text. */
export function unwritableIssue(
  { path, found, codePoint, position }: Unwritable & { readonly path: readonly (string | number)[] },
  concepts: readonly Concept[],
  wording: Wording,
): ZibIssue {
  const tooLong = found === 'length';
  const described: Described = {
    code: 'invalid-value',
    found: tooLong
      ? textOf(position)
      : phrase('{codePoint} at character {position}', { codePoint, position: String(position) }),
    allowed: tooLong ? 'text of at most 1 MB' : WRITABLE,
  };
  // It was found on the way through the input as it was given.
  const { place: _place, ...rest } = wording;
  return toIssue(path, concepts, described, rest);
}

const WRITABLE = 'text without control characters (tab and line ends aside), U+FFFE, U+FFFF and half surrogate pairs';

/** A property the zib does not have, with the one that was probably meant: misspelt, or by its Dutch name. */
function unknownProperty(
  path: readonly PropertyKey[],
  key: string,
  concepts: readonly Concept[],
  wording: Wording,
): Described {
  const known = wording.propertiesAt?.(path) ?? [];
  const parent = path.filter((step) => typeof step === 'string').join('.');
  const dutch = concepts.find(
    (row) => row.dutch.toLowerCase() === key.toLowerCase() && row.record.split('.').slice(0, -1).join('.') === parent,
  );
  const meant = dutch?.record.split('.').at(-1) ?? nearestName(key, known);
  return {
    code: 'unknown-property',
    found: 'a property this zib does not have',
    allowed: 'a property of the zib, spelled as documented',
    suggestion: meant !== undefined && known.includes(meant) ? meant : undefined,
  };
}

/** Turns what zod found into issues with record path and concept id. */
export function toIssues(
  error: z.core.$ZodError,
  input: unknown,
  concepts: readonly Concept[],
  wording: Wording = {},
): ZibIssue[] {
  const convert = (issue: z.core.$ZodIssue, base: readonly PropertyKey[]): ZibIssue[] => {
    const path = [...base, ...issue.path];
    const form = issue.code === 'invalid_union' ? closestForm(issue) : undefined;
    if (form) return form.flatMap((inner) => convert(inner, path));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        toIssue([...path, key], concepts, unknownProperty(path, key, concepts, wording), wording),
      );
    }
    return [toIssue(path, concepts, describe(issue, valueAt(input, path)), wording)];
  };
  return error.issues.flatMap((issue) => convert(issue, []));
}
