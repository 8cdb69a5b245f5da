import type { Json } from '../../fhir/json';
import type { Group, Shape } from '../compile/shape';
import { allPass } from './element-test';
import type { Glance } from './glance';
import { type PropertyTest, propertyTest } from './group-test';

/** Whether an object of a shape passes as a whole. */
export type ObjectTest = (object: Json, glance: Glance) => boolean;

/** A property as JSON names it: that of an element, or its twin. */
interface Slot {
  readonly test: PropertyTest;
  /** The name of the value a twin belongs to; undefined for a value. */
  readonly twinOf: string | undefined;
  /** Where the twin of a primitive stands. */
  readonly twinName: string | undefined;
  /** Marks the element, where it must be there or comes in several types. */
  readonly bit: number;
  readonly isChoice: boolean;
}

const tests = new WeakMap<Shape, ObjectTest>();

/** The test of objects of a shape; made when the first object comes, since types nest in themselves. */
export function objectTestOf(shape: Shape): ObjectTest {
  const known = tests.get(shape);
  if (known) return known;
  let made: ObjectTest | undefined;
  const test: ObjectTest = (object, glance) => {
    made ??= makeTest(shape);
    return made(object, glance);
  };
  tests.set(shape, test);
  return test;
}

const isMarked = (group: Group): boolean => group.needed || group.names.length > 1;

/** As many marks as a number has bits to spare. */
const MOST_MARKED = 30;

function addSlots(slots: Map<string, Slot>, group: Group, bit: number): void {
  const isChoice = group.names.length > 1;
  for (const [at, name] of group.names.entries()) {
    const test = propertyTest(group, at);
    if (!test) continue;
    const { primitive } = [...group.elements.values()][at] ?? {};
    const twinName = primitive ? group.twinNames[at] : undefined;
    slots.set(name, { test, twinOf: undefined, twinName, bit, isChoice });
    if (twinName !== undefined) slots.set(twinName, { test, twinOf: name, twinName, bit, isChoice });
  }
}

function makeTest(shape: Shape): ObjectTest {
  const passes = allPass(shape.checks());
  const marked = shape.groups.filter(isMarked);
  if (!passes || marked.length > MOST_MARKED) return () => false;
  const slots = new Map<string, Slot>();
  let needed = 0;
  for (const group of shape.groups) {
    const place = marked.indexOf(group);
    const bit = place < 0 ? 0 : 1 << place;
    if (group.needed) needed |= bit;
    addSlots(slots, group, bit);
  }
  // The ids of elements are compared with each other, which takes their places.
  slots.delete('id');
  return (object, glance) => {
    // What an object inherits is none of its properties.
    if (Object.getPrototypeOf(object) !== Object.prototype) return false;
    let seen = 0;
    let before: string | undefined;
    for (const key in object) {
      const value = object[key];
      if (value === undefined) continue;
      const slot = slots.get(key);
      if (slot === undefined) return false;
      const { twinOf, twinName, bit } = slot;
      if (twinOf !== undefined && object[twinOf] !== undefined) {
        // It was seen with its value; elsewhere than behind it, it may come before what the walk sees first.
        if (before !== twinOf) return false;
        continue;
      }
      if (slot.isChoice && (seen & bit) !== 0) return false;
      seen |= bit;
      before = key;
      const sound =
        twinOf === undefined
          ? slot.test(value, twinName === undefined ? undefined : object[twinName], glance)
          : slot.test(undefined, value, glance);
      if (!sound) return false;
    }
    return before !== undefined && (seen & needed) === needed && passes(object, undefined, glance);
  };
}
