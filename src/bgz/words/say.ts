import type { Language } from '../define/language';
import { dutch } from './nl';

/** A text of the words tables, with what is to be filled in at `{name}`. */
export interface Phrase {
  readonly text: string;
  readonly values: Values;
}

/** A value reads the same in every language, or comes in both. */
type Values = Readonly<Record<string, string | Readonly<Record<Language, string>>>>;

/** Such a text, or one with nothing to fill in. */
export type Words = string | Phrase;

/**
 * A text in the language asked for. The English text is its own key; a text without translation, such as a code, is the same
 * in every language.
 */
export function say(words: Words, language: Language): string {
  const { text, values } = typeof words === 'string' ? { text: words, values: {} } : words;
  const translated = language === 'nl' && Object.hasOwn(dutch, text) ? (dutch[text] ?? text) : text;
  const filled: Values = values;
  return translated.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(filled, name) ? filled[name] : undefined;
    return (typeof value === 'object' ? value[language] : value) ?? place;
  });
}
