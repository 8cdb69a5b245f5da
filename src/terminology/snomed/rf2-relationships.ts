import { type IdKey, idTable, latestRows, numberColumn } from './id-table';
import { type NumberLists, numberLists } from './number-lists';
import type { Rf2Concepts } from './rf2-concepts';
import { readRf2 } from './rf2-reader';
import { SnomedError } from './snomed-error';

const IS_A: IdKey = { hi: 0, lo: 116680003 };

/** The parents of each concept, by number. */
export interface Rf2Parents extends NumberLists {
  readonly latest: number;
}

/**
 * Reads the active is-a relationships: the parents of each concept, each once. Throws {@link SnomedError}
 * `rf2-incomplete` when a parent is in no concept file, as when the international edition is missing: is-a would then
 * answer "no" where it does not know.
 */
export async function readParents(files: readonly string[], concepts: Rf2Concepts): Promise<Rf2Parents> {
  const rows = latestRows();
  const active = numberColumn(8);
  const children = numberColumn(32);
  const parents = numberColumn(32);
  const orphans = new Map<number, string>();
  const key: IdKey = { hi: 0, lo: 0 };
  const end: IdKey = { hi: 0, lo: 0 };
  for (const file of files) {
    const columns = ['id', 'effectiveTime', 'active', 'sourceId', 'destinationId', 'typeId'];
    await readRf2(file, columns, (row) => {
      row.sctid(5, end);
      if (end.hi !== IS_A.hi || end.lo !== IS_A.lo) return;
      row.sctid(0, key);
      const at = rows.accept(key, row.time(1));
      if (at < 0) return;
      orphans.delete(at);
      row.sctid(3, end);
      const child = concepts.ids.find(end);
      row.sctid(4, end);
      const parent = concepts.ids.find(end);
      const counts = row.active(2) && child >= 0;
      if (counts && parent < 0) orphans.set(at, `${row.text(3)} has parent ${row.text(4)}`);
      active.set(at, counts && parent >= 0 ? 1 : 0);
      children.set(at, Math.max(child, 0));
      parents.set(at, Math.max(parent, 0));
    });
  }
  for (const orphan of orphans.values()) {
    const message = `Concept ${orphan}, which no concept file holds. Is the international edition in the directory?`;
    throw new SnomedError('rf2-incomplete', message);
  }

  const pairs = idTable();
  for (let at = 0; at < rows.ids.size; at++) {
    if (active.get(at) === 0) continue;
    pairs.add({ hi: concepts.place[children.get(at)] ?? 0, lo: concepts.place[parents.get(at)] ?? 0 });
  }
  return { ...numberLists(concepts.count, pairs.size, { get: pairs.hi }, { get: pairs.lo }), latest: rows.latest };
}
