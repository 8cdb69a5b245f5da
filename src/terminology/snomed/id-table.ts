/**
 * A 64-bit id as two whole numbers. For a SNOMED CT id they are the decimal digits before the last nine and the last
 * nine, so comparing `hi` then `lo` is comparing the ids, without the cost of BigInt.
 */
export interface IdKey {
  hi: number;
  lo: number;
}

/** The key of an id of at most 18 digits; undefined for any other text. */
export function keyOf(id: string): IdKey | undefined {
  if (!/^[1-9]\d{5,17}$/.test(id)) return undefined;
  return { hi: Number(id.slice(0, -9)), lo: Number(id.slice(-9)) };
}

/** The id a key stands for. */
export function idOf(hi: number, lo: number): string {
  return hi === 0 ? String(lo) : `${hi}${String(lo).padStart(9, '0')}`;
}

/** The seven-digit namespace of an extension id (partition `1x`), undefined for an id of the international edition. */
export function namespaceOf(hi: number, lo: number): string | undefined {
  if (Math.floor(lo / 100) % 10 !== 1) return undefined;
  return String((hi % 10) * 1_000_000 + Math.floor(lo / 1000)).padStart(7, '0');
}

/** Whole numbers that grow on demand; reads beyond the end give 0. */
export interface NumberColumn {
  get(at: number): number;
  set(at: number, value: number): void;
}

/** A column of numbers of 32 or 8 bits. */
export function numberColumn(width: 32 | 8): NumberColumn {
  const create = (length: number) => (width === 32 ? new Uint32Array(length) : new Uint8Array(length));
  let values = create(1024);
  return {
    get: (at) => values[at] ?? 0,
    set(at, value) {
      if (at >= values.length) {
        const grown = create(Math.max(at + 1, values.length * 2));
        grown.set(values);
        values = grown;
      }
      values[at] = value;
    },
  };
}

/** Gives ids a row number in the order they arrive. */
export interface IdTable {
  readonly size: number;
  /** The row of an id, -1 when it has none. */
  find(key: IdKey): number;
  /** The row of an id, a new one when it had none. */
  add(key: IdKey): number;
  hi(row: number): number;
  lo(row: number): number;
}

/** An empty table. Open addressing over typed arrays: a Map with millions of BigInt keys takes ten times the memory. */
export function idTable(): IdTable {
  const his = numberColumn(32);
  const los = numberColumn(32);
  let size = 0;
  let slots = new Int32Array(4096).fill(-1);

  function slotOf(hi: number, lo: number): number {
    const mask = slots.length - 1;
    let hash = Math.imul(hi ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(lo, 0xc2b2ae35);
    hash ^= hash >>> 15;
    let slot = Math.imul(hash, 0x2c1b3c6d) & mask;
    for (;;) {
      const row = slots[slot] ?? -1;
      if (row < 0 || (los.get(row) === lo && his.get(row) === hi)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let row = 0; row < size; row++) slots[slotOf(his.get(row), los.get(row))] = row;
  }

  return {
    get size() {
      return size;
    },
    find: ({ hi, lo }) => slots[slotOf(hi, lo)] ?? -1,
    add({ hi, lo }) {
      const slot = slotOf(hi, lo);
      const row = slots[slot] ?? -1;
      if (row >= 0) return row;
      his.set(size, hi);
      los.set(size, lo);
      slots[slot] = size;
      size += 1;
      if (size * 2 > slots.length) grow();
      return size - 1;
    },
    hi: (row) => his.get(row),
    lo: (row) => los.get(row),
  };
}
