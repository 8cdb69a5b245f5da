import type { Json } from '../../fhir/json';
import type { Element, Group, Shape } from '../compile/shape';
import { allPass } from './element-test';
import type { Glance } from './glance';
import { type PropertyTest, propertyTest } from './group-test';

/** Whether an object of a shape passes as a whole. */
export type ObjectTest = (object: Json, glance: Glance) => boolean;

/** The test of the objects of a shape; the first object has it made, since types nest in themselves. */
export interface ObjectGlance {
  test: ObjectTest;
}

/** A property as JSON names it: that of an element, or its twin. */
interface Slot {
  readonly group: Group;
  readonly element: Element;
  readonly at: number;
  /** The name of the value a twin belongs to; undefined for a value. */
  readonly twinOf: string | undefined;
  readonly twinName: string | undefined;
  /** Marks the element, where it must be there or comes in several types. */
  readonly bit: number;
  readonly isChoice: boolean;
  /** Made when the first value comes. */
  test: PropertyTest | undefined;
  /** Whether what the value must obey has to do with its twin. */
  needsTwin: boolean;
}

export function objectGlance(shape: Shape): ObjectGlance {
  if (shape.glance) return shape.glance;
  const glance: ObjectGlance = {
    test: (object, from) => {
      glance.test = makeTest(shape);
      return glance.test(object, from);
    },
  };
  shape.glance = glance;
  return glance;
}

const isMarked = (group: Group): boolean => group.needed || group.names.length > 1;

/** As many marks as a number has bits to spare. */
const MOST_MARKED = 30;

const never: PropertyTest = () => false;

function madeTest(slot: Slot): PropertyTest {
  const { element, group, at } = slot;
  slot.needsTwin = element.primitive && element.checks().some(({ usesTwin }) => usesTwin);
  slot.test = propertyTest(group, at) ?? never;
  return slot.test;
}

function addSlots(slots: Map<string, Slot>, group: Group, bit: number): void {
  const isChoice = group.names.length > 1;
  const elements = [...group.elements.values()];
  if (elements.length !== group.names.length) return;
  for (const [at, name] of group.names.entries()) {
    const element = elements[at];
    const twinName = element?.primitive ? group.twinNames[at] : undefined;
    if (!element) continue;
    const slot = { group, element, at, bit, isChoice, twinName, test: undefined, needsTwin: false };
    slots.set(name, { ...slot, twinOf: undefined });
    if (twinName !== undefined) slots.set(twinName, { ...slot, twinOf: name });
  }
}

function makeTest(shape: Shape): ObjectTest {
  const passes = allPass(shape.checks());
  const marked = shape.groups.filter(isMarked);
  if (passes === 'look' || marked.length > MOST_MARKED) return () => false;
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
    let seen = 0;
    let before: string | undefined;
    for (const key in object) {
      const value = object[key];
      if (value === undefined) continue;
      const slot = slots.get(key);
      if (slot === undefined) return false;
      const { bit, twinOf } = slot;
      const test = slot.test ?? madeTest(slot);
      if (twinOf === undefined) {
        if (bit !== 0) {
          if (slot.isChoice && (seen & bit) !== 0) return false;
          seen |= bit;
        }
        const twin = slot.needsTwin ? object[slot.twinName ?? ''] : undefined;
        if (!test(value, twin, glance)) return false;
      } else if (!twinPasses(slot, test, object[twinOf], value, before, glance)) {
        return false;
      } else {
        seen |= bit;
      }
      before = key;
    }
    return (
      before !== undefined && (seen & needed) === needed && (passes === undefined || passes(object, undefined, glance))
    );
  };
}

/** A twin stands behind its value; elsewhere it may come before what the walk sees first. */
function twinPasses(
  { twinOf, isChoice, needsTwin }: Slot,
  test: PropertyTest,
  value: unknown,
  twin: unknown,
  before: string | undefined,
  glance: Glance,
): boolean {
  if (value === undefined) return !isChoice && test(undefined, twin, glance);
  return before === twinOf && (needsTwin || test(value, twin, glance));
}
