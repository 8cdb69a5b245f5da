import { createHash } from 'node:crypto';
import { isBsn } from '../fhir/bsn';

/** Longer than any key a source makes; whatever is longer may be anything. */
const LONGEST = 64;

/** Visible ASCII but `@`, which makes an e-mail address. */
const KEY = /^[\x21-\x3f\x41-\x7e]+$/;

const couldBeBsn = (digits: string): boolean => isBsn(digits.length === 8 ? `0${digits}` : digits);

const rowsOf = (text: string): readonly string[] => [text.replace(/\D/g, ''), ...(text.match(/\d+/g) ?? [])];

/** True when the digits of a text, each row of them or all together, are a BSN, with or without its leading zero. */
export function holdsBsn(text: string): boolean {
  return rowsOf(text).some(couldBeBsn);
}

/**
 * The record's own id as messages, logs and reports may show it.
 *
 * - A key of visible ASCII, of at most 64 characters and without `@`, as it is.
 * - Any other (blanks, other letters, an e-mail address, longer) could say who it is about: `id#` with the first 16 hex digits
 *   of the SHA-256 of its UTF-8 bytes, which the vendor finds again by doing the same to its own ids.
 * - One that holds nine digits that pass the 11-test of the BSN: undefined. All BSNs can be hashed in minutes, so a hash of one
 *   hides nothing. The place in the list says then which record it is. Eight digits are a key: a BSN has nine, and one in ten
 *   of all keys of eight would go unnamed by chance.
 */
export function shownId(id: unknown): string | undefined {
  const text = typeof id === 'number' || typeof id === 'bigint' ? String(id) : id;
  if (typeof text !== 'string' || text === '' || rowsOf(text).some(isBsn)) return undefined;
  if (text.length <= LONGEST && KEY.test(text)) return text;
  return `id#${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
