import type { Parameters } from '../../fhir/phrase';
import type { Language } from '../issue';
import { bgzMszRules, bundleRules } from './bundle';
import { idRules } from './ids';
import { linkRules } from './links';
import { pdfRules } from './pdf';
import { plausibilityRules } from './plausibility';
import { profileRules } from './profile';
import { structureRules } from './structure';
import { terminologyRules } from './terminology';
import { textRules } from './text';

/** Every rule of the validator by its stable id. */
export const rules = {
  ...textRules,
  ...structureRules,
  ...idRules,
  ...profileRules,
  ...linkRules,
  ...terminologyRules,
  ...bundleRules,
  ...bgzMszRules,
  ...plausibilityRules,
  ...pdfRules,
};

/** A rule id. An invariant's findings add its key: `invariant:per-1`. */
export type RuleId = keyof typeof rules;

/** What the findings of a rule are to be filled with: the parameters of its message. */
export type ParametersOf<Id extends RuleId> = Parameters<(typeof rules)[Id]['message'][Language]>;

/** Rules whose message says the same of every finding. */
export type PlainRuleId = { [Id in RuleId]: keyof ParametersOf<Id> extends never ? Id : never }[RuleId];

/** A broken rule with its parameters, for what finds a fault without knowing where it stands. */
export type RuleFault<Id extends RuleId = RuleId> = {
  [One in Id]: { readonly rule: One; readonly parameters: ParametersOf<One> };
}[Id];

/** Parameters that hold what the message takes and nothing else. */
export type Exactly<Given, Id extends RuleId> = Given &
  ParametersOf<Id> &
  Readonly<Record<Exclude<keyof Given, keyof ParametersOf<Id>>, never>>;
