import { isBsn } from '../../terminology/check-digits';

/** Longer than any key a source makes; whatever is longer may be anything. */
const LONGEST = 64;

/** Visible ASCII but `@`, which makes an e-mail address. */
const KEY = /^[\x21-\x3f\x41-\x7e]+$/;

const couldBeBsn = (digits: string): boolean => isBsn(digits.length === 8 ? `0${digits}` : digits);

/** True when the digits of a text, each row of them or all together, are a BSN, with or without its leading zero. */
export function holdsBsn(text: string): boolean {
  return [text.replace(/\D/g, ''), ...(text.match(/\d+/g) ?? [])].some(couldBeBsn);
}

/**
 * The record's own id as messages, logs and reports may show it; undefined when it could itself be personal data: when it
 * holds a number that passes the 11-test of the BSN, a blank or an `@`, or is longer than 64 characters. The place in the
 * list says then which record it is.
 */
export function shownId(id: unknown): string | undefined {
  const text = typeof id === 'number' ? String(id) : id;
  if (typeof text !== 'string' || text.length > LONGEST || !KEY.test(text) || holdsBsn(text)) return undefined;
  return text;
}
