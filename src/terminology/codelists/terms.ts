import type { Json } from '../../fhir/json';
import { distinct, records, text, unlessEmpty } from './json';
import type { Term } from './table';

/**
 * Reads the terms of a concept in a CodeSystem, a ValueSet or an expansion. Only Dutch and English designations are
 * kept; one without a language is taken to be in the language of the resource.
 */
export function termOf(concept: Json, language: string | undefined): Term | undefined {
  const code = text(concept.code);
  if (code === undefined) return undefined;
  const inLanguage = (prefix: string) =>
    unlessEmpty(
      distinct(
        records(concept.designation).flatMap((designation) => {
          const value = text(designation.value);
          const spoken = text(designation.language) ?? language ?? 'en';
          return value !== undefined && spoken.toLowerCase().startsWith(prefix) ? [value] : [];
        }),
      ),
    );
  return { code, display: text(concept.display), nl: inLanguage('nl'), en: inLanguage('en') };
}
