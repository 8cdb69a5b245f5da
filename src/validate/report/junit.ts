import type { Language, ValidationIssue } from '../issue';
import { byResource, conceptLine, type FileReport, type FileResult, isError, recordsLine } from './file-report';
import { counted, draftsLine, labels, unverifiedLines } from './labels';
import { attributes, content } from './xml-text';

function details(issue: ValidationIssue, language: Language): string {
  const { line, column, severity, expression, message, constraint, profile, rule } = issue;
  const at =
    line === undefined ? '' : ` (${labels[language].words.line} ${line}${column === undefined ? '' : `:${column}`})`;
  const lines = [
    `${labels[language].severity[severity]}: ${expression}${at}`,
    message,
    conceptLine(issue),
    recordsLine(issue),
    constraint && `FHIRPath: ${constraint}`,
    rule,
    profile,
  ];
  return lines.filter((one) => one !== undefined && one !== '').join('\n');
}

function testcase(resource: string, issues: readonly ValidationIssue[], source: string, language: Language): string {
  const failures = issues
    .filter(isError)
    .map(
      (issue) =>
        `      <failure${attributes({ type: issue.rule, message: issue.message })}>${content(details(issue, language))}</failure>`,
    );
  const others = issues.filter((issue) => !isError(issue)).map((issue) => details(issue, language));
  const out = others.length > 0 ? [`      <system-out>${content(others.join('\n\n'))}</system-out>`] : [];
  const open = `    <testcase${attributes({ name: resource, classname: source })}`;
  const inside = [...failures, ...out];
  return inside.length === 0 ? `${open}/>` : [`${open}>`, ...inside, '    </testcase>'].join('\n');
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/** A file that could not be checked: an error, by which a pipeline fails as it does on a test that could not run. */
function errorSuite(source: string, reason: string, language: Language): Suite {
  const { 'not-checked': notChecked } = labels[language].verdict;
  const xml = [
    `  <testsuite${attributes({ name: source, tests: 1, failures: 0, errors: 1, skipped: 0 })}>`,
    `    <testcase${attributes({ name: notChecked, classname: source })}>`,
    `      <error${attributes({ type: 'not-checked', message: reason })}/>`,
    '    </testcase>',
    '  </testsuite>',
  ].join('\n');
  return { xml, tests: 1, failures: 0, errors: 1 };
}

function suite({ source, report }: FileReport, language: Language): Suite {
  const { words } = labels[language];
  const groups = byResource(report.issues);
  const failures = [...groups.values()].filter((issues) => issues.some(isError)).length;
  const cases = [...groups].map(([resource, issues]) => testcase(resource, issues, source, language));
  // A report names only resources it found something in; the others count as one case, so that no suite looks empty.
  const clean = report.resources - groups.size;
  if (clean > 0) cases.push(testcase(`${counted(clean, 'resource', language)} ${words.clean}`, [], source, language));
  const empty = cases.length === 0;
  if (empty) {
    const name = attributes({ name: words.noResources, classname: source });
    cases.push(`    <testcase${name}>\n      <skipped/>\n    </testcase>`);
  }
  const totals = { tests: cases.length, failures, errors: 0, skipped: empty ? 1 : 0 };
  const drafts = draftsLine(report.drafts, language);
  const remarks = [
    ...unverifiedLines(report.unverified, language).map((line) => `${words.unverified}: ${line}`),
    ...(drafts === undefined ? [] : [drafts]),
  ];
  const xml = [
    `  <testsuite${attributes({ name: source, ...totals })}>`,
    ...cases,
    ...(remarks.length > 0 ? [`    <system-out>${content(remarks.join('\n'))}</system-out>`] : []),
    '  </testsuite>',
  ].join('\n');
  return { xml, tests: totals.tests, failures, errors: 0 };
}

/**
 * Reports as JUnit XML: a suite per file, a case per resource, a failure per error. Warnings and remarks are the
 * `system-out` of their case; what could not be verified is that of the suite. A file that could not be checked is an error.
 *
 * @param results A report with the file it is of.
 * @param options How it is written.
 * @param options.language Of the words around the messages; the default is English.
 *
 * @example
 * await writeFile('bgz.junit.xml', toJUnit([{ source: 'bundle.json', report }]))
 */
export function toJUnit(
  results: readonly FileResult[],
  { language = 'en' }: { readonly language?: Language } = {},
): string {
  const suites = results.map((one) =>
    'notChecked' in one ? errorSuite(one.source, one.notChecked, language) : suite(one, language),
  );
  const totals = {
    name: 'bgz validate',
    tests: suites.reduce((sum, { tests }) => sum + tests, 0),
    failures: suites.reduce((sum, { failures }) => sum + failures, 0),
    errors: suites.reduce((sum, { errors }) => sum + errors, 0),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(totals)}>`,
    ...suites.map(({ xml }) => xml),
    '</testsuites>',
    '',
  ].join('\n');
}
