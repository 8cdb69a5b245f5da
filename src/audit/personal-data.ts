import { isBsn } from '../terminology/check-digits';

/** Ids that are made, not given out: digits in them mean nothing. UUID, and hexadecimal runs such as trace ids and hashes. */
const MADE = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,64})(?![0-9a-z])/gi;

/** A signed or encrypted token in its compact form, and the header of a request that carries one. */
// Not from within a run of its own characters: each start would be tried to the end of the run, which takes its square.
const TOKEN = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){1,4}|\bbearer\s+[\w.~+/=-]{8,}/gi;

/** Runs of digits that may be a BSN. With `short`, also eight: a BSN whose leading zero was lost. */
const numbers = { nine: /(?<!\d)\d{9}(?!\d)/g, short: /(?<!\d)\d{8,9}(?!\d)/g } as const;

/** Applies `change` to what lies between ids that are made. */
function outsideMade(text: string, change: (part: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(MADE)) {
    result += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(text.slice(from));
}

/**
 * Puts `put` in place of every number that passes the 11-test (spec identifiers-and-codes §1.1).
 *
 * @param digits `nine`: nine digits. `short`: eight digits too, as if a zero stood before them.
 */
export const withoutBsn = (text: string, put: string, digits: keyof typeof numbers = 'nine'): string =>
  // Most texts hold no such run at all, and every line of the trail passes here.
  !/\d{8}/.test(text)
    ? text
    : outsideMade(text, (part) =>
        part.replace(numbers[digits], (found) => (isBsn(found.padStart(9, '0')) ? put : found)),
      );

/** At most so many characters, and never half of one: half a surrogate pair is no text, and PostgreSQL refuses it. */
export const cutTo = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** Puts `put` in place of everything that looks like a token. */
export const withoutTokens = (text: string, put: string): string => text.replace(TOKEN, put);
