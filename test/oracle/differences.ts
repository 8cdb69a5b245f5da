import type { ValidationIssue } from '../../src/validate/issue';
import { type Argument, argued } from './argued';
import type { Case } from './cases';
import { type Nearness, nearness, placeOf, withoutIndexes } from './location';
import type { Fact } from './verdicts';

export interface Judged {
  readonly case: Case;
  /** Errors that the seed does not have as well. */
  readonly judge: readonly Fact[];
  readonly ours: readonly ValidationIssue[];
}

export type Outcome = 'both' | 'neither' | 'we miss' | 'we miss, argued' | 'we add' | 'we add, argued';

export const isError = ({ severity }: { severity: string }): boolean => severity === 'error' || severity === 'fatal';

/** What is there more often than before; indexes are left out, for a mutation may shift them. */
export function added<T>(now: readonly T[], before: readonly T[], keyOf: (item: T) => string): T[] {
  const left = new Map<string, number>();
  for (const item of before) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  return now.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    if (count > 0) left.set(keyOf(item), count - 1);
    return count === 0;
  });
}

export const factKey = (fact: Fact): string => `${fact.messageId} ${withoutIndexes(placeOf(fact.location))}`;
export const issueKey = (issue: ValidationIssue): string =>
  `${issue.rule} ${withoutIndexes(placeOf(issue.expression))}`;

/** `all` is every error of the judge in the case: some differences can only be told from their company. */
export const argumentForFact = (fact: Fact, of: Case, all: readonly Fact[]): Argument | undefined =>
  argued.find(({ judge }) => judge?.(fact, of, all));

export const argumentForIssue = (issue: ValidationIssue, of: Case): Argument | undefined =>
  argued.find(({ ours }) => ours?.(issue, of));

export function outcomeOf({ case: of, judge, ours }: Judged): Outcome {
  if (judge.length > 0 && ours.length > 0) return 'both';
  if (judge.length === 0 && ours.length === 0) return 'neither';
  if (judge.length > 0) return judge.every((fact) => argumentForFact(fact, of, judge)) ? 'we miss, argued' : 'we miss';
  return ours.every((issue) => argumentForIssue(issue, of)) ? 'we add, argued' : 'we add';
}

/** How close the nearest of the other side's places comes; undefined when the other side says nothing. */
export function nearest(location: string, others: readonly string[]): Nearness | undefined {
  const found = others.map((other) => nearness(placeOf(location), placeOf(other)));
  return (['same', 'near', 'elsewhere'] as const).find((one) => found.includes(one));
}
