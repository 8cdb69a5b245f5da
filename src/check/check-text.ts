import { checkOptions } from '../options/check-options';
import { flag, type Rules } from '../options/rules';
import { table } from '../quality/table';
import { type CheckFinding, type FindingKind, type FindingSeverity, findingKinds } from './finding';
import type { CheckedPatient, CheckedRecord, CheckResult, GroupFigures } from './result';

type Language = CheckResult['language'];

interface Labels {
  readonly title: (patients: number, date: string) => string;
  readonly verdict: Readonly<Record<CheckResult['verdict'], string>>;
  readonly counts: (counts: CheckResult['counts']) => string;
  readonly heads: readonly string[];
  readonly total: string;
  readonly source: (position: number) => string;
  readonly fine: (records: number) => string;
  readonly records: (records: number) => string;
  readonly and: (more: number) => string;
  readonly counted: string;
  readonly notOffered: (groups: readonly string[]) => string;
  readonly legend: readonly string[];
}

const textRules: Rules<CheckTextOptions> = { all: flag };

const several = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const labels: Readonly<Record<Language, Labels>> = {
  nl: {
    title: (patients, date) => `Controle van ${several(patients, 'patiënt', 'patiënten')}, peildatum ${date}`,
    verdict: { arrives: 'Alles komt aan.', 'does-not-arrive': 'Niet alles komt aan.' },
    counts: ({ error, warning, information }) =>
      [
        several(error, 'fout', 'fouten'),
        several(warning, 'waarschuwing', 'waarschuwingen'),
        several(information, 'opmerking', 'opmerkingen'),
      ].join(', '),
    heads: ['Groep', 'Records', 'Geaccepteerd', 'Hersteld', 'Onwaarschijnlijk', 'Conform', 'Gevonden', 'Komt aan'],
    total: 'Totaal',
    source: (position) => `bron ${position + 1}`,
    fine: (records) => `${several(records, 'record', 'records')}, niets op aan te merken.`,
    records: (records) => several(records, 'record', 'records'),
    and: (more) => `en ${more} meer`,
    counted: 'Opmerkingen zijn geteld; --all, of checkText(result, { all: true }), geeft elke opmerking.',
    notOffered: (groups) => `Niet aangeboden, want zonder bron: ${groups.join(', ')}.`,
    legend: [
      'Conform: de validator vindt geen fout. Gevonden: een landelijke zoekvraag geeft het record terug.',
      'Fouten komen niet aan; waarschuwingen zijn om na te kijken; opmerkingen ter informatie.',
    ],
  },
  en: {
    title: (patients, date) => `Check of ${several(patients, 'patient', 'patients')}, as of ${date}`,
    verdict: { arrives: 'Everything arrives.', 'does-not-arrive': 'Not everything arrives.' },
    counts: ({ error, warning, information }) =>
      [
        several(error, 'error', 'errors'),
        several(warning, 'warning', 'warnings'),
        several(information, 'remark', 'remarks'),
      ].join(', '),
    heads: ['Group', 'Records', 'Accepted', 'Mended', 'Hardly true', 'Conforming', 'Found', 'Arrive'],
    total: 'Total',
    source: (position) => `source ${position + 1}`,
    fine: (records) => `${several(records, 'record', 'records')}, nothing to remark.`,
    records: (records) => several(records, 'record', 'records'),
    and: (more) => `and ${more} more`,
    counted: 'Remarks are counted; --all, or checkText(result, { all: true }), gives each of them.',
    notOffered: (groups) => `Not offered, as there is no source: ${groups.join(', ')}.`,
    legend: [
      'Conforming: the validator finds no error. Found: a national search returns the record.',
      'Errors do not arrive; warnings are to be looked at; remarks are for information.',
    ],
  },
};

/** What stands before a finding. */
const marks: Readonly<Record<FindingSeverity, string>> = { error: '✗', warning: '!', information: '·' };

const row = (title: string, one: GroupFigures): string[] => [
  title,
  ...[one.records, one.accepted, one.mended, one.odd, one.conforming, one.reached, one.arriving].map(String),
];

/** A message of a builder or of plausibility starts with its place already. */
function findingLine(one: CheckFinding, language: Language): string {
  const place = one.at !== undefined && !one.message.startsWith(one.at) ? `${one.at}: ` : '';
  const behind = one.expression === undefined ? '' : ` [${one.expression}, ${one.rule}]`;
  return `${marks[one.severity]} ${findingKinds[one.kind].title[language]}: ${place}${one.message}${behind}`;
}

const weight: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, information: 2 };
const gravestFirst = (findings: readonly CheckFinding[]): CheckFinding[] =>
  [...findings].sort((a, b) => weight[a.severity] - weight[b.severity]);

/** Remarks that are only counted name the first records they are of. */
const NAMED = 3;

/** Whether a finding is told with others of its group, and not with its record. */
type IsCounted = (finding: CheckFinding) => boolean;

/** `5 records (a, b, c and 2 more)`. */
function namesOf(names: readonly string[], text: Labels): string {
  const more = names.length > NAMED ? ` ${text.and(names.length - NAMED)}` : '';
  return `${text.records(names.length)} (${names.slice(0, NAMED).join(', ')}${more})`;
}

const isRemark = ({ severity }: CheckFinding): boolean => severity === 'information';

function recordLines({ group, name, findings }: CheckedRecord, language: Language, isCounted: IsCounted): string[] {
  const shown = findings.filter((one) => !isCounted(one));
  if (shown.length === 0) return [];
  return [`  ${group} ${name}`, ...gravestFirst(shown).map((one) => `    ${findingLine(one, language)}`)];
}

/** Warnings of the validator that are said of many records in the same words are of the mapping, and not of each of them. */
function repeatedLines(
  group: string,
  records: readonly CheckedRecord[],
  language: Language,
): { readonly lines: readonly string[]; readonly isRepeated: IsCounted } {
  const text = labels[language];
  const names = new Map<string, Set<string>>();
  for (const { name, findings } of records)
    for (const one of findings.filter(({ kind }) => kind === 'validator-warning')) {
      const line = findingLine(one, language);
      names.set(line, (names.get(line) ?? new Set()).add(name));
    }
  const repeated = new Map([...names].filter(([, its]) => its.size > NAMED));
  return {
    lines: [...repeated].flatMap(([line, its]) => [`  ${group} ${namesOf([...its], text)}`, `    ${line}`]),
    isRepeated: (one) => one.kind === 'validator-warning' && repeated.has(findingLine(one, language)),
  };
}

/** The remarks of a group: per kind how many records it is said of, and the first of them. */
function remarkLines(group: string, records: readonly CheckedRecord[], language: Language): string[] {
  const text = labels[language];
  const kinds = new Map<FindingKind, string[]>();
  for (const { name, findings } of records)
    for (const kind of new Set(findings.filter(isRemark).map((one) => one.kind)))
      kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  return [...kinds].map(
    ([kind, names]) => `  ${group} ${marks.information} ${findingKinds[kind].title[language]}: ${namesOf(names, text)}`,
  );
}

function patientLines({ name, records, findings }: CheckedPatient, language: Language, all: boolean): string[] {
  const text = labels[language];
  const own = (one: CheckedPatient['findings'][number]): string => {
    const names = [one.group, one.source === undefined ? undefined : text.source(one.source), one.record];
    const place = names
      .filter((part) => part !== undefined)
      .map((part) => `${part} `)
      .join('');
    return `  ${place}${findingLine(one, language)}`;
  };
  // What a record does to the others of its section follows on it.
  const effects = findings.filter(({ kind }) => kind === 'section-refused');
  const groups = [...new Set([...records, ...effects].map(({ group }) => group))];
  const lines = groups.flatMap((group) => {
    const its = records.filter((record) => record.group === group);
    const { lines: repeated, isRepeated } = repeatedLines(group ?? '', its, language);
    const isCounted: IsCounted = all ? () => false : (one) => isRemark(one) || isRepeated(one);
    return [
      ...its.flatMap((record) => recordLines(record, language, isCounted)),
      ...(all ? [] : repeated),
      ...effects.filter((one) => one.group === group).map(own),
      ...(all ? [] : remarkLines(group ?? '', its, language)),
    ];
  });
  if (lines.length + findings.length === 0) return ['', `${name}: ${text.fine(records.length)}`];
  return ['', `${name}:`, ...findings.filter((one) => !effects.includes(one)).map(own), ...lines];
}

/** How a check is written as text. */
export interface CheckTextOptions {
  /**
   * Each remark on a line of its own. Otherwise remarks are counted per group and kind, with the first records, and so is a warning of the
   * validator that more than three records of a group have in the same words.
   */
  readonly all?: boolean;
}

/**
 * A check as text, in the language it was made in: the verdict, a table of the groups, and per patient what was found of each
 * record. Records without findings are only counted. Holds no personal data but your own ids.
 *
 * @example
 * console.log(checkText(await checkSources(sources, { patients: [{ bsn: '999990019' }], now: new Date() })))
 */
export function checkText(result: CheckResult, options: CheckTextOptions = {}): string {
  checkOptions('checkText', options, textRules);
  const { all = false } = options;
  const { language, patients, groups, total, counts, verdict, date } = result;
  const text = labels[language];
  const rows = [
    text.heads,
    ...Object.entries(groups).map(([group, figures]) => row(group, figures)),
    row(text.total, total),
  ];
  return `${[
    text.title(patients.length, date),
    `${text.verdict[verdict]} ${text.counts(counts)}.`,
    '',
    ...table(rows, 1),
    '',
    ...(result.notOffered.length === 0 ? [] : [text.notOffered(result.notOffered)]),
    ...text.legend,
    ...(all || counts.information === 0 ? [] : [text.counted]),
    ...patients.flatMap((patient) => patientLines(patient, language, all)),
  ].join('\n')}\n`;
}
