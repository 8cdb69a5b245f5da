import type { Severity, Unverified, ValidationIssue, ValidationReport } from '../issue';

/** The report of one file, as all formats take it. */
export interface FileReport {
  /** File name as the user gave it, or `-` for standard input. */
  readonly source: string;
  readonly report: ValidationReport;
}

/** All reports of a run taken together. */
export interface Totals {
  readonly verdict: ValidationReport['verdict'];
  /** How many files there are, and how many of them do not conform. */
  readonly files: number;
  readonly nonConforming: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly resources: number;
  /** Canonical URLs of every profile applied in any file, sorted. */
  readonly profiles: readonly string[];
  /** Those among them that are drafts, as `canonical|version`. */
  readonly drafts: readonly string[];
  readonly unverified: Unverified;
}

const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();

/** Adds up the reports of a run: counts are summed, profiles named once. */
export function totalsOf(fileReports: readonly FileReport[]): Totals {
  const reports = fileReports.map(({ report }) => report);
  const sum = (pick: (report: ValidationReport) => number) => reports.reduce((total, one) => total + pick(one), 0);
  const nonConforming = reports.filter(({ verdict }) => verdict !== 'conforms').length;
  const codes = new Map<string, number>();
  for (const [system, count] of reports.flatMap(({ unverified }) => Object.entries(unverified.codes))) {
    codes.set(system, (codes.get(system) ?? 0) + count);
  }
  return {
    verdict: nonConforming === 0 ? 'conforms' : 'does-not-conform',
    files: reports.length,
    nonConforming,
    counts: {
      fatal: sum(({ counts }) => counts.fatal),
      error: sum(({ counts }) => counts.error),
      warning: sum(({ counts }) => counts.warning),
      information: sum(({ counts }) => counts.information),
    },
    resources: sum(({ resources }) => resources),
    profiles: sorted(reports.flatMap(({ profiles }) => profiles)),
    drafts: sorted(reports.flatMap(({ drafts }) => drafts)),
    unverified: {
      codes: Object.fromEntries([...codes].sort(([a], [b]) => (a < b ? -1 : 1))),
      profiles: sorted(reports.flatMap(({ unverified }) => unverified.profiles)),
      references: sum(({ unverified }) => unverified.references),
    },
  };
}

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
