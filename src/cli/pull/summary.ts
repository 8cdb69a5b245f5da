import { styleText } from 'node:util';
import type { Phrase } from '../../fhir/phrase';
import type { PulledSection, PullFailure, PullResult, SectionStatus } from '../../receive/pull-result';
import { printable, wrap } from '../../telemetry/terminal-text';
import { keysOf } from './keys-of';
import type { Measured } from './measured-fetch';

/** What is told of a pull, as plain data. */
export interface PullFigures {
  /** `complete-of-offered`: there are sections that the server does not have, and all of the others came. */
  readonly outcome: 'complete' | 'complete-of-offered' | 'incomplete';
  readonly sections: readonly {
    /** Sections of the BgZ that it is about, as records and `bySection` have them. */
    readonly keys: readonly string[];
    readonly title: Phrase;
    readonly status: SectionStatus;
    readonly matches: number;
    readonly included: number;
    /** What went wrong, for a program, and the HTTP status if there was one. */
    readonly failure?: PullFailure;
    readonly httpStatus?: number;
    readonly reason?: string;
    readonly errors?: number;
    readonly warnings?: number;
  }[];
  readonly resources: Readonly<Record<string, number>>;
  readonly documents: number;
  readonly requests: number;
  readonly bytes: number;
  /** Milliseconds of the whole pull, and of the slowest request. */
  readonly ms: number;
  readonly slowest?: { readonly what: string; readonly ms: number };
  readonly apart: number;
  readonly unresolved: readonly string[];
  readonly problem?: string;
}

type Language = 'en' | 'nl';

const countOf = ({ reports = [] }: PulledSection, severity: 'error' | 'warning'): number =>
  reports.reduce((sum, { counts }) => sum + counts[severity] + (severity === 'error' ? counts.fatal : 0), 0);

/** Whether all came; what a server says not to have is no failure of it. */
function outcomeOf({ complete, sections, documents, apart, problem, limit }: PullResult): PullFigures['outcome'] {
  if (complete) return 'complete';
  const isWhole =
    problem === undefined &&
    limit === undefined &&
    apart === undefined &&
    documents.every(({ status }) => status === 'obtained') &&
    sections.every(({ status }) => status === 'obtained' || status === 'not-offered') &&
    sections.some(({ status }) => status === 'obtained');
  return isWhole ? 'complete-of-offered' : 'incomplete';
}

/** The figures of a pull; nothing in them names the patient. */
export function figuresOf(
  result: PullResult,
  measured: readonly Measured[],
  ms: number,
  language: Language,
): PullFigures {
  const sections = result.sections.map((section) => ({
    keys: keysOf(section),
    title: section.title,
    status: section.status,
    matches: section.matches.length,
    included: section.included.length,
    ...(section.error && { failure: section.error.failure }),
    ...(section.error?.status !== undefined && { httpStatus: section.error.status }),
    ...(section.reason && { reason: section.reason[language] }),
    ...(section.reports && { errors: countOf(section, 'error'), warnings: countOf(section, 'warning') }),
  }));
  const [slowest] = [...measured].sort((a, b) => b.ms - a.ms);
  return {
    outcome: outcomeOf(result),
    sections,
    resources: Object.fromEntries(Object.entries(result.resources).map(([type, all]) => [type, all.length])),
    documents: result.documents.length,
    requests: measured.length,
    bytes: measured.reduce((sum, { bytes }) => sum + bytes, 0),
    ms: Math.round(ms),
    ...(slowest && { slowest: { what: slowest.what, ms: Math.round(slowest.ms) } }),
    apart: result.apart?.length ?? 0,
    unresolved: (result.unresolved ?? []).map(({ reference, reason }) => `${reference}: ${reason[language]}`),
    ...(result.reason && { problem: result.reason[language] }),
  };
}

const words = {
  nl: {
    came: 'meegekomen',
    errors: (n: number) => `${n} ${n === 1 ? 'fout' : 'fouten'}`,
    warnings: (n: number) => `${n} ${n === 1 ? 'waarschuwing' : 'waarschuwingen'}`,
    total: (n: number, requests: number) =>
      `${n} ${n === 1 ? 'resource' : 'resources'} in ${requests} ${requests === 1 ? 'verzoek' : 'verzoeken'}`,
    slowest: 'langzaamste',
    outcome: {
      complete: 'compleet',
      'complete-of-offered': 'compleet, op wat de server niet heeft na',
      incomplete: 'niet compleet',
    },
    apart: 'van een ander, of niet gevraagd; apart gehouden',
    unresolved: 'verwezen en niet te lezen',
    documents: 'documenten',
  },
  en: {
    came: 'came along',
    errors: (n: number) => `${n} ${n === 1 ? 'error' : 'errors'}`,
    warnings: (n: number) => `${n} ${n === 1 ? 'warning' : 'warnings'}`,
    total: (n: number, requests: number) =>
      `${n} ${n === 1 ? 'resource' : 'resources'} in ${requests} ${requests === 1 ? 'request' : 'requests'}`,
    slowest: 'slowest',
    outcome: {
      complete: 'complete',
      'complete-of-offered': 'complete but for what the server does not have',
      incomplete: 'not complete',
    },
    apart: "someone else's, or not asked for; kept apart",
    unresolved: 'referred to and not to be read',
    documents: 'documents',
  },
} as const;

type Style = Parameters<typeof styleText>[0];
const MARKS: Readonly<Record<SectionStatus, readonly [mark: string, style: Style]>> = {
  obtained: ['✔', 'green'],
  incomplete: ['▲', 'yellow'],
  refused: ['✖', 'red'],
  failed: ['✖', 'red'],
  aborted: ['✖', 'red'],
  'not-offered': ['·', 'blue'],
};

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

type SectionFigures = PullFigures['sections'][number];

/** Why a section brought nothing; undefined for one that brought something, or has nothing to say. */
const nothingBy = ({ status, matches, included, reason }: SectionFigures): string | undefined =>
  reason !== undefined && matches + included === 0 ? `${status} ${reason}` : undefined;

/** For a person at a terminal: a line per section, then those that brought nothing for one reason together, and what all came to. */
export function summaryText(
  figures: PullFigures,
  { language, colour }: { readonly language: Language; readonly colour: boolean },
): string {
  const say = words[language];
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const reasons = new Set(figures.sections.flatMap((section) => nothingBy(section) ?? []));
  const together = [...reasons]
    .map((reason) => figures.sections.filter((section) => nothingBy(section) === reason))
    .filter(({ length }) => length > 1);
  const alone = figures.sections.filter((section) => !together.flat().includes(section));
  const wide = Math.max(...alone.map(({ title }) => title[language].length), 0);
  const linesAlone = alone.flatMap(({ title, status, matches, included, reason, errors, warnings }) => {
    const [mark, style] = MARKS[status];
    const counts = [
      String(matches),
      ...(included > 0 ? [`+ ${included} ${say.came}`] : []),
      ...(errors ? [paint('red', say.errors(errors))] : []),
      ...(warnings ? [say.warnings(warnings)] : []),
    ];
    const line = `  ${paint(style, mark)} ${printable(title[language]).padEnd(wide)}  ${counts.join(', ')}`;
    return reason === undefined ? [line] : [line, `    ${printable(reason)}`];
  });
  const linesTogether = together.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const [mark, style] = MARKS[first.status];
    const [names = '', ...more] = wrap([first, ...others].map(({ title }) => title[language]).join(', '), 96, '    ');
    return [`  ${paint(style, mark)} ${names}`, ...more, `    ${printable(first.reason ?? '')}`];
  });
  const total = Object.values(figures.resources).reduce((sum, count) => sum + count, 0);
  const slowest = figures.slowest && `, ${say.slowest} ${figures.slowest.what} ${figures.slowest.ms} ms`;
  return [
    ...linesAlone,
    ...linesTogether,
    '',
    `${say.total(total, figures.requests)}, ${sizeOf(figures.bytes)}, ${figures.ms} ms${slowest ?? ''}`,
    ...(figures.documents > 0 ? [`${figures.documents} ${say.documents}`] : []),
    ...(figures.apart > 0 ? [paint('red', `${figures.apart} ${say.apart}`)] : []),
    ...(figures.unresolved.length > 0 ? [`${figures.unresolved.length} ${say.unresolved}:`] : []),
    ...figures.unresolved.slice(0, 20).map((one) => `  ${printable(one)}`),
    ...(figures.problem === undefined ? [] : [paint('red', figures.problem)]),
    paint([figures.outcome === 'incomplete' ? 'red' : 'green', 'bold'], say.outcome[figures.outcome]),
    '',
  ].join('\n');
}
