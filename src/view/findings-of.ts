import type { RuleSet, Validator } from '../validate/create-validator';
import type { Severity, ValidationIssue } from '../validate/issue';
import type { Said, ViewFinding } from './model';
import { both } from './said';

/** What the validator says of all that was given. */
export interface Judged {
  /** By place of the resource in what was given. */
  readonly byPlace: ReadonlyMap<string, readonly ViewFinding[]>;
  /** About no resource. */
  readonly others: readonly ViewFinding[];
}

/** How many there are of each. */
export function countsOf(findings: readonly ViewFinding[]): Readonly<Record<Severity, number>> {
  const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The place of the deepest entry that an expression leads into, and the path below it. */
function placed(expression: string, at: number): { readonly where: string; readonly path: string } {
  const [, entries = '', rest = ''] = /^[A-Za-z]+((?:\.entry\[\d+\]\.resource)*)(.*)$/s.exec(expression) ?? [];
  return { where: `input[${at}]${entries}`, path: rest.replace(/^\./, '') };
}

const conceptOf = (nl: ValidationIssue, en: ValidationIssue): Said | undefined =>
  nl.concept &&
  both(`${nl.concept.name} (${nl.concept.id})`, `${en.concept?.name ?? nl.concept.name} (${nl.concept.id})`);

/**
 * Validates each of what was given, in both languages. A resource that stands in several places is judged in each: the places
 * say which findings are about the same.
 */
export async function judge(
  inputs: readonly unknown[],
  validator: Pick<Validator, 'validate'>,
  places: ReadonlySet<string>,
  rules: readonly RuleSet[],
): Promise<Judged> {
  const byPlace = new Map<string, ViewFinding[]>();
  const others: ViewFinding[] = [];
  for (const [at, input] of inputs.entries()) {
    const nl = await validator.validate(input, { language: 'nl', rules });
    const en = await validator.validate(input, { language: 'en', rules });
    for (const [nth, issue] of nl.issues.entries()) {
      const other = en.issues[nth] ?? issue;
      const { where, path } = placed(issue.expression, at);
      const concept = conceptOf(issue, other);
      const finding: ViewFinding = {
        severity: issue.severity,
        rule: issue.rule,
        path: path === '' ? issue.expression : path,
        message: both(issue.message, other.message),
        ...(concept && { concept }),
      };
      const list = places.has(where) ? (byPlace.get(where) ?? []) : others;
      list.push(finding);
      if (list !== others) byPlace.set(where, list);
    }
  }
  return { byPlace, others };
}
