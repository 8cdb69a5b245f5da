import type { Severity, Unverified, ValidationIssue, ValidationReport } from '../../../src/validate/issue';
import type { FileReport } from '../../../src/validate/report/file-report';

const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';

/** An issue as the validator gives it, with the parts a test is about. */
export const issue = (parts: Partial<ValidationIssue> = {}): ValidationIssue => ({
  severity: 'error',
  code: 'required',
  rule: 'cardinality-min',
  expression: 'Bundle.entry[2].resource.code',
  resource: 'AllergyIntolerance/a-1',
  profile: `${NICTIZ}/zib-AllergyIntolerance`,
  message: 'code ontbreekt; het profiel vraagt er minstens 1',
  concept: { id: 'NL-CM:8.2.2', name: 'VeroorzakendeStof', recordPath: 'allergyIntolerance.causativeAgent' },
  ...parts,
});

/** A report with these issues; counts and verdict follow from them. */
export function reportOf(issues: readonly ValidationIssue[], parts: Partial<ValidationReport> = {}): ValidationReport {
  const count = (severity: Severity) => issues.filter((one) => one.severity === severity).length;
  const counts = {
    fatal: count('fatal'),
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
  };
  return {
    verdict: counts.fatal + counts.error === 0 ? 'conforms' : 'does-not-conform',
    counts,
    issues,
    profiles: [`${NICTIZ}/zib-AllergyIntolerance`],
    drafts: [],
    resources: 3,
    unverified: { codes: {}, profiles: [], references: 0 },
    ...parts,
  };
}

export const unverified: Unverified = {
  codes: { 'http://snomed.info/sct': 12, 'http://loinc.org': 1 },
  profiles: ['http://example.org/fhir/StructureDefinition/own'],
  references: 4,
};

export const clean: FileReport = { source: 'goed.json', report: reportOf([]) };
export const failing: FileReport = {
  source: 'fout.json',
  report: reportOf([
    issue({ line: 12, column: 5 }),
    issue({ resource: 'Condition', severity: 'warning', rule: 'binding', code: 'code-invalid', concept: undefined }),
    issue({ rule: 'invariant:ait-1', severity: 'fatal', message: 'tweede fout', profile: undefined }),
  ]),
};
/** What an XML or terminal reader must survive. */
export const nasty = `<b> & "quotes" 'apos' \u001b[31m\u0000\ud800 ]]> einde`;
