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

/**
 * Whether a text is a year, a month, a day that every month has, or a second of such a day with its zone. Other moments may
 * exist as well, which takes a calendar to tell.
 */
export const isPlainMoment = (text: string): boolean =>
  text.length <= 10 ? isPlainDate(text, text.length) : isPlainDate(text, 10) && isPlainTime(text);

/** The same without a time. */
export const isPlainDay = (text: string): boolean => isPlainDate(text, text.length);
