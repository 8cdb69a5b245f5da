import type { Element, Group } from '../compile/shape';
import type { Slice, Slicing } from '../compile/slicing';
import { elementTest, type ValueTest } from './element-test';
import type { Glance } from './glance';

/** The test of the values of an element that is sliced: each is of its slice, and each slice has as many as it may. */
export interface SliceTest {
  /** Begins to count; the number is where the counts stand. */
  start(glance: Glance): number;
  one(value: unknown, twin: unknown, glance: Glance, from: number): boolean;
  end(glance: Glance, from: number): boolean;
}

/** Which slice a value is of: its place among the slices, -1 for none, undefined where it cannot be told or is of several. */
function sliceOf(slices: readonly Slice[], value: unknown, type: string, glance: Glance): number | undefined {
  let found = -1;
  for (let at = 0; at < slices.length; at++) {
    const discriminators = slices[at]?.discriminators ?? [];
    if (discriminators.length === 0) return undefined;
    let isOf = true;
    let isOpen = false;
    for (const discriminate of discriminators) {
      const answer = discriminate(value, type, glance);
      if (answer === false) {
        isOf = false;
        break;
      }
      if (answer === undefined) isOpen = true;
    }
    if (!isOf) continue;
    if (isOpen || found >= 0) return undefined;
    found = at;
  }
  return found;
}

/** Undefined where slices are in an order, or sliced again: that is left to the walk. */
export function sliceTest(slicing: Slicing, name: string, element: Element, group: Group): SliceTest | undefined {
  const { slices, rules, ordered } = slicing;
  if (ordered || rules === 'openAtEnd' || slices.some((slice) => slice.slicing)) return undefined;
  const type = element.type.code;
  // Of each slice, and then of what is in none; made when the first value comes.
  const tests: (ValueTest | undefined)[] = slices.map(() => undefined);
  const testAt = (place: number): ValueTest => {
    const made = tests[place] ?? elementTest(slices[place]?.elementFor(type) ?? element, name);
    tests[place] = made;
    return made;
  };
  const isPartOfExtension = element.type.code === 'Extension' && group.node.name === 'extension';
  return {
    start(glance) {
      const from = glance.counted;
      glance.counted = from + slices.length;
      for (let at = from; at < glance.counted; at++) glance.counts[at] = 0;
      return from;
    },
    one(value, twin, glance, from) {
      const place = sliceOf(slices, value, type, glance);
      if (place === undefined) return false;
      if (place < 0) {
        // Of an extension within one the walk knows what it is called.
        if (rules === 'closed' || (isPartOfExtension && glance.types[glance.depth - 1] === 'Extension')) return false;
        return (tests[slices.length] ?? testAt(slices.length))(value, twin, glance);
      }
      glance.counts[from + place] = (glance.counts[from + place] ?? 0) + 1;
      return (tests[place] ?? testAt(place))(value, twin, glance);
    },
    end(glance, from) {
      for (let at = 0; at < slices.length; at++) {
        const found = glance.counts[from + at] ?? 0;
        const node = slices[at]?.node;
        if (!node || found < node.min || found > node.max) return false;
      }
      glance.counted = from;
      return true;
    },
  };
}
