import { type FileReport, totalsOf } from './file-report';

/**
 * Reports as JSON text: the totals of the run, then every file with its whole `ValidationReport`. `formatVersion` goes up
 * when a property changes its meaning or disappears.
 *
 * @example
 * JSON.parse(toJson([{ source: 'bundle.json', report }])).files[0].issues
 */
export function toJson(fileReports: readonly FileReport[]): string {
  const { verdict, counts, resources, profiles, drafts, unverified } = totalsOf(fileReports);
  const files = fileReports.map(({ source, report }) => ({ source, ...report }));
  return `${JSON.stringify({ formatVersion: 1, verdict, counts, resources, profiles, drafts, unverified, files }, null, 2)}\n`;
}
