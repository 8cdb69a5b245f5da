import type { Json } from '../../../fhir/json';
import type { Phrase } from '../../../fhir/phrase';

/** An input that breaks a rule and one that does not; nothing else is wrong with either. */
export interface RuleExample {
  /** What breaks the rule: a resource, or text as it is sent. */
  readonly wrong: unknown;
  /** The same without the fault. */
  readonly right: unknown;
  /** Rules that by their nature speak of the same fault. */
  readonly also?: readonly string[];
  /** Elements of a profile of one's own that the rule needs, on the type of the resource; the resource claims it. */
  readonly profile?: readonly Json[];
  /** Other definitions the rule needs. */
  readonly definitions?: readonly Json[];
  /** Options of the validator that make the rule apply. */
  readonly options?: Json;
}

/** Why a rule has no example: no input breaks it. */
export interface NoExample {
  readonly none: Phrase;
}

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

export const patient = (wrong: Json, right: Json, more?: Omit<RuleExample, 'wrong' | 'right'>) =>
  pair({ resourceType: 'Patient' }, wrong, right, more);

export const observation = (wrong: Json, right: Json, more?: Omit<RuleExample, 'wrong' | 'right'>) =>
  pair({ resourceType: 'Observation', status: 'final', code: { text: 'x' } }, wrong, right, more);

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
