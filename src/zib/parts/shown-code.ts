import { holdsBsn } from './shown-id';

/** Codes of the known systems: numbers, LOINC, ICD, ICPC and the like; and what is too short to name anyone. */
const CODE = /^([1-9]\d{0,17}|\d{1,7}-\d|[A-Z]\d{2}[A-Z0-9.]{0,5}|[A-Za-z0-9]{1,3})$/;
/** A word as programs write it. A name has a capital. */
const WORD = /^[a-z]+([_-][a-z]+)*$/;

/**
 * A text found where a code belongs, as a message may repeat it: a code, or a word as programs write it. Undefined for what
 * may be someone's name or number.
 */
export function shownCode(text: string): string | undefined {
  if (text.length > 40 || holdsBsn(text)) return undefined;
  return CODE.test(text) || WORD.test(text) ? `"${text}"` : undefined;
}
