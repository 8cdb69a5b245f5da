import { styleText } from 'node:util';
import { printable, wrap } from '../../telemetry/terminal-text';
import type { AssertResult, Outcome, Qualification, ScriptResult, TestResult } from '../run/result';
import { causesByResource } from './cause-lines';
import { askedBy, type ReportWords, reportWords, wordsIn } from './words';

/** Options of {@link qualificationText}. */
export interface QualificationTextOptions {
  /** Of the words; those of a script stay as they are. Default `en`. */
  readonly language?: 'en' | 'nl';
  /** Whether to write ANSI colours. Default false. */
  readonly colour?: boolean;
  /** Columns a line may take. Default 110. */
  readonly width?: number;
}

interface Page {
  readonly language: 'en' | 'nl';
  readonly words: ReportWords;
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Outcome, Style>> = { pass: 'green', fail: 'red', warn: 'yellow', skip: 'blue' };
const MARKS: Readonly<Record<Outcome, string>> = { pass: '✔', fail: '✖', warn: '▲', skip: '·' };

/** Of a failure so many causes are told; the other formats have all. */
const MOST_CAUSES = 6;

const indented = (text: string, indent: string, page: Page): readonly string[] =>
  wrap(text, page.width - indent.length).map((line) => indent + line);

function assertLines(result: AssertResult, page: Page): readonly string[] {
  const { outcome, why, causes, source } = result;
  const said = askedBy(result, page.language);
  const [first = '', ...rest] = indented(`${MARKS[outcome]} ${said}`, '      ', page);
  const told = causesByResource(causes.slice(0, MOST_CAUSES), page.language).flatMap(({ resource, lines }) => [
    ...(resource === undefined ? [] : indented(resource, '          ', page)),
    ...lines.flatMap((line) => indented(line, '            ', page)),
  ]);
  const left = causes.length - MOST_CAUSES;
  return [
    page.paint(STYLES[outcome], first),
    ...rest,
    ...(why ? indented(why[page.language], '        ', page) : []),
    ...told,
    ...(left > 0 ? [`            ${page.words.more(left)}`] : []),
    ...(source === undefined ? [] : indented(page.words.source(source), '        ', page)),
  ];
}

function testLines({ id, request, counts, asserts }: TestResult, page: Page): readonly string[] {
  const worst: Outcome = counts.fail > 0 ? 'fail' : counts.warn > 0 ? 'warn' : counts.pass > 0 ? 'pass' : 'skip';
  const heading = `  ${MARKS[worst]} ${printable(id)}  ${counts.pass}/${counts.pass + counts.fail}`;
  const others = asserts.filter(({ outcome }) => outcome !== 'pass');
  return [
    page.paint(STYLES[worst], heading),
    ...(others.length > 0 && request !== undefined ? indented(request, '      ', page) : []),
    ...others.flatMap((one) => assertLines(one, page)),
  ];
}

function scriptLines({ title, source, problems, tests, notRun }: ScriptResult, page: Page): readonly string[] {
  return [
    '',
    page.paint('bold', printable(wordsIn(title, page.language))),
    ...indented(source, '  ', page),
    ...(notRun ? [`  ${page.words.notRun}`] : []),
    ...problems.flatMap((one) => indented(`✖ ${one[page.language]}`, '  ', page)),
    ...tests.flatMap((test) => testLines(test, page)),
  ];
}

const pageOf = ({ language = 'en', colour = false, width = 110 }: QualificationTextOptions): Page => ({
  language,
  words: reportWords[language],
  width: Math.max(width, 40),
  paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
});

/** One script, for who reads along while the others run. */
export const scriptText = (result: ScriptResult, options: QualificationTextOptions = {}): string =>
  `${scriptLines(result, pageOf(options)).join('\n')}\n`;

/** The last lines: what all came to. */
export function totalText({ verdict, counts }: Qualification, options: QualificationTextOptions = {}): string {
  const { words, paint } = pageOf(options);
  const style: Style = verdict === 'passes' ? ['green', 'bold'] : ['red', 'bold'];
  return `\n${words.counts(counts)}\n${paint(style, words[verdict])}\n`;
}

/** For a person at a terminal: each script with its tests, and of what did not pass why, and what in which resource would mend it. */
export const qualificationText = (result: Qualification, options: QualificationTextOptions = {}): string =>
  result.scripts.map((script) => scriptText(script, options)).join('') + totalText(result, options);
