import type { Language, Severity, ValidationIssue, ValidationReport } from '../issue';
import { type FileResult, notCheckedIn, reportsIn, totalsOf } from './file-report';
import { draftsLine, labels, unverifiedLines } from './labels';

/** Options of {@link toSarif}. */
export interface SarifOptions {
  /** Version of this library, shown with the findings. */
  readonly toolVersion: string;
  /** What a rule checks and why, shown as its help. */
  readonly explain?: (rule: string) => { readonly title: string; readonly text: string } | undefined;
  /** Of the words around the messages; the default is English. */
  readonly language?: Language;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** A file name as the URI reference SARIF asks for: relative stays relative, an absolute path becomes a `file:` URI. */
function uriOf(source: string): string {
  if (source === '-') return 'stdin';
  const wellFormed = source.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\\', '/');
  const path = wellFormed.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(wellFormed)) return `file:///${wellFormed.slice(0, 2)}${path.slice(4)}`;
  return path.startsWith('/') ? `file://${path}` : path;
}

/** A file of the run: its URI and its place in `artifacts`. */
interface Artifact {
  readonly uri: string;
  readonly index: number;
}

function region({ line, column }: ValidationIssue) {
  if (line === undefined) return undefined;
  return { startLine: line, ...(column !== undefined && { startColumn: column }) };
}

function result(issue: ValidationIssue, artifactLocation: Artifact, ruleIndex: number) {
  const at = region(issue);
  const { concept, constraint, profile } = issue;
  return {
    ruleId: issue.rule,
    ruleIndex,
    level: levels[issue.severity],
    message: { text: issue.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          ...(at && { region: at }),
        },
        logicalLocations: [{ name: issue.resource, fullyQualifiedName: issue.expression, kind: 'element' }],
      },
    ],
    properties: {
      severity: issue.severity,
      code: issue.code,
      ...(profile !== undefined && { profile }),
      ...(constraint !== undefined && { constraint }),
      ...(concept && { concept: concept.id, conceptName: concept.name }),
      ...(concept?.recordPath !== undefined && { recordPath: concept.recordPath }),
    },
  };
}

function ruleEntry(id: string, explain: SarifOptions['explain']) {
  const explained = explain?.(id);
  if (explained === undefined) return { id };
  const { title, text } = explained;
  return { id, shortDescription: { text: title }, fullDescription: { text }, help: { text } };
}

/** What a verdict leaves open, and the drafts it rests on. */
function remarksOf({ unverified, drafts }: ValidationReport, language: Language): readonly string[] {
  const resting = draftsLine(drafts, language);
  return [
    ...unverifiedLines(unverified, language).map((line) => `${labels[language].words.unverified}: ${line}`),
    ...(resting === undefined ? [] : [resting]),
  ];
}

/**
 * Reports as SARIF 2.1.0 text, for code hosting and editors: one run, a rule per rule id that occurs, a result per
 * finding with its place in the file, its FHIRPath as logical location, and profile and zib concept as properties. What
 * could not be verified, and that a verdict rests on drafts, is a notification of the invocation, per file. A file that could
 * not be checked is a notification of level `error`, and the invocation did not succeed.
 *
 * @example
 * await writeFile('bgz.sarif', toSarif([{ source: 'bundle.json', report }], { toolVersion: '1.0.0' }))
 */
export function toSarif(all: readonly FileResult[], { toolVersion, explain, language = 'en' }: SarifOptions): string {
  const fileReports = reportsIn(all);
  const unread = notCheckedIn(all);
  const issues = fileReports.flatMap(({ report }) => report.issues);
  const ruleIds = [...new Set(issues.map(({ rule }) => rule))].sort();
  const ruleIndex = new Map(ruleIds.map((id, i) => [id, i]));
  const uris = [...new Set(all.map(({ source }) => uriOf(source)))];
  const artifact = (source: string): Artifact => ({ uri: uriOf(source), index: uris.indexOf(uriOf(source)) });
  const { verdict, counts, resources, profiles, drafts, unverified } = totalsOf(all);
  const notification = (level: 'error' | 'note', text: string, source: string) => ({
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifact(source) } }],
  });
  const notChecked = labels[language].verdict['not-checked'];
  const notifications = [
    ...unread.map(({ source, notChecked: reason }) => notification('error', `${notChecked}: ${reason}`, source)),
    ...fileReports.flatMap(({ source, report }) =>
      remarksOf(report, language).map((text) => notification('note', text, source)),
    ),
  ];
  const run = {
    tool: {
      driver: {
        name: 'bgz-facade',
        version: toolVersion,
        language,
        rules: ruleIds.map((id) => ruleEntry(id, explain)),
      },
    },
    language,
    // Columns are counted in JavaScript string units.
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unread.length === 0,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      },
    ],
    artifacts: uris.map((uri) => ({ location: { uri } })),
    results: fileReports.flatMap(({ source, report }) => {
      const at = artifact(source);
      return report.issues.map((issue) => result(issue, at, ruleIndex.get(issue.rule) ?? -1));
    }),
    properties: { verdict, counts, resources, profiles, drafts, unverified },
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
