import { styleText } from 'node:util';
import { printable, wrap } from '../../telemetry/terminal-text';
import type { Language, Severity, Unverified, ValidationIssue } from '../issue';
import {
  byResource,
  conceptLine,
  type FileReport,
  type FileResult,
  recordsLine,
  type Totals,
  totalsOf,
} from './file-report';
import { counted, countsLine, draftsLine, labels, unverifiedLines } from './labels';

/** Options of {@link toText}. */
export interface TextOptions {
  /** Whether to write ANSI colours; the caller knows whether a terminal reads along. */
  readonly colour: boolean;
  /** Of the words around the messages. */
  readonly language: Language;
  /** Columns a line may take; default 100. */
  readonly width?: number;
}

type Style = Parameters<typeof styleText>[0];

interface Page {
  readonly language: Language;
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

const marks: Readonly<Record<Severity, { readonly mark: string; readonly style: Style }>> = {
  fatal: { mark: '✖', style: ['red', 'bold'] },
  error: { mark: '✖', style: 'red' },
  warning: { mark: '▲', style: 'yellow' },
  information: { mark: '·', style: 'blue' },
};

const INDENT = '      ';

/** Text of the data or of a message, over as many lines as it takes. Colour comes last: its codes have no width. */
function block(text: string, page: Page, style?: Style): string[] {
  return wrap(text, page.width - INDENT.length).map(
    (line) => INDENT + (style === undefined ? line : page.paint(style, line)),
  );
}

function position({ line, column }: ValidationIssue, { language }: Page): string {
  if (line === undefined) return '';
  return ` (${labels[language].words.line} ${line}${column === undefined ? '' : `:${column}`})`;
}

function issueLines(issue: ValidationIssue, page: Page): string[] {
  const { mark, style } = marks[issue.severity];
  const severity = labels[page.language].severity[issue.severity];
  const concept = conceptLine(issue);
  const records = recordsLine(issue);
  return [
    `    ${page.paint(style, `${mark} ${severity}`)}`,
    ...block(issue.expression + position(issue, page), page, 'bold'),
    ...block(issue.message, page),
    ...(concept === undefined ? [] : block(concept, page)),
    ...(records === undefined ? [] : block(records, page)),
    ...(issue.constraint === undefined ? [] : block(`FHIRPath: ${issue.constraint}`, page, 'dim')),
    ...block(issue.profile === undefined ? issue.rule : `${issue.rule}, ${issue.profile}`, page, 'dim'),
  ];
}

/** Verdict of a file with what it rests on: `voldoet (12 resources, 3 profielen toegepast; 4 codes niet te controleren)`. */
function fileHeading({ source, report }: FileReport, page: Page): string {
  const { language } = page;
  const { verdict, words } = labels[language];
  const good = report.verdict === 'conforms';
  const looked = report.resources === 0 ? words.noResources : counted(report.resources, 'resource', language);
  const applied = `${counted(report.profiles.length, 'profile', language)} ${words.applied}`;
  const rest = unverifiedCounts(report.unverified, language);
  const counts = report.issues.length === 0 ? [] : [countsLine(report.counts, language)];
  const notes = [[...counts, looked, applied].join(', '), ...(rest === '' ? [] : [rest])].join('; ');
  const colour = good ? 'green' : 'red';
  const [first = '', ...more] = wrap(`${printable(source)}: ${verdict[report.verdict]} (${notes})`, page.width);
  return [page.paint(colour, first), ...more.map((line) => page.paint(colour, line))].join('\n');
}

function unverifiedCounts({ codes, profiles, references }: Unverified, language: Language): string {
  const total = Object.values(codes).reduce((sum, count) => sum + count, 0);
  const parts = [
    total > 0 && counted(total, 'code', language),
    profiles.length > 0 && counted(profiles.length, 'profile', language),
    references > 0 && counted(references, 'reference', language),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `${labels[language].words.unverified.toLowerCase()}: ${parts.join(', ')}`;
}

/** Says of a file that it was not checked, and why. */
function notCheckedLines(source: string, reason: string, page: Page): string[] {
  const line = `${printable(source)}: ${labels[page.language].verdict['not-checked']} (${printable(reason)})`;
  return wrap(line, page.width).map((part) => page.paint('red', part));
}

function fileLines(fileReport: FileResult, page: Page): string[] {
  if ('notChecked' in fileReport) return notCheckedLines(fileReport.source, fileReport.notChecked, page);
  const resources = [...byResource(fileReport.report.issues)].flatMap(([resource, issues]) => [
    '',
    ...wrap(resource, page.width - 2).map((line) => `  ${page.paint('underline', line)}`),
    ...issues.flatMap((issue) => issueLines(issue, page)),
  ]);
  return [fileHeading(fileReport, page), ...(resources.length > 0 ? [...resources, ''] : [])];
}

/** An item of a list, its further lines aligned with the first. */
const item = (text: string, page: Page): string[] =>
  wrap(text, page.width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`));

/** The drafts among the profiles, by their last part: the whole canonical is in the JSON and SARIF formats. */
function draftLines(drafts: readonly string[], { language, width }: Page): string[] {
  const line = draftsLine(drafts, language);
  return line === undefined ? [] : wrap(line, width);
}

function summaryLines(totals: Totals, page: Page): string[] {
  const { language } = page;
  const { verdict, words } = labels[language];
  const unverified = unverifiedLines(totals.unverified, language).flatMap((line) => item(line, page));
  const size = [
    counted(totals.files, 'file', language),
    counted(totals.resources, 'resource', language),
    `${counted(totals.profiles.length, 'profile', language)} ${words.applied}`,
    countsLine(totals.counts, language),
  ];
  const files = counted(totals.files, 'file', language);
  const unread = totals.notChecked === 0 ? [] : [`${verdict['not-checked']}: ${totals.notChecked}`];
  const failing = totals.nonConforming === 0 ? [] : [`${totals.nonConforming} ${words.of} ${files}`];
  const notes =
    totals.verdict === 'not-checked' ? [`${totals.notChecked} ${words.of} ${files}`] : [...failing, ...unread];
  return [
    ...wrap(size.join(', '), page.width),
    ...draftLines(totals.drafts, page),
    ...(unverified.length > 0 ? [`${words.unverified}:`, ...unverified] : []),
    page.paint(
      [totals.verdict === 'conforms' ? 'green' : 'red', 'bold'],
      `${words.overall}: ${verdict[totals.verdict]}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`,
    ),
  ];
}

function pageOf({ colour, language, width = 100 }: TextOptions): Page {
  return {
    language,
    width: Math.max(width, 40),
    // Whether this stream takes colours is the caller's to say, and this text may go elsewhere.
    paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** One line for each, and one blank line where there are more: a blank line closes a file with findings. */
const joinedLines = (lines: readonly string[]): string =>
  `${lines.filter((line, i) => line !== '' || lines[i - 1] !== '').join('\n')}\n`;

/** What `toText` says of one file, without the blank line that closes one with findings. */
export const fileText = (result: FileResult, options: TextOptions): string => {
  const lines = fileLines(result, pageOf(options));
  return joinedLines(lines.at(-1) === '' ? lines.slice(0, -1) : lines);
};

/** What `toText` says of all files together. */
export const totalsText = (totals: Totals, options: TextOptions): string =>
  joinedLines(summaryLines(totals, pageOf(options)));

/**
 * Reports for a person at a terminal: per file its verdict, per resource its findings (severity, FHIRPath and place,
 * message, zib concept and record path, rule and profile), and the totals with what could not be verified. A conforming
 * file without findings takes one line, and so does one that could not be checked, with the reason.
 *
 * Control characters of the data are replaced, so that a file cannot steer the terminal it is shown on.
 *
 * @example
 * process.stdout.write(toText([{ source: 'bundle.json', report }], { colour: process.stdout.isTTY, language: 'nl' }))
 */
export function toText(results: readonly FileResult[], options: TextOptions): string {
  if (results.length === 0) return `${labels[options.language].words.noFiles}\n`;
  const page = pageOf(options);
  return joinedLines([...results.flatMap((one) => fileLines(one, page)), '', ...summaryLines(totalsOf(results), page)]);
}
