import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../issue';
import type { Explained } from './explained';
import { explainFrom, type RuleExplanation } from './explanation';
import { rulesFolder } from './rules-folder';

let read: Explained | undefined;

/** Read when a rule is first explained: validating needs none of it. */
function explained(): Explained {
  if (read) return read;
  read = JSON.parse(readFileSync(join(rulesFolder(), 'explained.json'), 'utf8')) as Explained;
  return read;
}

/**
 * Explains a rule: what it says, why it is there, and an input that breaks it beside one that does not.
 *
 * @param rule The `rule` of an issue, for example `cardinality-min` or `invariant:per-1`.
 * @returns Undefined when there is no such rule.
 * @throws {Error} When the code was bundled without the `rules` folder of this package.
 * @example
 * explain('invariant:per-1', 'nl')?.message; // 'Regel per-1 klopt niet: een periode begint niet na haar einde.'
 */
export const explain = (rule: string, language: Language = 'en'): RuleExplanation | undefined =>
  explainFrom(explained, rule, language);
