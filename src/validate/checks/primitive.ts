import { uriFormFault } from '../../fhir/uri-form';
import type { RuleId } from '../rules';

/** Why a primitive value is wrong: the rule and what its type expects. */
export interface PrimitiveFault {
  readonly rule: RuleId;
  readonly parameters: Readonly<Record<string, string>>;
}

type Format = (value: string) => string | undefined;

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/;
const CODE = /^\S+(?: \S+)*$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const IMPOSSIBLE = 'impossible';

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
  (form: RegExp, expected: string): Format =>
  (value) => {
    const parts = form.exec(value);
    if (!parts) return expected;
    return existsOnCalendar(parts) ? undefined : IMPOSSIBLE;
  };

const matching =
  (form: RegExp, expected: string): Format =>
  (value) =>
    form.test(value) ? undefined : expected;

function textForm(value: string): string | undefined {
  if (value.length > 1_048_576) return 'at most 1 MB of text';
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return 'no control characters';
  }
  return undefined;
}

/** Letters, digits, + and /. */
const isBase64 = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43;

function base64Form(value: string): string | undefined {
  // Decoding and encoding again is many times faster than looking at each character, and only a sound text survives it.
  if (Buffer.from(value, 'base64').toString('base64') === value) return undefined;
  const expected = 'base64 in groups of four characters';
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

function timeForm(value: string): string | undefined {
  const parts = TIME.exec(value);
  if (!parts) return 'hh:mm:ss';
  return (parts[1] ?? '') <= '23' && (parts[2] ?? '') <= '59' && (parts[3] ?? '') <= '60' ? undefined : IMPOSSIBLE;
}

/** Types whose JSON form is a string, with their format (STU3 datatypes.html#primitive). */
const stringFormats: Readonly<Record<string, Format>> = {
  string: textForm,
  markdown: textForm,
  xhtml: () => undefined,
  code: matching(CODE, 'no white space at either end, single spaces within'),
  id: matching(ID, '1 to 64 letters, digits, - and .'),
  uri: uriFormFault,
  oid: matching(OID, 'urn:oid: and numbers with dots'),
  uuid: matching(UUID, 'urn:uuid: and a UUID'),
  date: dated(DATE, 'YYYY, YYYY-MM or YYYY-MM-DD'),
  dateTime: dated(DATE_TIME, 'YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone'),
  instant: dated(INSTANT, 'YYYY-MM-DDThh:mm:ss with a time zone'),
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
    ? { rule: 'empty-value', parameters: { found: 'null' } }
    : { rule: 'json-type', parameters: { expected, found: Array.isArray(value) ? 'array' : typeof value } };

const format = (type: string, expected: string): PrimitiveFault => ({
  rule: expected === IMPOSSIBLE ? 'impossible-date' : 'primitive-format',
  parameters: { type, expected },
});

/**
 * Checks a primitive value against its type: JSON type, format, and that a date exists.
 *
 * @returns What is wrong, or undefined.
 */
export function checkPrimitive(type: string, value: unknown): PrimitiveFault | undefined {
  const stringFormat = stringFormats[type];
  if (stringFormat) {
    if (typeof value !== 'string') return jsonType('string', value);
    if (value === '') return { rule: 'empty-value', parameters: { found: 'string' } };
    const expected = stringFormat(value);
    if (expected === undefined && value.trim() === '') return { rule: 'string-blank', parameters: {} };
    return expected === undefined ? undefined : format(type, expected);
  }
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : jsonType('boolean', value);
  if (typeof value !== 'number') return jsonType('number', value);
  const minimum = integerMinimum[type];
  if (minimum === undefined) return undefined;
  return Number.isInteger(value) && value >= minimum && value <= MAX_INTEGER
    ? undefined
    : format(type, `a whole number from ${minimum} to ${MAX_INTEGER}`);
}
