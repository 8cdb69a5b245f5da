import type { ValidationIssue } from '../../src/validate/issue';
import type { Case } from './cases';
import type { Fact } from './verdicts';

/** A known difference with the judge, and why ours is right. */
export interface Argument {
  readonly name: string;
  readonly why: string;
  /** The judge's errors we need not share. */
  readonly judge?: (fact: Fact, of: Case, all: readonly Fact[]) => boolean;
  /** Our errors the judge need not share. */
  readonly ours?: (issue: ValidationIssue, of: Case) => boolean;
}

export const argued: readonly Argument[] = [
  {
    name: 'value set not expanded',
    why: 'The judge has no SNOMED CT, cannot expand a value set with a filter, and calls the code wrong. Not able to tell is not an error; we report such codes as unverified.',
    judge: ({ messageId }) => messageId.endsWith('#not-expanded'),
  },
  {
    name: 'extension context on a choice',
    why: 'zib-MedicationUse-Duration allows MedicationStatement.effectivePeriod as context; the judge only knows the element as effective[x] and refuses the very place the profile names.',
    judge: ({ messageId, location }) =>
      messageId.startsWith('Extension_EXTP_Context_Wrong') && /\.effective(\.ofType\(Period\)|Period)$/.test(location),
  },
  {
    name: 'rule not evaluated',
    why: 'The judge ends an expression with an internal error (comparing quantities, a malformed number) and reports the rule as broken. The malformed value is reported where it stands.',
    judge: ({ messageId }) => messageId.endsWith('#not-evaluated') || messageId === 'SLICING_CANNOT_BE_EVALUATED',
  },
  {
    name: 'data absent instead of a code',
    why: 'An element bound required may hold an extension in place of its value (STU3, Extensibility); a binding speaks of the code that is there. The judge misses a code and calls that an error.',
    judge: ({ messageId }, { operator }) =>
      messageId === 'Terminology_TX_Code_ValueSet_MISSING' && operator === 'harmless-absent-reason',
  },
  {
    name: 'one cause, told again at each reference',
    why: 'In a Bundle the judge repeats the errors of a resource as "no match for profile" at every reference to it. We tell each error once, where it is; when all the causes are argued, so is the echo.',
    judge: ({ messageId }, _, all) =>
      messageId === 'Reference_REF_CantMatchChoice' &&
      all.every(({ messageId: other }) => other === messageId || /#not-|SLICING_CANNOT/.test(other)),
  },
  {
    name: 'contained ids told apart',
    why: 'STU3, References: the id of a contained resource is unique within the resource that holds it; a reference to one of two would be ambiguous. The judge does not look.',
    ours: (_, { operator }) => operator === 'contained-twice',
  },
];
