import { isDeepStrictEqual } from 'node:util';
import { SaxesParser } from 'saxes';
import {
  explain,
  toJson,
  toJUnit,
  toOperationOutcome,
  toSarif,
  toText,
  type ValidationIssue,
  type ValidationReport,
} from '../../../src/validate';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const STEP = /^([^[\].]+)(?:\[(\d+)\])?$/;

/** An element: its value, and the twin that holds the id and extensions of a primitive. */
interface Element {
  readonly value: unknown;
  readonly twin: unknown;
}

const own = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const isThere = ({ value, twin }: Element): boolean => value !== undefined || twin !== undefined;

/** The names a step may stand for: `?` for any, since it hides one that is not told. */
const namesOf = (holder: unknown, name: string): readonly string[] =>
  name === '?' && isObject(holder) ? Object.keys(holder).map((key) => key.replace(/^_/, '')) : [name];

/** The elements a step may mean: below the value and, for a primitive, below its twin. */
const below = ({ value, twin }: Element, step: string): readonly Element[] =>
  [value, twin]
    .flatMap((holder) =>
      namesOf(holder, step).map((name) => ({ value: own(holder, name), twin: own(holder, `_${name}`) })),
    )
    .filter(isThere);

/** One value of an element; as in FHIRPath, a single value is a collection of one. */
function itemAt({ value, twin }: Element, index: number): readonly Element[] {
  const of = (list: unknown): unknown => (Array.isArray(list) ? list[index] : index === 0 ? list : undefined);
  return [{ value: of(value), twin: of(twin) }].filter(isThere);
}

/** Why an expression leads nowhere; only its last step may name something that is missing. */
function expressionFault(expression: string, value: unknown): string | undefined {
  const [root = '', ...steps] = expression.split('.');
  if (!/^(?:\$this|[A-Za-z]{1,64})$/.test(root)) return 'the root is no type';
  let at: readonly Element[] = [{ value, twin: undefined }];
  for (const [position, text] of steps.entries()) {
    const [, name, index] = STEP.exec(text) ?? [];
    if (name === undefined) return `step ${position + 1} is no step`;
    const elements = at.flatMap((element) => below(element, name));
    const inner = index === undefined ? elements : elements.flatMap((element) => itemAt(element, Number(index)));
    if (inner.length === 0) return position === steps.length - 1 ? undefined : `step ${position + 1} leads nowhere`;
    at = inner;
  }
  return undefined;
}

function placeFault({ line, column }: ValidationIssue, lines: readonly string[] | undefined): string | undefined {
  if (line === undefined && column === undefined) return undefined;
  if (line === undefined || column === undefined) return 'a line without a column';
  if (!lines) return 'a line although no text was given';
  const length = lines[line - 1]?.length;
  if (length === undefined || line < 1) return `line ${line} of ${lines.length}`;
  return column >= 1 && column <= length + 1 ? undefined : `column ${column} of ${length} on line ${line}`;
}

function issueFaults(issue: ValidationIssue, value: unknown, lines: readonly string[] | undefined): readonly string[] {
  const { rule, message, expression } = issue;
  const faults = [placeFault(issue, lines), value === undefined ? undefined : expressionFault(expression, value)];
  if (rule === 'not-checked') faults.push('the validator failed on this input');
  if (explain(rule) === undefined) faults.push(`rule "${rule}" is not known`);
  if (message === '' || message.includes('[object')) faults.push(`message "${message}"`);
  return faults.flatMap((fault) => (fault === undefined ? [] : [`${rule} at ${expression.slice(0, 200)}: ${fault}`]));
}

const total = (counts: ValidationReport['counts']): number => Object.values(counts).reduce((sum, one) => sum + one, 0);

/**
 * What is wrong with a report, whatever it is about: an empty list for any input, or the validator has a defect.
 *
 * @param value What was validated, when it could be read.
 * @param text The text that was validated, when one was given.
 */
export function reportFaults(report: ValidationReport, value: unknown, text?: string): readonly string[] {
  const { counts, issues, verdict } = report;
  const lines = text?.split('\n');
  const faults = issues.flatMap((issue) => issueFaults(issue, value, lines));
  if (total(counts) !== issues.length && issues.length !== 10_000) {
    faults.push(`${total(counts)} counted, ${issues.length} told`);
  }
  if (counts.fatal + counts.error > 0 !== (verdict === 'does-not-conform')) {
    faults.push(`${verdict} with ${counts.fatal + counts.error} errors`);
  }
  if (!isDeepStrictEqual([...report.profiles].sort(), report.profiles)) faults.push('profiles out of order');
  const [stray] = Reflect.ownKeys(Object.prototype).filter((key) => !BUILT_IN.has(key));
  if (stray !== undefined) faults.push(`Object.prototype.${String(stray)} was set`);
  return faults;
}

const BUILT_IN = new Set(Reflect.ownKeys(Object.prototype));

function xmlFault(text: string): string | undefined {
  try {
    new SaxesParser({ xmlns: true }).write(text).close();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** What is wrong with the formats a report can be written in. */
export function formatFaults(report: ValidationReport): readonly string[] {
  const files = [{ source: 'hostile.json', report }];
  const faults: string[] = [];
  JSON.parse(toJson(files));
  JSON.parse(toSarif(files, { toolVersion: '0.0.0' }));
  JSON.stringify(toOperationOutcome(report));
  const shown = toText(files, { colour: false, language: 'nl' });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none reaches a terminal is what is tested
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(shown))
    faults.push('a control character in text for a terminal');
  const xml = xmlFault(toJUnit(files));
  if (xml !== undefined) faults.push(`JUnit: ${xml}`);
  return faults;
}
