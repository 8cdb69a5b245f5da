import { checkPrimitive } from './primitive';

/** Digits in a text from one place up to another. */
function areDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

const DASH = 45;
const COLON = 58;

const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** A year, a month of it or a day that every month has. Others are left to who knows the calendar. */
function isPlainDate(text: string, length: number): boolean {
  if (!areDigits(text, 0, 4) || (text.charCodeAt(0) === 48 && text.startsWith('0000'))) return false;
  if (length === 4) return true;
  if (text.charCodeAt(4) !== DASH || !areDigits(text, 5, 7)) return false;
  const month = twoDigits(text, 5);
  if (month < 1 || month > 12) return false;
  if (length === 7) return true;
  if (length !== 10 || text.charCodeAt(7) !== DASH || !areDigits(text, 8, 10)) return false;
  const day = twoDigits(text, 8);
  return day >= 1 && day <= 28;
}

/** A time to the second with an ordinary zone, behind a date: `T10:00:00+01:00`. */
function isPlainTime(text: string): boolean {
  const { length } = text;
  if (text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return false;
  if (!areDigits(text, 11, 13) || !areDigits(text, 14, 16) || !areDigits(text, 17, 19)) return false;
  if (twoDigits(text, 11) > 23 || twoDigits(text, 14) > 59 || twoDigits(text, 17) > 59) return false;
  if (length === 20) return text.charCodeAt(19) === 90;
  const sign = text.charCodeAt(19);
  if (length !== 25 || (sign !== 43 && sign !== DASH) || text.charCodeAt(22) !== COLON) return false;
  return areDigits(text, 20, 22) && areDigits(text, 23, 25) && twoDigits(text, 20) < 14 && twoDigits(text, 23) <= 59;
}

const isPlainMoment = (text: string): boolean =>
  text.length <= 10 ? isPlainDate(text, text.length) : isPlainDate(text, 10) && isPlainTime(text);

/** Begins with a sign and has no control character but those of a line. */
function isPlainText(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 1_048_576) return false;
  const first = text.charCodeAt(0);
  if (first <= 32 || first >= 127) return false;
  for (let at = 1; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return false;
  }
  return true;
}

/** Signs of ASCII without a blank. */
function isPlainToken(text: string): boolean {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit >= 127) return false;
  }
  return length > 0;
}

const isPlainUri = (text: string): boolean => isPlainToken(text) && !text.startsWith('urn:');

/** Texts that are right by their types without more ado: most are. */
const plain: Readonly<Record<string, (text: string) => boolean>> = {
  string: isPlainText,
  markdown: isPlainText,
  code: isPlainToken,
  uri: isPlainUri,
  date: (text) => isPlainDate(text, text.length),
  dateTime: isPlainMoment,
  instant: (text) => text.length > 10 && isPlainMoment(text),
};

/** The same answer as `checkPrimitive` has, sooner for what is ordinary. */
export function isSoundPrimitive(type: string): (value: unknown) => boolean {
  const isPlain = Object.hasOwn(plain, type) ? plain[type] : undefined;
  if (!isPlain) return (value) => checkPrimitive(type, value) === undefined;
  return (value) => (typeof value === 'string' && isPlain(value)) || checkPrimitive(type, value) === undefined;
}
