import type { NumberLists } from './number-lists';

/** The concepts of a circle of is-a, each a child of the next and the last of the first; undefined when there is none. */
export function isACycle(parents: NumberLists): readonly number[] | undefined {
  const size = parents.starts.length - 1;
  const start = (concept: number) => parents.starts[concept] ?? 0;
  const parentAt = (place: number) => parents.values[place] ?? 0;

  // Taking away concepts without children over and over leaves the circles, and what is above them.
  const children = new Uint32Array(size);
  for (const parent of parents.values) children[parent] = (children[parent] ?? 0) + 1;
  const childless: number[] = [];
  for (let concept = 0; concept < size; concept++) if (children[concept] === 0) childless.push(concept);
  let left = size;
  for (let concept = childless.pop(); concept !== undefined; concept = childless.pop()) {
    left -= 1;
    for (let place = start(concept); place < start(concept + 1); place++) {
      const parent = parentAt(place);
      children[parent] = (children[parent] ?? 0) - 1;
      if (children[parent] === 0) childless.push(parent);
    }
  }
  if (left === 0) return undefined;

  // Each concept that is left has a child that is left, so going down must come back to where it was.
  const childOf = new Map<number, number>();
  for (let concept = 0; concept < size; concept++) {
    if (children[concept] === 0) continue;
    for (let place = start(concept); place < start(concept + 1); place++) childOf.set(parentAt(place), concept);
  }
  const path: number[] = [];
  const seen = new Map<number, number>();
  let concept: number | undefined = childOf.keys().next().value;
  while (concept !== undefined && !seen.has(concept)) {
    seen.set(concept, path.push(concept) - 1);
    concept = childOf.get(concept);
  }
  return concept === undefined ? undefined : path.slice(seen.get(concept)).reverse();
}
