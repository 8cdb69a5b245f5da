import type { RuleId } from '../index';
import { bgzMszExamples, bundleExamples } from './bundle';
import type { NoExample, RuleExample } from './example';
import { linkExamples } from './links';
import { plausibilityExamples } from './plausibility';
import { profileExamples } from './profile';
import { structureExamples } from './structure';
import { terminologyExamples } from './terminology';

/** Of every rule an input that breaks it and one that does not; a rule without does not compile. */
export const ruleExamples: Readonly<Record<RuleId, RuleExample | NoExample>> = {
  ...structureExamples,
  ...profileExamples,
  ...linkExamples,
  ...terminologyExamples,
  ...bundleExamples,
  ...bgzMszExamples,
  ...plausibilityExamples,
};

export { exampleProfile, type NoExample, type RuleExample } from './example';
export { invariantExamples, toldElsewhere } from './invariants';
