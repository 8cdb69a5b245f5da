import type { AnyParameters, Phrase } from '../../fhir/phrase';
import type { IssueTypeCode, Severity } from '../issue';

/** A rule of the validator: what its findings are, how they read, and what to do about them. */
export interface Rule {
  readonly severity: Severity;
  readonly code: IssueTypeCode;
  /** One sentence for a finding; `{name}` and `{name:phrase}` stand for its parameters. */
  readonly message: Phrase;
  /** Why the rule is there and what to change. */
  readonly help: Phrase;
}

/** Parameters of a finding; never values of a patient's record, only paths, types, counts, codes and URLs. */
export type FindingParameters = AnyParameters;
