import type { Reading, UnreadCode } from '../../src/legacy';

/** What a reading says, in short: its value, or why it has none (or not all). */
export const codesOf = (reading: Reading<unknown>): readonly UnreadCode[] =>
  reading.ok ? [] : reading.issues.map(({ code }) => code);

/** All words of a reading that reach a log. */
export const wordsOf = (reading: Reading<unknown>): string =>
  reading.ok ? '' : reading.issues.map(({ found, allowed, message }) => `${found} ${allowed} ${message}`).join(' ');
