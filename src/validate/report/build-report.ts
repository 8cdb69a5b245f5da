import type { Language, Severity, ValidationIssue, ValidationReport } from '../issue';
import { rules } from '../rules';
import { fill } from '../rules/rule';
import type { ReadInput } from '../text/read-input';
import { expressionOf, pointerOf } from '../walk/frame';
import type { Finding, Run } from '../walk/run';

/** What decides how a report reads. */
export interface ReportOptions {
  readonly language: Language;
  /** How many issues a report holds at most; the rest is counted. */
  readonly maxIssues: number;
}

const ruleIdOf = (finding: Finding): string => (finding.key ? `${finding.rule}:${finding.key}` : finding.rule);

/** The same rule broken at the same place is one issue, whichever of the profiles states it. */
function distinct(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${ruleIdOf(finding)}|${expressionOf(finding.frame)}|${JSON.stringify(finding.parameters)}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return seen;
}

const WEIGHT: Readonly<Record<Severity, number>> = { fatal: 0, error: 1, warning: 2, information: 3 };

function textIssues(input: ReadInput, language: Language): readonly ValidationIssue[] {
  return input.faults.map(({ rule, parameters, line, column }) => {
    const { severity, code, message } = rules[rule];
    const place = line === undefined ? {} : { line, column };
    return {
      severity,
      code,
      rule,
      expression: '$this',
      resource: '?',
      ...place,
      message: fill(message[language], parameters),
    };
  });
}

async function findingIssues(run: Run, input: ReadInput, language: Language): Promise<readonly ValidationIssue[]> {
  const findings = [...distinct(run.findings).values()];
  if (findings.length === 0) return [];
  // The concept tables are only needed to explain issues, and cost more to load than a sound resource to check.
  const { conceptBehind } = await import('./concept-of');
  const positions = input.locate?.(findings.map(({ frame }) => pointerOf(frame)));
  return findings.map((finding, at): ValidationIssue => {
    const { code, message } = rules[finding.rule];
    const position = positions?.[at];
    const concept = conceptBehind(finding);
    return {
      severity: finding.severity,
      code,
      rule: ruleIdOf(finding),
      expression: expressionOf(finding.frame),
      resource: finding.scope.label,
      ...(position && { line: position.line, column: position.column }),
      ...(finding.profile && { profile: finding.profile }),
      message: fill(message[language], finding.parameters),
      ...(concept && { concept }),
    };
  });
}

function unverifiedCodes(run: Run): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const finding of distinct(run.findings).values()) {
    if (finding.rule !== 'code-unverifiable') continue;
    const system = String(finding.parameters.system ?? '');
    codes[system] = (codes[system] ?? 0) + 1;
  }
  return codes;
}

/** Words what a run found. */
export async function buildReport(run: Run, input: ReadInput, options: ReportOptions): Promise<ValidationReport> {
  const all = [...textIssues(input, options.language), ...(await findingIssues(run, input, options.language))];
  const counts = { fatal: 0, error: 0, warning: 0, information: 0 };
  for (const issue of all) counts[issue.severity]++;
  const issues =
    all.length > options.maxIssues
      ? [...all].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, options.maxIssues)
      : all;
  return {
    verdict: counts.fatal + counts.error === 0 ? 'conforms' : 'does-not-conform',
    counts,
    issues,
    profiles: [...run.profiles].sort(),
    resources: run.resources,
    unverified: {
      codes: unverifiedCodes(run),
      profiles: [...run.unknownProfiles].sort(),
      references: run.outsideReferences,
    },
  };
}
