import type { Language } from '../validate/issue';
import { labels } from './labels';
import type {
  CodeFigures,
  ConceptFigures,
  DateFigures,
  Figures,
  QualityReport,
  SectionQuality,
} from './quality-report';
import { measuredSections, sectionKeys } from './sections';
import { share, table } from './table';

const vague = ({ year, month }: DateFigures): number => year + month;

function overviewRow(title: string, one: Figures): string[] {
  const filled = ({ expected, missing }: Figures['required']) => share(expected - missing, expected);
  return [
    title,
    String(one.records),
    share(one.leadingCode.preferred, one.leadingCode.records),
    filled(one.required),
    filled(one.optional),
    share(one.codes.freeText, one.codes.values),
    share(vague(one.dates), one.dates.values),
    one.dates.values === 0 ? '-' : String(one.dates.future),
  ];
}

function conceptRow(one: ConceptFigures): string[] {
  const name = [one.name, ...(one.sharedWith ?? []).map((other) => other.name)].join(' / ');
  const { codes, dates } = one;
  return [
    `  ${name}${one.required ? ' *' : ''}`,
    one.id.replace('NL-CM:', ''),
    share(one.filled, one.expected),
    one.expected === 0 ? '-' : String(one.reason),
    one.expected === 0 ? '-' : String(one.missing),
    codes === undefined ? '-' : share(codes.freeText, codes.values),
    dates === undefined ? '-' : share(vague(dates), dates.values),
    dates === undefined ? '-' : String(dates.future),
  ];
}

function leadingCodeLine(code: CodeFigures, language: Language): string[] {
  if (code.records === 0) return [];
  const { kinds, code: label, of } = labels[language];
  const parts = (Object.keys(kinds) as (keyof typeof kinds)[])
    .filter((kind) => code[kind] > 0)
    .map((kind) => `${kinds[kind]} ${share(code[kind], code.records).replace('/', ` ${of} `)}`);
  return [`  ${label}: ${parts.join(', ')}`];
}

/** `VeroorzakendeStof OTH 2, unknown 1` per concept that gives reasons. */
function reasonsLine(concepts: readonly ConceptFigures[], language: Language): string[] {
  const parts = concepts.flatMap(({ name, nullFlavors, dataAbsentReasons }) => {
    const counts = [...Object.entries(nullFlavors), ...Object.entries(dataAbsentReasons)];
    return counts.length === 0 ? [] : [`${name} ${counts.map(([code, count]) => `${code} ${count}`).join(', ')}`];
  });
  return parts.length === 0 ? [] : [`  ${labels[language].reasons}: ${parts.join('; ')}`];
}

function unreadableLine(concepts: readonly ConceptFigures[], language: Language): string[] {
  const parts = concepts
    .filter(({ dates }) => (dates?.unreadable ?? 0) > 0)
    .map(({ name, dates }) => `${name} ${dates?.unreadable ?? 0}`);
  return parts.length === 0 ? [] : [`  ${labels[language].unreadable}: ${parts.join('; ')}`];
}

/** `plausibility-future 2, plausibility-problem-code 1`: the ids are what `bgz explain` takes. */
function oddLines({ plausibility, unreached, overdue }: Figures, language: Language): string[] {
  const text = labels[language];
  const rules = Object.entries(plausibility).map(([rule, count]) => `${rule} ${count}`);
  return [
    ...(rules.length > 0 ? [`  ${text.plausibility}: ${rules.join(', ')}`] : []),
    ...(unreached > 0 ? [`  ${text.unreached(unreached)}`] : []),
    ...(overdue > 0 ? [`  ${text.overdue(overdue)}`] : []),
  ];
}

/** The zib's name in the language of the report: its root concept carries the Dutch one. */
function titleOf(name: string, language: Language): string {
  const measured = sectionKeys.flatMap((key) => measuredSections[key].zibs).find(({ zib }) => zib.zib === name);
  return measured?.title?.[language] ?? (language === 'nl' ? (measured?.zib.concepts[0]?.dutch ?? name) : name);
}

function sectionLines(section: SectionQuality, language: Language): string[] {
  const { records: nouns, supporting, concepts: heads, none } = labels[language];
  const { records, title, concepts } = section;
  if (records + section.supporting === 0) return ['', `${title}: ${none}`];
  const size = `${title}: ${records} ${nouns[records === 1 ? 0 : 1]}`;
  const [head = '', ...others] = heads;
  // Several zibs share a section, and a concept name (Toelichting) may occur in each: a heading row tells them apart.
  const zibs = [...new Set(concepts.map(({ zib }) => zib))];
  const rows = zibs.flatMap((zib) => [
    ...(zibs.length > 1 ? [[`  ${titleOf(zib, language)}:`]] : []),
    ...concepts.filter((one) => one.zib === zib).map(conceptRow),
  ]);
  return [
    '',
    section.supporting > 0 ? `${size} ${supporting(section.supporting)}` : size,
    ...leadingCodeLine(section.leadingCode, language),
    ...reasonsLine(concepts, language),
    ...unreadableLine(concepts, language),
    ...oddLines(section, language),
    ...(rows.length > 0 ? table([[`  ${head}`, ...others], ...rows], 2) : []),
  ];
}

/**
 * A quality report as text for whoever looks after the registration: an overview of the sections, and per section a table
 * of its concepts. Holds no more than the report does: counts and the names of concepts.
 *
 * @param language of the words; give the one the report was made in, whose concept names it shows.
 *
 * @example
 * console.log(qualityText(qualityOf(bundle)))
 */
export function qualityText(report: QualityReport, language: Language = 'nl'): string {
  const text = labels[language];
  const sections = sectionKeys.map((key) => report.sections[key]);
  const overview = [
    text.overview,
    ...sections.map((one) => overviewRow(one.title, one)),
    overviewRow(text.total, report.total),
  ];
  return `${[
    text.title(report.date),
    '',
    ...table(overview, 1),
    ...(report.notMeasured > 0 ? ['', text.notMeasured(report.notMeasured)] : []),
    '',
    ...text.legend,
    ...sections.flatMap((one) => sectionLines(one, language)),
  ].join('\n')}\n`;
}
