import { isSnomedConceptId } from '../check-digits';
import { type IdKey, type IdTable, idOf, idTable, namespaceOf, numberColumn } from './id-table';
import { latestRows } from './latest-rows';
import { releaseDateOf } from './rf2-files';
import { readRf2 } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';

/** The concepts of a release, numbered by their place in the order of their ids. */
export interface Rf2Concepts {
  readonly count: number;
  /** The ids in the order of reading; `place` turns a row of this table into a number. */
  readonly ids: IdTable;
  /** Rows of `ids` in the order of the ids. */
  readonly order: Uint32Array;
  /** The number of each row of `ids`. */
  readonly place: Uint32Array;
  active(row: number): boolean;
  readonly activeCount: number;
  readonly namespaces: readonly string[];
  /** The modules of the concepts, each with the latest date in the names of the files that hold it; 0 for none. */
  readonly modules: ReadonlyMap<string, number>;
  readonly latest: number;
}

/** Reads the concept files; of a concept that comes more than once, the latest state counts. */
export async function readConcepts(files: readonly string[], remarks: Rf2Remarks): Promise<Rf2Concepts> {
  const rows = latestRows('concept', remarks);
  const active = numberColumn(8);
  const key: IdKey = { hi: 0, lo: 0 };
  const module: IdKey = { hi: 0, lo: 0 };
  const modules = idTable();
  const dates = numberColumn(32);
  const namespaces = new Set<string>();
  for (const file of files) {
    const date = releaseDateOf(file);
    await readRf2(file, ['id', 'effectiveTime', 'active', 'moduleId'], (row) => {
      row.sctid(0, key);
      const at = rows.accept(key, row);
      if (at < 0) return;
      if (!isSnomedConceptId(idOf(key.hi, key.lo))) row.refuse(0, 'a SNOMED CT concept id with a valid check digit');
      active.set(at, row.active(2) ? 1 : 0);
      row.sctid(3, module);
      const place = modules.add(module);
      dates.set(place, Math.max(dates.get(place), date));
      const namespace = namespaceOf(key.hi, key.lo);
      if (namespace !== undefined) namespaces.add(namespace);
    });
  }
  const { ids } = rows;
  const order = Uint32Array.from({ length: ids.size }, (_item, row) => row);
  order.sort((a, b) => ids.hi(a) - ids.hi(b) || ids.lo(a) - ids.lo(b));
  const place = new Uint32Array(ids.size);
  let activeCount = 0;
  order.forEach((row, at) => {
    place[row] = at;
    activeCount += active.get(row);
  });
  return {
    count: ids.size,
    ids,
    order,
    place,
    active: (row) => active.get(row) === 1,
    activeCount,
    namespaces: [...namespaces].sort(),
    modules: new Map(
      Array.from({ length: modules.size }, (_item, row) => [idOf(modules.hi(row), modules.lo(row)), dates.get(row)]),
    ),
    latest: rows.latest,
  };
}
