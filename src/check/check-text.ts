import { table } from '../quality/table';
import { type CheckFinding, type FindingSeverity, findingKinds } from './finding';
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
  readonly legend: readonly string[];
}

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

function recordLines({ group, name, findings }: CheckedRecord, language: Language): string[] {
  if (findings.length === 0) return [];
  return [`  ${group} ${name}`, ...gravestFirst(findings).map((one) => `    ${findingLine(one, language)}`)];
}

function patientLines({ name, records, findings }: CheckedPatient, language: Language): string[] {
  const text = labels[language];
  const lines = records.flatMap((record) => recordLines(record, language));
  if (lines.length + findings.length === 0) return ['', `${name}: ${text.fine(records.length)}`];
  const own = findings.map((one) => {
    const names = [one.group, one.source === undefined ? undefined : text.source(one.source), one.record];
    const place = names
      .filter((name) => name !== undefined)
      .map((name) => `${name} `)
      .join('');
    return `  ${place}${findingLine(one, language)}`;
  });
  return ['', `${name}:`, ...own, ...lines];
}

/**
 * A check as text, in the language it was made in: the verdict, a table of the groups, and per patient what was found of each
 * record. Records without findings are only counted. Holds no personal data but your own ids.
 *
 * @example
 * console.log(checkText(await checkSources(sources, { patients, now: new Date() })))
 */
export function checkText(result: CheckResult): string {
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
    ...text.legend,
    ...patients.flatMap((patient) => patientLines(patient, language)),
  ].join('\n')}\n`;
}
