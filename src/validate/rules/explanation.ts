import { type AnyParameters, asIs, fill, joined, type Phrase } from '../../fhir/phrase';
import type { Language, Severity } from '../issue';
import type { InvariantExample, RuleExample } from './examples/example';
import type { Explained, ExplainedInvariant, StatedAt } from './explained';
import { type RuleId, rules } from './index';
import { sentencesOf } from './invariants';

/** What shows a rule at work. */
interface Shown {
  /** An input that breaks the rule and one that does not; absent where none does, or none that can be shown. */
  readonly example?: RuleExample;
  /** Why there is no example, which rule tells the same, or what is to be known of the example. */
  readonly note?: string;
}

/** What an invariant asks at the places where it is stated. */
export interface InvariantMeaning extends Shown {
  /** What it asks, as half a sentence. */
  readonly asks: string;
  readonly stated: readonly StatedAt[];
}

/** What `explain` tells of a rule. */
export interface RuleExplanation extends Shown {
  readonly rule: string;
  readonly severity: Severity;
  /** How a finding reads; `…` stands for what differs per finding. */
  readonly message: string;
  /** Why the rule is there and what to change. */
  readonly help: string;
  /**
   * Of an invariant of the bundled definitions: what it asks, and where. More than one where definitions use a key for
   * different things (`inv-1`); the example and the note are then those of each, and not of the whole.
   */
  readonly meanings?: readonly InvariantMeaning[];
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
  remark: { en: 'Of the example: {remark:phrase}.', nl: 'Bij het voorbeeld: {remark:phrase}.' },
} as const;

function shownBy(one: InvariantExample | undefined, known: Explained, language: Language): Shown {
  if (!one) return {};
  if ('none' in one) return { note: fill(said.none, { why: one.none }, language) };
  if ('elsewhere' in one) {
    const { elsewhere, example } = one;
    const note = fill(said.elsewhere, { rule: elsewhere }, language);
    return { ...shownBy(example ?? known.rules[elsewhere], known, language), note };
  }
  const { remark, ...example } = one;
  return { example, ...(remark && { note: fill(said.remark, { remark }, language) }) };
}

/** A sentence with its places before it: which of the meanings of a key it tells. */
function placed({ stated }: ExplainedInvariant, sentence: Phrase): Phrase {
  return joined([asIs(`[${stated.flatMap(({ places }) => places).join(', ')}]`), sentence], ' ');
}

function meaningsOf(key: string, known: () => Explained) {
  return sentencesOf(key).flatMap(([name, sentence]) => {
    const about = known().invariants[name];
    return about ? [{ about, sentence }] : [];
  });
}

function explainInvariant(key: string, known: () => Explained, language: Language): RuleExplanation {
  const { message, help } = rules.invariant;
  const all = meaningsOf(key, known);
  const [only] = all;
  const meanings = all.map(({ about, sentence }) => ({
    asks: sentence[language],
    stated: about.stated,
    ...shownBy(about.shown, known(), language),
  }));
  const asked = all.map(({ about, sentence }) => (all.length > 1 ? placed(about, sentence) : sentence));
  const parameters: AnyParameters = { key, ...(only && { sentence: joined(asked, '; ') }) };
  return {
    rule: `invariant:${key}`,
    severity: only && all.every(({ about }) => about.severity === 'warning') ? 'warning' : rules.invariant.severity,
    message: fill(message, parameters, language),
    help: help[language],
    ...(only ? { meanings } : { note: said.unknown[language] }),
    ...(only && all.length === 1 && shownBy(only.about.shown, known(), language)),
  };
}

/** What {@link Explained} and the words of the rules tell of a rule; undefined when there is no such rule. */
export function explainFrom(known: () => Explained, rule: string, language: Language): RuleExplanation | undefined {
  const key = /^invariant:(.+)/s.exec(rule)?.[1];
  if (key !== undefined) return explainInvariant(key, known, language);
  if (!Object.hasOwn(rules, rule)) return undefined;
  const id = rule as RuleId;
  const { severity, message, help } = rules[id];
  return {
    rule,
    severity,
    message: fill(message, {}, language),
    help: help[language],
    ...shownBy(known().rules[id], known(), language),
  };
}
