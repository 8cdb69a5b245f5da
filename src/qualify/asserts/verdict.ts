import type { Phrase } from '../../fhir/phrase';

/** What would have to be otherwise for an assert to hold, and in which resource. */
export interface Cause {
  /** `Observation/2` with its title, or the Bundle itself. */
  readonly resource: string | undefined;
  /** FHIRPath to the element within the answer: `Bundle.entry[3].resource.code`. */
  readonly at: string | undefined;
  /** What is missing or otherwise there. */
  readonly what: Phrase;
}

/** What came of an assert. */
export type Verdict =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly why: Phrase; readonly causes: readonly Cause[] }
  /** It could not be judged, and why. */
  | { readonly outcome: 'skip'; readonly why: Phrase };

export const pass: Verdict = { outcome: 'pass' };
export const fail = (why: Phrase, causes: readonly Cause[] = []): Verdict => ({ outcome: 'fail', why, causes });
export const skip = (why: Phrase): Verdict => ({ outcome: 'skip', why });
export const passIf = (holds: boolean, why: Phrase): Verdict => (holds ? pass : fail(why));
