import { type FileResult, notCheckedIn, reportsIn, totalsOf } from './file-report';

/**
 * Reports as JSON text: the totals of the run, the files that could not be checked with the reason, then every other file with
 * its whole `ValidationReport`. `formatVersion` goes up when a property changes its meaning or disappears.
 *
 * @example
 * JSON.parse(toJson([{ source: 'bundle.json', report }])).files[0].issues
 */
export function toJson(results: readonly FileResult[]): string {
  const { verdict, counts, resources, profiles, drafts, unverified } = totalsOf(results);
  const notChecked = notCheckedIn(results).map(({ source, notChecked: reason }) => ({ source, reason }));
  const files = reportsIn(results).map(({ source, report }) => ({ source, ...report }));
  const told = { formatVersion: 1, verdict, counts, resources, profiles, drafts, unverified, notChecked, files };
  return `${JSON.stringify(told, null, 2)}\n`;
}
