import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r3';
import type { Language, ValidationIssue, ValidationReport } from '../issue';
import { conceptLine, type NotChecked } from './file-report';
import { countsLine, draftsLine, labels, unverifiedLines } from './labels';
import { xmlText } from './xml-text';

/** Code system of `OperationOutcome.issue.details.coding`: its codes are the rule ids that `explain(rule)` knows. */
export const RULE_SYSTEM = 'urn:bgz-facade:rule';

function diagnostics(issue: ValidationIssue): string {
  const { rule, profile, constraint } = issue;
  const parts = [
    `rule ${rule}`,
    profile && `profile ${profile}`,
    conceptLine(issue),
    constraint && `FHIRPath ${constraint}`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

/** Line and column in the form other FHIR validators write them. */
function location({ line, column }: ValidationIssue): string[] | undefined {
  if (line === undefined) return undefined;
  return [column === undefined ? `Line[${line}]` : `Line[${line}] Col[${column}]`];
}

function toIssue(issue: ValidationIssue): OperationOutcomeIssue {
  const at = location(issue);
  return {
    severity: issue.severity,
    code: issue.code,
    details: { coding: [{ system: RULE_SYSTEM, code: issue.rule }], text: issue.message },
    diagnostics: diagnostics(issue),
    ...(at && { location: at }),
    // FHIR allows no empty strings.
    ...(issue.expression !== '' && { expression: [issue.expression] }),
  };
}

const remark = (text: string): OperationOutcomeIssue => ({
  severity: 'information',
  code: 'informational',
  details: { text },
});

function narrative(report: ValidationReport, remarks: readonly string[], language: Language): string {
  const { severity } = labels[language];
  const found = report.issues.map((issue) => `${severity[issue.severity]}: ${issue.expression}: ${issue.message}`);
  const lines = [...found, ...remarks].map((line) => `<li>${xmlText(line)}</li>`);
  const summary = xmlText(`${labels[language].verdict[report.verdict]}: ${countsLine(report.counts, language)}`);
  return `<div xmlns="http://www.w3.org/1999/xhtml"><p>${summary}</p><ul>${lines.join('')}</ul></div>`;
}

/**
 * A report as FHIR STU3 OperationOutcome: an issue per finding with its FHIRPath, rule and zib concept, and an issue of
 * severity `information` per thing that could not be verified. Without findings it says that all is well, as FHIR asks
 * for at least one issue.
 *
 * @param report What `validate` gave.
 * @param options How it is written.
 * @param options.language Of the words around the messages; the default is English.
 *
 * @example
 * toOperationOutcome(await validator.validate(bundle), { language: 'nl' })
 */
export function toOperationOutcome(
  report: ValidationReport,
  { language = 'en' }: { readonly language?: Language } = {},
): OperationOutcome {
  const { words } = labels[language];
  const drafts = draftsLine(report.drafts, language);
  const unverified = unverifiedLines(report.unverified, language).map((line) => `${words.unverified}: ${line}`);
  const rest = drafts === undefined ? unverified : [...unverified, drafts];
  const nothingFound = report.resources === 0 ? words.nothingChecked : words.allOk;
  const remarks = report.issues.length > 0 ? rest : [nothingFound, ...rest];
  return {
    resourceType: 'OperationOutcome',
    language,
    text: { status: 'generated', div: narrative(report, remarks, language) },
    issue: [...report.issues.map(toIssue), ...remarks.map(remark)],
  };
}

/** What could not be checked as OperationOutcome: a fatal issue, as there is nothing that conforms. */
export function notCheckedOutcome(
  { notChecked }: NotChecked,
  { language }: { readonly language: Language },
): OperationOutcome {
  const text = `${labels[language].verdict['not-checked']}: ${notChecked}`;
  return {
    resourceType: 'OperationOutcome',
    language,
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${xmlText(text)}</p></div>` },
    issue: [{ severity: 'fatal', code: 'exception', details: { text } }],
  };
}
