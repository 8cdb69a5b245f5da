import { type IdKey, idOf, idTable, numberColumn } from './id-table';
import { latestRows } from './latest-rows';
import { readRf2 } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';

/**
 * Reads which release each module is of, by module id: the latest date by which an active row of the module dependency
 * reference set names it (SNOMED CT URI standard: the version of an edition is the time of its module there).
 */
export async function readModuleVersions(
  files: readonly string[],
  remarks: Rf2Remarks,
): Promise<ReadonlyMap<string, number>> {
  const rows = latestRows('module dependency', remarks);
  const moduleIds = idTable();
  const modules = numberColumn(32);
  const dates = numberColumn(32);
  const key: IdKey = { hi: 0, lo: 0 };
  for (const file of files) {
    await readRf2(file, ['id', 'effectiveTime', 'active', 'moduleId', 'sourceEffectiveTime'], (row) => {
      row.member(0, key);
      const at = rows.accept(key, row);
      if (at < 0) return;
      row.sctid(3, key);
      modules.set(at, moduleIds.add(key));
      const date = row.date(4);
      dates.set(at, row.active(2) ? date : 0);
    });
  }
  const versions = new Map<string, number>();
  for (let at = 0; at < rows.ids.size; at++) {
    if (dates.get(at) === 0) continue;
    const id = idOf(moduleIds.hi(modules.get(at)), moduleIds.lo(modules.get(at)));
    versions.set(id, Math.max(versions.get(id) ?? 0, dates.get(at)));
  }
  return versions;
}
