import type { FindingParameters } from '../rules/rule';
import { expressionOf, expressions } from '../walk/cursor';
import type { Finding } from '../walk/run';

/** A finding with the words that are made of it more than once. */
export interface Told {
  readonly finding: Finding;
  readonly rule: string;
  readonly expression: string;
}

const ruleIdOf = ({ rule, invariant }: Finding): string =>
  rule === 'invariant' && invariant ? `${rule}:${invariant.key}` : rule;

const shown = (value: FindingParameters[string]): string => (typeof value === 'object' ? value.en : String(value));

const FEW = 4;

/** What tells findings of one rule at one place apart. */
const detailOf = ({ invariant, constraint, parameters }: Finding): string =>
  `${invariant?.expression ?? constraint ?? ''}|${Object.values(parameters).map(shown).join('|')}`;

/** The same rule broken at the same place is one issue, whichever of the profiles states it. */
export function distinct(findings: readonly Finding[]): readonly Told[] {
  const told: Told[] = [];
  const first = new Map<string, Finding>();
  const details = new Map<string, Set<string>>();
  // Of a few, remembering what they share costs more than it saves.
  const expressionAt = findings.length > FEW ? expressions() : expressionOf;
  for (const finding of findings) {
    const rule = ruleIdOf(finding);
    const expression = expressionAt(finding.at);
    const place = `${rule}|${expression}`;
    const before = first.get(place);
    // Hardly ever is there another: what it says is only looked at then.
    if (before === undefined) first.set(place, finding);
    else {
      const known = details.get(place) ?? new Set([detailOf(before)]);
      details.set(place, known);
      const detail = detailOf(finding);
      if (known.has(detail)) continue;
      known.add(detail);
    }
    told.push({ finding, rule, expression });
  }
  return told;
}
