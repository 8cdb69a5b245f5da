import type { Check, Passes } from '../checks/checks';
import { isSoundPrimitive } from '../checks/sound-primitive';
import type { Element, Group, Shape } from '../compile/shape';
import type { Slicing } from '../compile/slicing';
import type { ElementTable, GroupTable, Lead, ShapeTable, SlicesTable, Slot } from './tables';

/** All of them in turn: undefined where there are none, null where one can only look. */
function allPass(checks: readonly Check[]): Passes | undefined | null {
  const asked = checks.filter(({ ofQualification }) => !ofQualification);
  const all = asked.flatMap(({ passes }) => passes ?? []);
  if (all.length < asked.length) return null;
  const [first, second, ...others] = all;
  if (!first || !second) return first;
  if (others.length === 0) {
    return (value, twin, glance) => first(value, twin, glance) && second(value, twin, glance);
  }
  return (value, twin, glance) => {
    for (const passes of all) if (!passes(value, twin, glance)) return false;
    return true;
  };
}

/** The table of the values of an element under a JSON name; null where none can pass. */
function elementTable(element: Element, name: string): ElementTable | null {
  if (element.resource || element.profiles.length > 1) return null;
  const checks = element.checks();
  const passes = allPass(checks);
  const { code } = element.type;
  const shape = element.shape();
  // A primitive that must have a twin is left to the walk.
  if (passes === null || (element.primitive && shape.needed.length > 0)) return null;
  return {
    name,
    code,
    isSound: element.primitive ? isSoundPrimitive(code) : undefined,
    shape: shapeTable(shape),
    passes,
    isOpen: code === 'Extension' && element.profiles.length === 0,
    mayBeAbsent: element.primitive && element.absenceChecks().length === 0,
    isAsserted: checks.some(({ ofQualification }) => ofQualification),
  };
}

/** The table of a slot's element, made when the first value comes. */
export function elementOf(slot: Slot): ElementTable | null {
  if (slot.element === undefined) slot.element = elementTable(slot.source, slot.name);
  return slot.element;
}

/** The table of what is in a slice, or in none. */
export function sliceElement(
  { slices, elements }: SlicesTable,
  place: number,
  { source, name }: Slot,
): ElementTable | null {
  const known = elements[place];
  if (known !== undefined) return known;
  const made = elementTable(slices[place]?.elementFor(source.type.code) ?? source, name);
  elements[place] = made;
  return made;
}

/** Undefined where they are in an order, sliced again or cannot be told apart: that is left to the walk. */
function slicesTable({ slices, rules, ordered, undecidable }: Slicing): SlicesTable | undefined {
  const isTold =
    undecidable === undefined && slices.every((slice) => !slice.slicing && slice.discriminators.length > 0);
  if (!isTold || ordered || rules === 'openAtEnd') return undefined;
  return { slices, isClosed: rules === 'closed', elements: [...slices.map(() => undefined), undefined] };
}

/** A name as the keys of objects are kept, so that comparing it with one takes no look at its letters. */
const asKey = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;

function slotsOf(group: Group, bit: number): readonly (Slot | undefined)[] {
  const { node, names, twinNames, slicing } = group;
  const elements = [...group.elements.values()];
  const slices = slicing && slicesTable(slicing);
  if (elements.length !== names.length || node.max < 1 || (slicing && !slices) || (node.min > 1 && !node.repeats)) {
    return names.map(() => undefined);
  }
  return elements.map((source, at) => ({
    element: undefined,
    bit,
    min: node.min,
    max: node.max,
    repeats: node.repeats,
    isChoice: names.length > 1,
    name: asKey(names[at] ?? ''),
    twinName: source.twinned ? twinNames[at] : undefined,
    slices,
    source,
    next: undefined,
  }));
}

/** The slots of an element over all its types. */
export function groupTable(group: Group): GroupTable {
  group.glance ??= slotsOf(group, 0);
  return group.glance;
}

/** The table of a shape, empty until the first object comes. */
export function shapeTable(shape: Shape): ShapeTable {
  shape.glance ??= {
    slots: undefined,
    first: undefined,
    needed: 0,
    passes: undefined,
    source: shape,
    leads: undefined,
    firstLead: undefined,
  };
  return shape.glance;
}

const isMarked = (group: Group): boolean => group.needed || group.names.length > 1;

/** As many marks as a number has bits to spare. */
const MOST_MARKED = 30;

/** The slots of a shape, which are made when the first object comes; null where no object can pass. */
export function slotsIn(table: ShapeTable): ReadonlyMap<string, Slot> | null {
  if (table.slots !== undefined) return table.slots;
  const { groups, checks } = table.source;
  const passes = allPass(checks());
  const marked = groups.filter(isMarked);
  table.slots = null;
  if (passes === null || marked.length > MOST_MARKED) return null;
  table.passes = passes;
  const slots = new Map<string, Slot>();
  for (const group of groups) {
    const bit = isMarked(group) ? 1 << marked.indexOf(group) : 0;
    if (group.needed) table.needed |= bit;
    for (const slot of slotsOf(group, bit)) {
      if (!slot) continue;
      slots.set(slot.name, slot);
      if (slot.twinName !== undefined) slots.set(slot.twinName, slot);
    }
  }
  // The ids of elements are compared with each other, which takes their places.
  slots.delete('id');
  table.slots = slots;
  return slots;
}

/** The leads of a shape: one for each name that an element or its twin may have. */
export function leadsIn(table: ShapeTable): ReadonlyMap<string, Lead> {
  if (table.leads) return table.leads;
  const { properties, needed } = table.source;
  const leads = new Map<string, Lead>();
  const add = (name: string, group: Group, valueName?: string) =>
    leads.set(name, { name: asKey(name), valueName, group, need: needed.indexOf(group), next: undefined });
  for (const { name, twinName, group, element } of properties.values()) {
    if (!element) continue;
    add(name, group);
    if (element.twinned) add(twinName, group, name);
  }
  table.leads = leads;
  return leads;
}
