import type { ValidationIssue } from '../../../src/validate/issue';
import type { Case } from '../cases';
import type { Fact } from '../verdicts';

/** A known difference with the judge, and why ours is right: it looks at the element the difference is about. */
export interface Argument {
  readonly name: string;
  readonly why: string;
  /** The judge's errors we need not share. */
  readonly judge?: (fact: Fact, of: Case, all: readonly Fact[]) => boolean;
  /** Our errors the judge need not share. */
  readonly ours?: (issue: ValidationIssue, of: Case) => boolean;
}
