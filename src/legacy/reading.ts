import type { Language } from '../bgz/define/language';
import { fill, type Phrase } from '../fhir/phrase';
import { checkOptions } from '../options/check-options';
import { oneOf, type Rules } from '../options/rules';
import { legacyWords } from './words';

/** Stable names of why a field could not be read, or not whole. */
export type UnreadCode =
  /** An object, a boolean, a number that a computer does not hold exactly. */
  | 'wrong-type'
  /** A character that no XML and so no FHIR can hold, or text of more than 1 MB. */
  | 'unwritable'
  /** None of the forms that are read. */
  | 'unknown-form'
  /** In the form of a date, and there is no such day or time. */
  | 'does-not-exist'
  /** A year of two digits: of which century is not said. */
  | 'two-digit-year'
  /** A time of day where only a date may stand. */
  | 'time-of-day'
  /** A code or word that the table does not have. */
  | 'not-in-table'
  /** A number of a register with another count of digits, or one that its check refuses. */
  | 'not-of-register'
  /** A code without the form that its system gives codes. */
  | 'not-of-system'
  /** A concept of a thesaurus without a SNOMED CT code beside it. */
  | 'no-snomed'
  /** No number as it is read. */
  | 'not-a-number'
  /** A number above or below which it is (`>120`), where only a number may stand. */
  | 'bound'
  /** A sign with three digits behind it, which may be decimals or thousands. */
  | 'thousands'
  /** A unit that is neither UCUM nor a spelling that is known. */
  | 'unknown-unit'
  /** A unit that is one thing in UCUM, and another to whom wrote it, or may be. */
  | 'ambiguous-unit';

/** A field, or a part of it, that was not understood. No text repeats what stood there: it may be anyone's name or number. */
export interface Unread {
  readonly code: UnreadCode;
  /** What was found, by its kind and length. */
  readonly found: string;
  /** What is read. */
  readonly allowed: string;
  /** The characters of the given text it is about, from 0, the last one not included; absent when it is about all of it. */
  readonly part?: { readonly from: number; readonly to: number };
  /** All of it in a sentence, in the language asked for. */
  readonly message: string;
}

/** A field that was understood whole. `value` is undefined when nothing stood there. */
export interface Understood<T> {
  readonly ok: true;
  readonly value: T | undefined;
}

/** A field that was not understood, or not whole. */
export interface NotUnderstood<T> {
  readonly ok: false;
  /** What a builder may be given nevertheless: the words as text, where the zib has room for text; else undefined. */
  readonly value: T | undefined;
  readonly issues: readonly Unread[];
}

/** What reading a field gives. `value` is what a builder takes, either way. */
export type Reading<T> = Understood<T> | NotUnderstood<T>;

/** What each helper of this door takes beside the field. */
export interface ReadOptions {
  /** Language of messages; English when left out. */
  readonly language?: Language;
}

export const readRules: Rules<ReadOptions> = { language: oneOf('nl', 'en') };

/**
 * The options of a helper. As the callback of `map` a helper gets the place in the list.
 *
 * @throws {TypeError} for options that it does not have.
 */
export function optionsOf<Options extends ReadOptions>(
  helper: string,
  given: Options | undefined,
  rules: Rules<Options>,
): Partial<Options> {
  if (given === undefined || typeof given === 'number') return {};
  checkOptions(helper, given, rules);
  return given;
}

/** Why something was not read, before it is put into words. */
export interface Fault {
  readonly code: UnreadCode;
  /** Which field, where a helper reads several. */
  readonly what?: Phrase;
  readonly found: Phrase;
  readonly allowed: Phrase;
  readonly part?: { readonly from: number; readonly to: number };
}

export const understood = <T>(value: T | undefined): Understood<T> => ({ ok: true, value });

/** A reading that says what is wrong, with what may be kept of it. */
export function notUnderstood<T>(
  what: Phrase,
  faults: readonly Fault[],
  { language = 'en' }: ReadOptions,
  value?: T,
): NotUnderstood<T> {
  const issues = faults.map(({ code, what: field = what, found, allowed, part }) => ({
    code,
    found: found[language],
    allowed: allowed[language],
    ...(part !== undefined && { part }),
    message: fill(
      part === undefined ? legacyWords.notRead : legacyWords.partNotRead,
      {
        what: field,
        found,
        allowed,
        from: (part?.from ?? 0) + 1,
        to: part?.to ?? 0,
      },
      language,
    ),
  }));
  return { ok: false, value, issues };
}

/**
 * The value of a reading, for a builder; what was not understood is told.
 *
 * @param reading what a helper of this door gave
 * @param tell is called once for each {@link Unread}, with the name of the column when that is given
 * @param column the column that was read, as you call it
 * @returns what the builder takes; undefined when nothing stood there, or nothing that may be sent
 *
 * @example
 * const born = taken(readDate(row.geboortedatum), (unread, column) => log.warn(`${column}: ${unread.message}`), 'geboortedatum');
 */
export function taken<T>(
  reading: Reading<T>,
  tell: (unread: Unread, column?: string) => void,
  column?: string,
): T | undefined {
  if (!reading.ok) for (const issue of reading.issues) tell(issue, column);
  return reading.value;
}
