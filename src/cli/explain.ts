import type { Language } from '../validate/issue';
import { wrap } from '../validate/report/wrap';
import { explain, type RuleExplanation, rules } from '../validate/rules';
import { UsageError } from './usage-error';

/** What `bgz explain` was asked. */
export interface ExplainCommand {
  readonly lang: Language;
}

const WIDTH = 100;

function entry({ rule, severity, message, help }: RuleExplanation): string {
  const lines = [message, help].flatMap((text) => wrap(text, WIDTH - 2).map((line) => `  ${line}`));
  return [`${rule} (${severity})`, ...lines, ''].join('\n');
}

/** `bgz explain`: a rule, or every rule. */
export async function explainRule(rule: string | undefined, { lang }: ExplainCommand): Promise<number> {
  const found = (rule === undefined ? Object.keys(rules) : [rule]).map((id) => explain(id, lang));
  if (found.includes(undefined)) throw new UsageError(`There is no rule ${rule}; "bgz explain" lists them all.`);
  process.stdout.write(found.map((one) => (one === undefined ? '' : entry(one))).join('\n'));
  return 0;
}
