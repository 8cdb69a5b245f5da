import type { Language } from '../bgz/define/language';
import { toldOf } from '../bgz/narrative/narrative';
import type { Told } from '../bgz/narrative/tell';
import type { Json } from '../fhir/json';
import type { Pair, Said } from './model';

/** Both languages as one text where they say the same. */
export const both = (nl: string, en: string): Said => (nl === en ? nl : { nl, en });

/** A text in one of the languages. */
export const inOne = (said: Said, language: Language): string => (typeof said === 'string' ? said : said[language]);

/** A text of each language. */
export const inEach = (say: (language: Language) => string): Said => both(say('nl'), say('en'));

/** What is told in Dutch with what is told in English: of one resource, so that both are of one shape. */
function paired(nl: readonly Told[], en: readonly Told[]): Pair[] {
  return nl.map((one, at) => {
    const other = en[at] ?? one;
    const label = both(one.label, other.label);
    return one.parts === undefined
      ? { label, value: both(one.value, other.value ?? one.value) }
      : { label, parts: paired(one.parts, other.parts ?? one.parts) };
  });
}

/** What a resource is called and tells, in both languages; undefined for one that is of no zib. */
export function told(resource: Json): { readonly title: Said; readonly pairs: readonly Pair[] } | undefined {
  const nl = toldOf(resource, 'nl');
  const en = nl && toldOf(resource, 'en');
  if (nl === undefined || en === undefined) return undefined;
  return { title: both(nl.title, en.title), pairs: paired(nl.told, en.told) };
}
