import { type AnyParameters, fill, joined, type Phrase } from '../../fhir/phrase';
import type { Language, Severity } from '../issue';
import { invariantExamples, type NoExample, type RuleExample, ruleExamples, toldElsewhere } from './examples';
import { type RuleId, rules } from './index';
import { sentencesOf } from './invariants';

/** What `explain` tells of a rule. */
export interface RuleExplanation {
  readonly rule: string;
  readonly severity: Severity;
  /** How a finding reads; `…` stands for what differs per finding. */
  readonly message: string;
  /** Why the rule is there and what to change. */
  readonly help: string;
  /** An input that breaks the rule and one that does not; absent where no input breaks it, or the invariant is a rare one. */
  readonly example?: RuleExample;
  /** Why there is no example, or which rule tells the same. */
  readonly note?: string;
}

const said = {
  elsewhere: {
    en: 'Rule {rule} tells what breaks this one, and where.',
    nl: 'Regel {rule} zegt wat deze breekt, en waar.',
  },
  unknown: {
    en: 'No bundled definition has an invariant of this key; one of your own packages may, and says there what it asks.',
    nl: 'Geen meegeleverde definitie heeft een invariant met deze sleutel; een eigen package kan haar hebben en zegt daar wat zij vraagt.',
  },
  none: { en: 'There is no example: {why:phrase}.', nl: 'Er is geen voorbeeld: {why:phrase}.' },
} as const;

function exampleOf(example: RuleExample | NoExample | undefined, language: Language) {
  if (!example) return {};
  return 'none' in example ? { note: fill(said.none, { why: example.none }, language) } : { example };
}

function explainInvariant(rule: string, key: string, language: Language): RuleExplanation {
  const { severity, message, help } = rules.invariant;
  const sentences: readonly Phrase[] = sentencesOf(key);
  const parameters: AnyParameters = { key, ...(sentences.length > 0 && { sentence: joined(sentences, '; ') }) };
  const elsewhere = Object.hasOwn(toldElsewhere, key) ? toldElsewhere[key as keyof typeof toldElsewhere] : undefined;
  const known: Readonly<Record<string, RuleExample>> = invariantExamples;
  return {
    rule,
    severity,
    message: fill(message, parameters, language),
    help: help[language],
    ...exampleOf(Object.hasOwn(known, key) ? known[key] : elsewhere && ruleExamples[elsewhere], language),
    ...(elsewhere && { note: fill(said.elsewhere, { rule: elsewhere }, language) }),
    ...(sentences.length === 0 && { note: said.unknown[language] }),
  };
}

/**
 * Explains a rule: what it says, why it is there, and an input that breaks it beside one that does not.
 *
 * @param rule The `rule` of an issue, for example `cardinality-min` or `invariant:per-1`.
 * @returns Undefined when there is no such rule.
 * @example
 * explain('invariant:per-1', 'nl')?.message; // 'Regel per-1 klopt niet: een periode begint niet na haar einde.'
 */
export function explain(rule: string, language: Language = 'en'): RuleExplanation | undefined {
  if (/^invariant:./.test(rule)) return explainInvariant(rule, rule.slice(rule.indexOf(':') + 1), language);
  if (!Object.hasOwn(rules, rule)) return undefined;
  const id = rule as RuleId;
  const { severity, message, help } = rules[id];
  return {
    rule,
    severity,
    message: fill(message, {}, language),
    help: help[language],
    ...exampleOf(ruleExamples[id], language),
  };
}
