import type { RuleId } from '../index';
import { bgzMszExamples, bundleExamples } from './bundle';
import type { InvariantExample, NoExample, RuleExample } from './example';
import { careExamples } from './invariants/care';
import { datatypeExamples } from './invariants/datatypes';
import { definitionExamples } from './invariants/definitions';
import { exchangeExamples } from './invariants/exchange';
import { nictizExamples } from './invariants/nictiz';
import { publicationExamples } from './invariants/publication';
import { linkExamples } from './links';
import { pdfExamples } from './pdf';
import { plausibilityExamples } from './plausibility';
import { profileExamples } from './profile';
import { structureExamples } from './structure';
import { terminologyExamples } from './terminology';

// `npm run docs` writes these into rules/explained.json, which is read when a rule is first explained: what only
// validates loads none of them.

/** Of every rule an input that breaks it and one that does not; a rule without does not compile. */
export const ruleExamples: Readonly<Record<RuleId, RuleExample | NoExample>> = {
  ...structureExamples,
  ...profileExamples,
  ...linkExamples,
  ...terminologyExamples,
  ...bundleExamples,
  ...bgzMszExamples,
  ...plausibilityExamples,
  ...pdfExamples,
};

/** Of every invariant of the bundled definitions, by the name of its sentence. */
export const invariantExamples: Readonly<Record<string, InvariantExample>> = {
  ...datatypeExamples,
  ...careExamples,
  ...exchangeExamples,
  ...definitionExamples,
  ...publicationExamples,
  ...nictizExamples,
};
