import { type IdKey, type IdTable, idTable, numberColumn } from './id-table';
import type { Rf2Row } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';

/** Rows of which only the latest state counts, as when the same component comes with two releases. */
export interface LatestRows {
  readonly ids: IdTable;
  /** The row to write this state to, or -1 when a later state was already read. */
  accept(key: IdKey, row: Rf2Row): number;
  /** The latest effective time of all rows, as the number yyyymmdd. */
  readonly latest: number;
}

/** In every file the id is the first column asked for and the effective time the second. */
const [ID, TIME] = [0, 1];

/**
 * An empty set of rows. Two releases may hold the same row; two rows of one time that differ, or that stand in one
 * snapshot, contradict what a snapshot is. The one read last counts then, and it is remarked.
 *
 * @param what Names the component in remarks, for example `concept`.
 */
export function latestRows(what: string, remarks: Rf2Remarks): LatestRows {
  const ids = idTable();
  const times = numberColumn(32);
  const digests = numberColumn(32);
  const sources = numberColumn(32);
  const files: string[] = [];
  let latest = 0;

  function compare(at: number, row: Rf2Row, time: number, digest: number): void {
    const before = files[sources.get(at)] ?? '';
    const differ = digests.get(at) !== digest;
    if (!differ && before !== row.file) return;
    remarks.add('two-rows-of-one-time', () => {
      const where = before === row.file ? `in ${row.file}` : `in ${before} and ${row.file}`;
      const outcome = differ ? 'they differ, and the one read last counts' : 'a snapshot has one row of each';
      return `There are two rows of ${what} ${row.text(ID)} with effective time ${time}, ${where}; ${outcome}.`;
    });
  }

  return {
    ids,
    get latest() {
      return latest;
    },
    accept(key, row) {
      const time = row.date(TIME);
      const digest = row.digest();
      const known = ids.size;
      const at = ids.add(key);
      if (at < known) {
        if (times.get(at) > time) return -1;
        if (times.get(at) === time) compare(at, row, time, digest);
      }
      if (files.at(-1) !== row.file) files.push(row.file);
      times.set(at, time);
      digests.set(at, digest);
      sources.set(at, files.length - 1);
      if (time > latest) latest = time;
      return at;
    },
  };
}
