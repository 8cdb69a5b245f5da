import type { Severity, Unverified, ValidationIssue, ValidationReport } from '../issue';

/** The report of one file, as all formats take it. */
export interface FileReport {
  /** File name as the user gave it, or `-` for standard input. */
  readonly source: string;
  readonly report: ValidationReport;
}

/** A file without a report, since it could not be read or judged. It must not pass for one that conforms. */
export interface NotChecked {
  /** File name as the user gave it, or `-` for standard input. */
  readonly source: string;
  /** Why, as a sentence. */
  readonly notChecked: string;
}

/** What came of a file. */
export type FileResult = FileReport | NotChecked;

/** All reports of a run taken together. */
export interface Totals {
  /** `not-checked` where what was judged conforms, and something could not be judged or there is nothing. */
  readonly verdict: ValidationReport['verdict'] | 'not-checked';
  /** How many files there are, how many of them do not conform, and how many could not be checked. */
  readonly files: number;
  readonly nonConforming: number;
  readonly notChecked: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly resources: number;
  /** Canonical URLs of every profile applied in any file, sorted. */
  readonly profiles: readonly string[];
  /** Those among them that are drafts, as `canonical|version`. */
  readonly drafts: readonly string[];
  readonly unverified: Unverified;
}

const sorted = (texts: Iterable<string>): string[] => [...texts].sort();

/** Adds up reports one by one, and keeps none of them. */
export interface Totalling {
  add(result: FileResult): void;
  totals(): Totals;
}

export function totalling(): Totalling {
  const counts: Record<Severity, number> = { fatal: 0, error: 0, warning: 0, information: 0 };
  const [profiles, drafts, unknown] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const codes = new Map<string, number>();
  let [files, nonConforming, notChecked, resources, references] = [0, 0, 0, 0, 0];
  return {
    add(result) {
      files++;
      if ('notChecked' in result) {
        notChecked++;
        return;
      }
      const { report } = result;
      if (report.verdict !== 'conforms') nonConforming++;
      resources += report.resources;
      references += report.unverified.references;
      counts.fatal += report.counts.fatal;
      counts.error += report.counts.error;
      counts.warning += report.counts.warning;
      counts.information += report.counts.information;
      for (const url of report.profiles) profiles.add(url);
      for (const url of report.drafts) drafts.add(url);
      for (const url of report.unverified.profiles) unknown.add(url);
      for (const [system, count] of Object.entries(report.unverified.codes))
        codes.set(system, (codes.get(system) ?? 0) + count);
    },
    totals: () => ({
      verdict: nonConforming > 0 ? 'does-not-conform' : files === 0 || notChecked > 0 ? 'not-checked' : 'conforms',
      files,
      nonConforming,
      notChecked,
      counts: { ...counts },
      resources,
      profiles: sorted(profiles),
      drafts: sorted(drafts),
      unverified: {
        codes: Object.fromEntries([...codes].sort(([a], [b]) => (a < b ? -1 : 1))),
        profiles: sorted(unknown),
        references,
      },
    }),
  };
}

/** Adds up the reports of a run: counts are summed, profiles named once. */
export function totalsOf(results: readonly FileResult[]): Totals {
  const sum = totalling();
  for (const result of results) sum.add(result);
  return sum.totals();
}

/** The files that have a report. */
export const reportsIn = (results: readonly FileResult[]): readonly FileReport[] =>
  results.filter((one): one is FileReport => 'report' in one);

/** The files that have none. */
export const notCheckedIn = (results: readonly FileResult[]): readonly NotChecked[] =>
  results.filter((one): one is NotChecked => 'notChecked' in one);

/** Issues per resource, in the order in which the resources first occur. */
export function byResource(issues: readonly ValidationIssue[]): ReadonlyMap<string, readonly ValidationIssue[]> {
  const groups = new Map<string, ValidationIssue[]>();
  for (const issue of issues) {
    const group = groups.get(issue.resource);
    if (group === undefined) groups.set(issue.resource, [issue]);
    else group.push(issue);
  }
  return groups;
}

/** Whether an issue makes the verdict `does-not-conform`. */
export const isError = ({ severity }: ValidationIssue): boolean => severity === 'error' || severity === 'fatal';

/** How many records a line names; a professional may be in all of them. */
const NAMED = 5;

/** The records behind an issue in one line: `allergyIntolerances: record a-1`. */
export function recordsLine({ records }: ValidationIssue): string | undefined {
  if (records === undefined) return undefined;
  const more = records.length > NAMED ? [`+ ${records.length - NAMED}`] : [];
  return [...records.slice(0, NAMED).map(({ group, name }) => `${group}: ${name}`), ...more].join(', ');
}

/** The zib concept behind an issue in one line: `NL-CM:8.2.2 VeroorzakendeStof, allergyIntolerance.causativeAgent`. */
export function conceptLine({ concept }: ValidationIssue): string | undefined {
  if (concept === undefined) return undefined;
  const { id, name, recordPath } = concept;
  return recordPath === undefined || recordPath === '' ? `${id} ${name}` : `${id} ${name}, ${recordPath}`;
}
