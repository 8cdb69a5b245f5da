import { type Parameters, unfilled } from '../../fhir/phrase';
import type { Language } from '../issue';
import { bgzMszRules, bundleRules } from './bundle';
import { idRules } from './ids';
import { linkRules } from './links';
import { plausibilityRules } from './plausibility';
import { profileRules } from './profile';
import type { Rule } from './rule';
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

/** What `explain` tells of a rule. */
export interface RuleExplanation {
  readonly rule: string;
  readonly severity: Rule['severity'];
  /** How a finding reads; `…` stands for what differs per finding. */
  readonly message: string;
  /** Why the rule is there and what to change. */
  readonly help: string;
}

/**
 * Explains a rule.
 *
 * @param rule The `rule` of an issue, for example `cardinality-min` or `invariant:per-1`.
 * @returns Undefined when there is no such rule.
 */
export function explain(rule: string, language: Language = 'en'): RuleExplanation | undefined {
  const id = rule.startsWith('invariant:') ? 'invariant' : rule;
  if (!Object.hasOwn(rules, id)) return undefined;
  const { severity, message, help } = rules[id as RuleId];
  const key = rule.slice(rule.indexOf(':') + 1);
  return { rule, severity, message: unfilled(message, language).replace('…', key), help: help[language] };
}
