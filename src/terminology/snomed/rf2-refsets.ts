import { type IdKey, idOf, idTable, numberColumn } from './id-table';
import { latestRows } from './latest-rows';
import type { Rf2Concepts } from './rf2-concepts';
import { readRf2 } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';

/** A reference set by id with the numbers of its concepts, ascending. */
export interface Rf2Refset {
  readonly id: string;
  readonly members: Uint32Array;
}

/**
 * Reads the members of the simple reference sets. Members that are not concepts (descriptions, say) are left out, and so
 * are reference sets that are no longer maintained: of those an index could only say that nothing is in them.
 */
export async function readRefsets(
  files: readonly string[],
  concepts: Rf2Concepts,
  remarks: Rf2Remarks,
): Promise<{ readonly refsets: readonly Rf2Refset[]; readonly latest: number }> {
  const rows = latestRows('reference set member', remarks);
  const refsetIds = idTable();
  const refsets = numberColumn(32);
  const members = numberColumn(32);
  const active = numberColumn(8);
  const key: IdKey = { hi: 0, lo: 0 };
  const id: IdKey = { hi: 0, lo: 0 };
  for (const file of files) {
    await readRf2(file, ['id', 'effectiveTime', 'active', 'refsetId', 'referencedComponentId'], (row) => {
      row.member(0, key);
      const at = rows.accept(key, row);
      if (at < 0) return;
      row.sctid(3, id);
      refsets.set(at, refsetIds.add(id));
      row.sctid(4, id);
      const concept = concepts.ids.find(id);
      active.set(at, row.active(2) && concept >= 0 ? 1 : 0);
      members.set(at, Math.max(concept, 0));
    });
  }
  const sets = Array.from({ length: refsetIds.size }, () => new Set<number>());
  for (let at = 0; at < rows.ids.size; at++) {
    if (active.get(at) === 1) sets[refsets.get(at)]?.add(concepts.place[members.get(at)] ?? 0);
  }
  const named = sets.flatMap((set, at): readonly Rf2Refset[] => {
    const refset = { hi: refsetIds.hi(at), lo: refsetIds.lo(at) };
    const id = idOf(refset.hi, refset.lo);
    const concept = concepts.ids.find(refset);
    if (concept < 0 || concepts.active(concept)) return [{ id, members: Uint32Array.from(set).sort() }];
    remarks.add('refset-inactive', () => {
      return `Reference set ${id} is inactive (${set.size} active members); it was left out, so nothing is said of it.`;
    });
    return [];
  });
  return { refsets: named.sort((a, b) => (a.id < b.id ? -1 : 1)), latest: rows.latest };
}
