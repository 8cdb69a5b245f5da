import type { Language } from '../src/validate/issue';
import { invariantExamples, ruleExamples } from '../src/validate/rules/examples';
import type { Explained, ExplainedInvariant } from '../src/validate/rules/explained';
import { explainFrom } from '../src/validate/rules/explanation';
import { statedInvariants } from './stated-invariants';

/** An object with a line for each of its fields. */
const lined = (object: object): string =>
  `{\n${Object.entries(object)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(',\n')}\n}`;

function explainedInvariants(): Explained['invariants'] {
  const known = [...statedInvariants()].map(([name, stated]): [string, ExplainedInvariant] => {
    const shown = invariantExamples[name];
    if (!shown) throw new Error(`Invariant "${name}" has no example and no reason for having none.`);
    return [name, { ...stated, shown }];
  });
  return Object.fromEntries(known);
}

const invariants = explainedInvariants();

/** What is told of a rule by what the sources hold now, written or not. */
export const explainNow = (rule: string, language: Language = 'en') =>
  explainFrom(() => ({ rules: ruleExamples, invariants }), rule, language);

/** The text of `rules/explained.json`: what `explain` tells beside the words of the rules. */
export const explainedFile = (): string => `{"rules":${lined(ruleExamples)},\n"invariants":${lined(invariants)}}\n`;
