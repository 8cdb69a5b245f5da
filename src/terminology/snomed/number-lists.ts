/** Lists of numbers end to end: those of owner n are `values[starts[n]]` up to `values[starts[n + 1]]`. */
export interface NumberLists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

interface Readable {
  get(at: number): number;
}

/** Puts the pairs (owners, values) 0 to `count` in lists per owner, each in the order of the pairs. */
export function numberLists(size: number, count: number, owners: Readable, values: Readable): NumberLists {
  const starts = new Uint32Array(size + 1);
  for (let pair = 0; pair < count; pair++) {
    const after = owners.get(pair) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let owner = 1; owner <= size; owner++) starts[owner] = (starts[owner] ?? 0) + (starts[owner - 1] ?? 0);
  const next = starts.slice();
  const sorted = new Uint32Array(count);
  for (let pair = 0; pair < count; pair++) {
    const owner = owners.get(pair);
    const at = next[owner] ?? 0;
    sorted[at] = values.get(pair);
    next[owner] = at + 1;
  }
  return { starts, values: sorted };
}
