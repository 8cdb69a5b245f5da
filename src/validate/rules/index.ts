import type { Language } from '../issue';
import { bgzMszRules, bundleRules } from './bundle';
import { linkRules } from './links';
import { plausibilityRules } from './plausibility';
import { profileRules } from './profile';
import type { Rule } from './rule';
import { structureRules } from './structure';
import { terminologyRules } from './terminology';

/** Every rule of the validator by its stable id. */
export const rules = {
  ...structureRules,
  ...profileRules,
  ...linkRules,
  ...terminologyRules,
  ...bundleRules,
  ...bgzMszRules,
  ...plausibilityRules,
};

/** A rule id. An invariant's findings add its key: `invariant:per-1`. */
export type RuleId = keyof typeof rules;

/** What `explain` tells of a rule. */
export interface RuleExplanation {
  readonly rule: string;
  readonly severity: Rule['severity'];
  /** How a finding reads; `{…}` stands for what differs per finding. */
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
  return { rule, severity, message: message[language].replace('{key}', key), help: help[language] };
}
