import type * as z from 'zod';
import { nearest } from '../../fhir/did-you-mean';
import { shownCode } from '../../terminology/shown-code';
import { meantNumber, shownNumber } from '../parts/quantity/shown-number';
import { say, type Words } from '../words/say';
import { type Concept, conceptAt } from './concept';
import { describeFound, phrase, safeName, textOf } from './found-words';
import { type CheckParams, EXPECTED, type ZibIssue, type ZibIssueCode } from './issue';
import type { Language } from './language';
import { listWords, objectWords, unknownProperty } from './object-words';
import { pathText } from './path-text';
import type { Properties } from './properties-at';
import type { Unwritable } from './unwritable';

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

function describe(issue: z.core.$ZodIssue, value: unknown, properties: Properties | undefined): Described {
  const found = describeFound(value);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union': {
      const type = issue.code === 'invalid_type' ? issue.expected : 'object';
      const plain =
        type === 'object'
          ? objectWords(properties)
          : type === 'array'
            ? listWords(properties)
            : (typeNames[type] ?? type);
      const allowed = expectedIn(issue.message) ?? plain;
      if (value === undefined) return { code: 'missing', found, allowed };
      if (typeof value === 'string' && (type === 'number' || type === 'int')) {
        const suggestion = /^\d{1,6}$/.test(value) ? value : meantNumber(value);
        return { code: 'wrong-type', found: shownNumber(value) ?? found, allowed, suggestion };
      }
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
  /** The properties of the object, or of the objects of the list, at a path. */
  readonly propertiesAt?: (path: readonly PropertyKey[]) => Properties | undefined;
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
      const properties = wording.propertiesAt?.(path);
      return issue.keys.map((key) => {
        const unknown = unknownProperty(path, key, concepts, properties);
        return toIssue([...path, key], concepts, { code: 'unknown-property', ...unknown }, wording);
      });
    }
    return [toIssue(path, concepts, describe(issue, valueAt(input, path), wording.propertiesAt?.(path)), wording)];
  };
  return error.issues.flatMap((issue) => convert(issue, []));
}
