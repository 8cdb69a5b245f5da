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
      all.every(({ messageId: other }) => other === messageId || /#no|SLICING_CANNOT/.test(other)),
  },
  {
    name: 'a reference to what does not conform',
    why: 'The target claims no profile, so nothing else tells that it does not conform to the one this reference asks for. The judge takes an empty list of claims for none and overlooks that it is empty.',
    ours: ({ rule }, { operator }) => rule === 'reference-target-profile' && operator === 'empty-array',
  },
  {
    name: 'contained ids told apart',
    why: 'STU3, References: the id of a contained resource is unique within the resource that holds it; a reference to one of two would be ambiguous. The judge does not look.',
    ours: (_, { operator }) => operator === 'contained-twice',
  },
  {
    name: 'a coding without a code',
    why: 'Coding.code is optional. The judge takes an absent code for the code "null" and does not find that. Where a binding is required and no code is left, we say so as well.',
    judge: ({ messageId }) => messageId.endsWith('#no-code'),
  },
  {
    name: "code against its system's grammar",
    why: 'A SNOMED CT identifier ends in a Verhoeff check digit and names its kind in two digits; what breaks that is no code of the system (RF2, SCTID). The judge, without the system, believes any text.',
    ours: ({ rule }) => rule === 'code-form',
  },
  {
    name: 'unknown modifier extension',
    why: 'STU3, Extensibility: what a modifierExtension says may turn the meaning around, so an element with an unknown one must not be processed. The judge lets it pass because it lets any extension pass.',
    ours: ({ rule }) => rule === 'modifier-extension-unknown',
  },
  {
    name: 'reference to nothing in the Bundle',
    why: 'STU3, Bundle: a urn:uuid or urn:oid names a thing only within the Bundle; no server can answer for it. When no entry has it as fullUrl, it points to nothing. The judge assumes it exists elsewhere.',
    ours: ({ rule, expression }) => rule === 'reference-unresolved' && expression.startsWith('Bundle.'),
  },
  {
    name: 'reference to a type that does not exist',
    why: 'A relative reference names a resource type of STU3, and one that the element allows. The judge skips references whose type it does not know.',
    ours: ({ rule }, { operator }) => rule === 'reference-target' && operator === 'reference-unknown-type',
  },
  {
    name: 'value set as code system',
    why: 'STU3, Coding.system: a reference to a value set is not a code system, and the definition says so in as many words. The judge knows only that it has no such system.',
    ours: ({ rule }) => rule === 'system-value-set',
  },
  {
    name: 'reference without a usable form',
    why: 'STU3, Reference.reference: absolute or relative URL of a resource, or #id. The id of a resource has no underscore or blank, and a type alone names no resource.',
    ours: ({ rule }) => rule === 'reference-form',
  },
  {
    name: 'system that is no absolute URI',
    why: 'STU3, Coding.system: an OID is written urn:oid:…, and a name or bare number identifies no system. The judge takes a bare OID for a system it does not know, and warns.',
    ours: ({ rule }) => rule === 'system-form',
  },
  {
    name: 'claim that is no absolute URL',
    why: 'meta.profile holds canonical URLs; the judge looks a bare OID up, does not find it, and only warns.',
    ours: ({ rule }) => rule === 'profile-url',
  },
  {
    name: 'empty in JSON',
    why: 'STU3, JSON: strings and arrays are never empty, a property without a value is left out. The judge overlooks both in lists of primitives, and an empty string that has extensions beside it.',
    ours: ({ rule }) => rule === 'empty-value',
  },
  {
    name: 'property and its twin of unequal length',
    why: 'STU3, JSON: values and their extensions are paired by position, with null where there is none. The judge reads the surplus as one more value that has an extension only.',
    ours: ({ rule }) => rule === 'twin-mismatch',
  },
  {
    name: 'value outside its lexical space',
    why: 'STU3, Data types: a time of day comes with a zone, a string has no control characters but tab and line ends. The judge only warns, or sees nothing.',
    ours: ({ rule }, { operator }) =>
      rule === 'primitive-format' && ['dateTime-format', 'string-whitespace'].includes(operator),
  },
  {
    name: 'required binding without a code',
    why: 'STU3, Terminologies: a required binding on a concept asks for a coding from the value set. A coding without its code is from no value set; the judge does not know the code system, and says no more than that.',
    ours: ({ rule }, { operator }) =>
      rule === 'binding-missing' && ['coding-without-code', 'harmless-drop-optional'].includes(operator),
  },
  {
    name: 'code that its system does not have',
    why: 'The package of STU3 lists all codes of these systems (v3 ActCode, NullFlavor). The judge says only, as a warning, that the code is not in the bound value set.',
    ours: ({ rule }) => rule === 'code-unknown',
  },
  {
    name: 'extension that may occur once',
    why: 'A profile that names an extension without a maximum takes the one its definition states (humanname-assembly-order: 1). The judge does so on Procedure.extension and forgets it inside HumanName.',
    ours: ({ rule }, { operator }) => rule === 'slice-max' && operator === 'extension-repeated',
  },
];
