import type { Rf2Remarks } from './rf2-remarks';

/** What is known of the dates of what was read, each as the number yyyymmdd; 0 for none. */
export interface ReleaseDates {
  readonly edition: string;
  /** By module id, from the module dependencies. */
  readonly modules: ReadonlyMap<string, number>;
  /** By module id, the latest date in the names of the concept files that have rows of it. */
  readonly named: ReadonlyMap<string, number>;
  /** The latest effective time of all rows. */
  readonly latestRow: number;
}

/**
 * The date of the release of an edition: what the module dependencies say of its module, else what the names of the
 * files say that hold it. The latest row says little: a release may change nothing of its own, and rows of another
 * release may lie beside it.
 */
export function releaseVersion(dates: ReleaseDates, told: string | undefined, remarks: Rf2Remarks): string {
  const { edition, modules, named, latestRow } = dates;
  const latestName = Math.max(0, ...named.values());
  const release = Number(told ?? 0) || modules.get(edition) || named.get(edition) || latestName;
  if (release === 0) {
    const why = 'no file name ends in a date and no module dependency names the edition';
    remarks.add('version-from-rows', () => `Version ${latestRow} is that of the latest row: ${why}.`);
    return String(latestRow);
  }
  if (latestName > release || latestRow > release) {
    const what = latestName > release ? `files of ${latestName}` : `rows of ${latestRow}`;
    remarks.add('later-than-release', () => `There are ${what}, later than release ${release} of edition ${edition}.`);
  }
  return String(release);
}
