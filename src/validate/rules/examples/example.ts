import type { Json } from '../../../fhir/json';
import type { Phrase } from '../../../fhir/phrase';
import type { RuleId } from '../index';

/** An input that breaks a rule and one that does not; nothing else is wrong with either. */
export interface RuleExample {
  /** What breaks the rule: a resource, or text as it is sent. */
  readonly wrong: unknown;
  /** The same without the fault. */
  readonly right: unknown;
  /** Rules that by their nature speak of the same fault. */
  readonly also?: readonly string[];
  /** Rules that find the same in the right one: what a profile itself contradicts. */
  readonly both?: readonly string[];
  /** Rules that the right one alone shows, for what they remark. */
  readonly remarked?: readonly string[];
  /** What is to be known of the example, as half a sentence. */
  readonly remark?: Phrase;
  /** Elements of a profile of one's own that the rule needs, on the type of the resource; the resource claims it. */
  readonly profile?: readonly Json[];
  /** Other definitions the rule needs. */
  readonly definitions?: readonly Json[];
  /** Options of the validator that make the rule apply. */
  readonly options?: Json;
}

/** Why a rule has no example: no input breaks it, or none that is short enough to show. */
export interface NoExample {
  readonly none: Phrase;
}

/** Which rule tells what an invariant would, with a place and what to change. */
export interface ToldElsewhere {
  readonly elsewhere: RuleId;
  /** What that rule speaks of, where its own example is of another invariant. */
  readonly example?: RuleExample;
}

/** What shows an invariant at work, or why nothing does. */
export type InvariantExample = RuleExample | NoExample | ToldElsewhere;

/** One for each sentence about an invariant; a sentence without does not compile. */
export type ExamplesOf<Sentences> = Readonly<Record<keyof Sentences, InvariantExample>>;

/** URL of the profile that an example with one claims. */
export const EXAMPLE_PROFILE = 'https://example.org/fhir/StructureDefinition/example';

/** A pair of resources that differ in a few elements only. */
export const pair = (base: Json, wrong: Json, right: Json, more: Omit<RuleExample, 'wrong' | 'right'> = {}) => {
  const claim = more.profile && { meta: { profile: [EXAMPLE_PROFILE] } };
  const { resourceType, ...rest } = base;
  return {
    wrong: { resourceType, ...claim, ...rest, ...wrong },
    right: { resourceType, ...claim, ...rest, ...right },
    ...more,
  };
};

/** Pairs of resources on one base. */
export const on = (base: Json) => (wrong: Json, right: Json, more?: Omit<RuleExample, 'wrong' | 'right'>) =>
  pair(base, wrong, right, more);

export const patient = on({ resourceType: 'Patient' });
export const observation = on({ resourceType: 'Observation', status: 'final', code: { text: 'x' } });

/** Pairs of values of one type, in the resource that can hold any. */
export const typed =
  (type: string) =>
  (wrong: Json, right: Json): RuleExample => {
    const holding = (value: Json) => ({ parameter: [{ name: 'x', [`value${type}`]: value }] });
    return pair({ resourceType: 'Parameters' }, holding(wrong), holding(right));
  };

/** An element of which nothing is known, for what must be there and hold none of its elements. */
export const notKnown: Json = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** The StructureDefinition of an example's own profile. */
export const exampleProfile = (type: string, element: readonly Json[], url = EXAMPLE_PROFILE): Json => ({
  resourceType: 'StructureDefinition',
  url,
  name: 'Example',
  status: 'draft',
  kind: /^(?:Attachment|Extension)$/.test(type) ? 'complex-type' : 'resource',
  abstract: false,
  type,
  baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
  derivation: 'constraint',
  differential: { element },
});
