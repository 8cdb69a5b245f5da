import { kindOf } from '../../fhir/json';
import { numberFormFault, saidOfNumbers } from '../../fhir/number-form';
import { asIs, type Phrase } from '../../fhir/phrase';
import { uriFormFault, uriForms } from '../../fhir/uri-form';
import type { RuleFault } from '../rules';
import { kindPhrase, saidOfValues } from '../rules/phrases';

/** Why a primitive value is wrong: the rule and what its type expects. */
export type PrimitiveFault = RuleFault<
  'empty-value' | 'json-type' | 'string-blank' | 'impossible-date' | 'primitive-format'
>;

type Format = (value: string) => Phrase | undefined;

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/;
const CODE = /^\S+(?: \S+)*$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The form is right, the calendar or clock has no such moment. */
const IMPOSSIBLE = asIs('');

function existsOnCalendar(parts: RegExpExecArray): boolean {
  const [, year, month, day, hour, minute, second, zone] = parts;
  if (year === '0000') return false;
  if (month !== undefined && (month < '01' || month > '12')) return false;
  if (day !== undefined) {
    const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
    if (day < '01' || Number(day) > last) return false;
  }
  if (hour !== undefined && (hour > '23' || (minute ?? '') > '59' || (second ?? '') > '60')) return false;
  // STU3 datatypes: the zone runs from -12:00 to +14:00 in use; W3C schema limits it to 14 hours either way.
  return zone === undefined || zone === 'Z' || (zone.slice(1) <= '14:00' && zone.slice(4) <= '59');
}

const dated =
  (form: RegExp, expected: Phrase): Format =>
  (value) => {
    const parts = form.exec(value);
    if (!parts) return expected;
    return existsOnCalendar(parts) ? undefined : IMPOSSIBLE;
  };

const matching =
  (form: RegExp, expected: Phrase): Format =>
  (value) =>
    form.test(value) ? undefined : expected;

function textForm(value: string): Phrase | undefined {
  if (value.length > 1_048_576) return saidOfValues.atMostOneMegabyte;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return saidOfValues.noControlCharacters;
  }
  return undefined;
}

/** Letters, digits, + and /. */
const isBase64 = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43;

/** Where a text is decoded to, piece by piece; what it says is of no use. */
let scratch: Buffer | undefined;
const PIECE = 0x10000;

const EQUALS = 61;

/**
 * Whether a text is base64 without a blank: decoding is many times faster than looking at each character, and passes over what
 * is none, so that only a sound text gives as many bytes as its length promises. The decoder also takes the letters of
 * base64url, and of any other its last eight bits.
 */
function isPlainBase64(value: string): boolean {
  const { length } = value;
  if (length % 4 !== 0 || value.includes('-') || value.includes('_') || Buffer.byteLength(value) !== length)
    return false;
  const isPadded = value.charCodeAt(length - 1) === EQUALS;
  const padding = !isPadded ? 0 : value.charCodeAt(length - 2) === EQUALS ? 2 : 1;
  scratch ??= Buffer.allocUnsafeSlow((PIECE / 4) * 3);
  let bytes = 0;
  for (let at = 0; at < length; at += PIECE) bytes += scratch.write(value.slice(at, at + PIECE), 'base64');
  return bytes === (length / 4) * 3 - padding;
}

function base64Form(value: string): Phrase | undefined {
  if (isPlainBase64(value)) return undefined;
  const expected = saidOfValues.base64;
  let length = 0;
  let padding = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) continue;
    if (code === 61) padding++;
    else if (padding > 0 || !isBase64(code)) return expected;
    length++;
  }
  return length % 4 === 0 && padding <= 2 ? undefined : expected;
}

function timeForm(value: string): Phrase | undefined {
  const parts = TIME.exec(value);
  if (!parts) return saidOfValues.time;
  return (parts[1] ?? '') <= '23' && (parts[2] ?? '') <= '59' && (parts[3] ?? '') <= '60' ? undefined : IMPOSSIBLE;
}

/** Types whose JSON form is a string, with their format (STU3 datatypes.html#primitive). */
const stringFormats: Readonly<Record<string, Format>> = {
  string: textForm,
  markdown: textForm,
  xhtml: () => undefined,
  code: matching(CODE, saidOfValues.singleSpaces),
  id: matching(ID, saidOfValues.id),
  uri: uriFormFault,
  oid: matching(OID, uriForms.oid),
  uuid: matching(UUID, uriForms.uuid),
  date: dated(DATE, saidOfValues.date),
  dateTime: dated(DATE_TIME, saidOfValues.dateTime),
  instant: dated(INSTANT, saidOfValues.instant),
  time: timeForm,
  base64Binary: base64Form,
};

const MAX_INTEGER = 2_147_483_647;

/** The lowest value of the types whose JSON form is a whole number. */
const integerMinimum: Readonly<Record<string, number>> = {
  integer: -MAX_INTEGER - 1,
  unsignedInt: 0,
  positiveInt: 1,
};

const jsonType = (expected: string, value: unknown): PrimitiveFault =>
  value === null
    ? { rule: 'empty-value', parameters: { found: kindPhrase('null') } }
    : { rule: 'json-type', parameters: { expected: kindPhrase(expected), found: kindPhrase(kindOf(value)) } };

const format = (type: string, expected: Phrase): PrimitiveFault =>
  expected === IMPOSSIBLE
    ? { rule: 'impossible-date', parameters: {} }
    : { rule: 'primitive-format', parameters: { type, expected } };

/**
 * Checks a primitive value against its type: JSON type, format, and that a date exists.
 *
 * @returns What is wrong, or undefined.
 */
export function checkPrimitive(type: string, value: unknown): PrimitiveFault | undefined {
  const stringFormat = stringFormats[type];
  if (stringFormat) {
    if (typeof value !== 'string') return jsonType('string', value);
    if (value === '') return { rule: 'empty-value', parameters: { found: saidOfValues.emptyString } };
    const expected = stringFormat(value);
    if (expected === undefined && value.trim() === '') return { rule: 'string-blank', parameters: {} };
    return expected === undefined ? undefined : format(type, expected);
  }
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : jsonType('boolean', value);
  if (typeof value !== 'number') return jsonType('number', value);
  const minimum = integerMinimum[type];
  if (minimum === undefined) return Number.isFinite(value) ? undefined : format(type, saidOfNumbers.decimal);
  return Number.isInteger(value) && value >= minimum && value <= MAX_INTEGER
    ? undefined
    : format(type, saidOfValues.wholeNumber({ minimum, maximum: MAX_INTEGER }));
}

/** Checks how a number is written, which the number itself does not tell: `1e3` is 1000, and `1.0` is 1. */
export function checkWritten(type: string, text: string): PrimitiveFault | undefined {
  const expected = numberFormFault(type, text);
  return expected && format(type, expected);
}
