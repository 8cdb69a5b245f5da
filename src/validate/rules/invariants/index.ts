import type { Phrase } from '../../../fhir/phrase';
import { careInvariants } from './care';
import { datatypeInvariants } from './datatypes';
import { definitionInvariants } from './definitions';
import { exchangeInvariants } from './exchange';
import { nictizInvariants } from './nictiz';
import { publicationInvariants } from './publication';

/** By key; where definitions share a key for different things, by key and the end of the definition's URL. */
const sentences: Readonly<Record<string, Phrase>> = {
  ...datatypeInvariants,
  ...careInvariants,
  ...exchangeInvariants,
  ...definitionInvariants,
  ...publicationInvariants,
  ...nictizInvariants,
};

/** What an invariant asks, for each of the definitions that share its key, by name; empty for a key that is not ours. */
export const sentencesOf = (key: string): readonly (readonly [name: string, sentence: Phrase])[] =>
  Object.entries(sentences).filter(([name]) => name === key || name.startsWith(`${key} of `));

/** The keys of a vendor's own definitions may be those of others and mean something else. */
const OURS = /^http:\/\/(?:hl7\.org|nictiz\.nl|fhir\.nl)\/fhir\/StructureDefinition\/([^/]+)$/;

/** The name of the sentence about an invariant: its key, and ` of ` the definition where others use that for something else. */
export function sentenceName(key: string, source: string): string | undefined {
  const definition = OURS.exec(source)?.[1];
  if (definition === undefined) return undefined;
  return [`${key} of ${definition}`, key].find((name) => Object.hasOwn(sentences, name));
}

/**
 * What an invariant of STU3, nl-core, zib 2017 or BgZ asks, as half a sentence: "a period does not start after it ends".
 *
 * @param key For example `per-1`.
 * @param source Canonical URL of the definition that states it.
 */
export function invariantSentence(key: string, source: string): Phrase | undefined {
  const name = sentenceName(key, source);
  return name === undefined ? undefined : sentences[name];
}
