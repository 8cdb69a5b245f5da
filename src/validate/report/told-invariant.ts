import type { SourcedInvariant } from '../../fhir/definitions/element-node';
import { asIs, type Phrase } from '../../fhir/phrase';
import { invariantSentence } from '../rules/invariants';

const UNSAID: Phrase = { en: 'its definition does not say what it asks', nl: 'de definitie zegt niet wat zij vraagt' };

/**
 * What an invariant asks: a sentence of ours, or else what its author says, or else its expression. An author's words
 * are given as they are, in whatever language they are in.
 */
export function toldInvariant({ key, source, human, expression }: SourcedInvariant): Phrase {
  const own = invariantSentence(key, source);
  if (own) return own;
  if (human !== undefined) return asIs(human.replace(/\.$/, ''));
  return expression === undefined ? UNSAID : asIs(expression);
}
