import { withoutBsn } from './bsn-in-text';
import { cutTo, withoutTokens } from './personal-data';

/** Characters of one text, and texts of one list, of somebody outside that a log or trail holds. */
export const LONGEST_TEXT = 200;
export const MOST_TEXTS = 20;

/** Line ends and other controls forge lines; format characters (bidi, zero width) make a line read as another. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A text that somebody outside chose (an id, a name, a URL, words of an error), as a log line or the trail may hold it: one
 * line, no control characters (U+FFFD in their place), no BSN, no token, and cut, with how much there was.
 *
 * @param most Characters that are left of it. Default 200.
 * @example
 * outsideText('Verwijs\nbrief') // 'Verwijs\ufffdbrief'
 */
export function outsideText(text: unknown, most: number = LONGEST_TEXT): string {
  if (typeof text !== 'string') return '(no text)';
  // More than is kept is looked at, so that a BSN or token at the cut is seen whole, but no more than this.
  const read = text.slice(0, most * 8);
  // First what may not stand there: what is not seen may stand between the digits of a number.
  const clean = withoutTokens(withoutBsn(read, '[removed]', 'near'), '[removed]');
  return read.length < text.length ? cutAndCounted(clean, most, text.length) : oneLine(clean, most);
}

const cutAndCounted = (text: string, most: number, length: number): string =>
  `${cutTo(text.replace(UNPRINTABLE, '\ufffd'), most)} (${length} characters)`;

/** The same for a number of a register other than the BSN, in which nine digits mean nothing: cut, and on one line. */
export const oneLine = (text: string, most: number = LONGEST_TEXT): string =>
  text.length > most ? cutAndCounted(text.slice(0, most + 1), most, text.length) : text.replace(UNPRINTABLE, '\ufffd');

/**
 * The texts of a list as a log line or the trail may hold them: each once and as `outsideText` has it, the first twenty,
 * and how many more there are.
 */
export function outsideTexts(texts: Iterable<string>, most: number = MOST_TEXTS): readonly string[] {
  const different = [...new Set(texts)];
  const shown = different.slice(0, most).map((text) => outsideText(text));
  return different.length > most ? [...shown, `and ${different.length - most} more`] : shown;
}

/** `Type/id` of a resource of somebody outside; what is no FHIR type or id, or may be a BSN, is not repeated. */
export function outsideId(type: unknown, id: unknown): string {
  const name = typeof type === 'string' && /^[A-Za-z]{1,64}$/.test(type) ? type : '(no type)';
  const isId = typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id) && withoutBsn(id, '', 'near') === id;
  return isId ? `${name}/${id}` : id === undefined ? name : `${name}/(no id)`;
}
