import type { Phrase } from '../../../fhir/phrase';

/**
 * How certain it is that this is asked: A by a text that was read, B by part of one or by what others built, C by our own default
 * where the texts are silent.
 */
export type Certainty = 'A' | 'B' | 'C';

/** Something that is expected of a receiver. */
export interface Expectation {
  readonly certainty: Certainty;
  /** The text that asks for it. */
  readonly source: string;
  readonly expected: Phrase;
  /** What it means for the vendor when it is otherwise. */
  readonly means: Phrase;
}

/** Only what a text that was read asks for fails a receiver. */
export const isRequired = ({ certainty }: Expectation): boolean => certainty === 'A';
