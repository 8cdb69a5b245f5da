/** The languages our words exist in. */
type WordLanguage = 'en' | 'nl';

/** A piece of a sentence, or a whole one, in both languages; one that lacks a language does not compile. */
export type Phrase = Readonly<Record<WordLanguage, string>>;

/** The names in a text such as `{element} holds {what:phrase}`, as they stand between the braces. */
type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never;

/**
 * What a text must be filled with: `{name}` takes what reads the same in every language (a path, a code, a count),
 * `{name:phrase}` takes a phrase; `{name:told}` takes one that only whoever tells it adds. A name that only one of the languages uses must be given all the same.
 */
export type Parameters<Text extends string> = {
  readonly [Slot in Slots<Text> as Slot extends `${string}:told`
    ? never
    : Slot extends `${infer Name}:phrase`
      ? Name
      : Slot]: Slot extends `${string}:phrase` ? Phrase : string | number;
};

/** Parameters of a text that is only known when the program runs. */
export type AnyParameters = Readonly<Record<string, string | number | Phrase>>;

const SLOT = /\{(\w+)(?::(?:phrase|told))?\}/;

/** A text taken apart: what stands between its slots, and at every other place the name of one. */
type Template = readonly string[];

/** The words are ours and few, and filled over and over. */
const templates = new WeakMap<Phrase, Readonly<Record<WordLanguage, Template>>>();

function templateOf(text: Phrase, language: WordLanguage): Template {
  const known = templates.get(text) ?? { en: text.en.split(SLOT), nl: text.nl.split(SLOT) };
  templates.set(text, known);
  return known[language];
}

/** A text with its parameters filled in. */
export function fill(text: Phrase, parameters: AnyParameters, language: WordLanguage): string {
  const template = templateOf(text, language);
  let filled = template[0] ?? '';
  for (let at = 1; at < template.length; at += 2) {
    const value = parameters[template[at] ?? ''];
    filled += (typeof value === 'object' ? value[language] : String(value ?? '…')) + template[at + 1];
  }
  return filled;
}

/** A text as it reads whatever its parameters: `…` stands for each. */
export const unfilled = (text: Phrase, language: WordLanguage): string => fill(text, {}, language);

/** A phrase with parameters is made of them, one without is itself. */
type Said<Text extends Phrase> =
  Slots<Text[WordLanguage]> extends never ? Phrase : (parameters: Parameters<Text[WordLanguage]>) => Phrase;

/**
 * Makes a table of phrases usable: each by its key, as a phrase or as a function of its parameters.
 *
 * @example
 * const say = phrases({
 *   empty: { en: 'it is empty', nl: 'het is leeg' },
 *   atMost: { en: 'at most {limit}', nl: 'hoogstens {limit}' },
 * });
 * say.empty.nl; // 'het is leeg'
 * say.atMost({ limit: 3 }).nl; // 'hoogstens 3'
 */
export function phrases<const Table extends Readonly<Record<string, Phrase>>>(
  table: Table,
): { readonly [Key in keyof Table]: Said<Table[Key]> } {
  const said = Object.entries(table).map(([key, text]) => [key, /\{\w/.test(text.en) ? filledBy(text) : text]);
  return Object.fromEntries(said);
}

const filledBy =
  (text: Phrase) =>
  (parameters: AnyParameters): Phrase => ({ en: fill(text, parameters, 'en'), nl: fill(text, parameters, 'nl') });

/** What reads the same in every language: a form such as `hh:mm:ss`, a name, a code. */
export const asIs = (text: string): Phrase => ({ en: text, nl: text });

/** Several phrases as one. */
export const joined = (phrases: readonly Phrase[], by: string): Phrase => ({
  en: phrases.map(({ en }) => en).join(by),
  nl: phrases.map(({ nl }) => nl).join(by),
});
