import { type IdKey, idOf, idTable, numberColumn } from './id-table';
import { isACycle } from './is-a-cycle';
import { latestRows } from './latest-rows';
import { type NumberLists, numberLists } from './number-lists';
import type { Rf2Concepts } from './rf2-concepts';
import { readRf2 } from './rf2-reader';
import type { Rf2Remarks } from './rf2-remarks';
import { SnomedError } from './snomed-error';

const IS_A: IdKey = { hi: 0, lo: 116680003 };
const ROOT = '138875005';

/** The parents of each concept, by number. */
export interface Rf2Parents extends NumberLists {
  readonly latest: number;
}

/**
 * Reads the active is-a relationships: the parents of each concept, each once. Throws {@link SnomedError}
 * `rf2-incomplete` when a parent is in no concept file, as when the international edition is missing: is-a would then
 * answer "no" where it does not know; `rf2-cyclic` when they run in a circle.
 */
export async function readParents(
  files: readonly string[],
  concepts: Rf2Concepts,
  remarks: Rf2Remarks,
): Promise<Rf2Parents> {
  const rows = latestRows('relationship', remarks);
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
      const at = rows.accept(key, row);
      if (at < 0) return;
      orphans.delete(at);
      row.sctid(3, end);
      const child = concepts.ids.find(end);
      row.sctid(4, end);
      const parent = concepts.ids.find(end);
      const counts = row.active(2) && child >= 0;
      if (row.active(2) && child < 0) {
        remarks.add(
          'concept-missing',
          () => `A relationship is of concept ${row.text(3)}, which no concept file holds.`,
        );
      }
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
  const lists = numberLists(concepts.count, pairs.size, { get: pairs.hi }, { get: pairs.lo });
  refuseCycle(lists, concepts);
  remarkOrphans(lists, concepts, remarks);
  return { ...lists, latest: rows.latest };
}

const idAt = ({ ids, order }: Rf2Concepts, place: number): string => {
  const row = order[place] ?? 0;
  return idOf(ids.hi(row), ids.lo(row));
};

const SHOWN = 12;

/** In a circle every concept is each other one: whatever is-a answers there is wrong. */
function refuseCycle(parents: NumberLists, concepts: Rf2Concepts): void {
  const cycle = isACycle(parents);
  if (cycle === undefined) return;
  const named = cycle.slice(0, SHOWN).map((place) => idAt(concepts, place));
  const between = cycle.length > SHOWN ? ` is a … (${cycle.length - SHOWN} more)` : '';
  const message = `The is-a relationships run in a circle: ${named.join(' is a ')}${between} is a ${named[0]}.`;
  throw new SnomedError('rf2-cyclic', message);
}

/** A release has one root. Any other active concept without parent is one whose relationships are not here. */
function remarkOrphans(parents: NumberLists, concepts: Rf2Concepts, remarks: Rf2Remarks): void {
  const roots: number[] = [];
  for (let place = 0; place < concepts.count; place++) {
    const row = concepts.order[place] ?? 0;
    if (concepts.active(row) && parents.starts[place] === parents.starts[place + 1]) roots.push(place);
  }
  const ids = roots.map((place) => idAt(concepts, place)).filter((id) => id !== ROOT);
  if (roots.length < 2) return;
  for (const id of ids) {
    remarks.add('parent-missing', () => `Concept ${id} is active and has no parent: is-a cannot tell what it is.`);
  }
}
