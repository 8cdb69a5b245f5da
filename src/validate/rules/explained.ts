import type { Severity } from '../issue';
import type { InvariantExample, NoExample, RuleExample } from './examples/example';

/** Elements at which an invariant is stated in the same words of FHIRPath. */
export interface StatedAt {
  /** The elements, with the profile where it is one's: `Period`, `zib-VitalSigns: Observation`; the first eight, then `…`. */
  readonly places: readonly string[];
  readonly expression?: string;
}

/** What is known of an invariant of the bundled definitions, beside the sentence of what it asks. */
export interface ExplainedInvariant {
  readonly severity: Severity;
  readonly stated: readonly StatedAt[];
  readonly shown: InvariantExample;
}

/** What explaining needs and validating does not; `npm run docs` writes it to `rules/explained.json`. */
export interface Explained {
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleExample | NoExample>>;
  /** By the name of the sentence: the key, and ` of ` a definition where several share it. */
  readonly invariants: Readonly<Record<string, ExplainedInvariant>>;
}
