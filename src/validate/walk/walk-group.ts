import { isJson, type Json, textOf } from '../../fhir/json';
import type { Element, Group, Property, Shape } from '../compile/shape';
import { kindPhrase, saidOfValues } from '../rules/phrases';
import { type Cursor, type Item, pathIn, placeIn, stepTo } from './cursor';
import { expectAtLeast } from './expect';
import { entriesIn, inTurn } from './postpone';
import { note } from './run';
import { noteKind, walkItem } from './walk-object';
import { walkSlices } from './walk-slices';

/** Checks the values of one element: their JSON form, how many there are, which slice each belongs to, and each itself. */
export function walkGroup(holder: Cursor, shape: Shape, group: Group, object: Json): void {
  const { node, slicing } = group;
  const entries = entriesIn(holder, group, object);
  if (entries) {
    walkEntries(holder, shape, group, entries);
    return;
  }
  const items = gather(holder, shape, group, object);
  if (!items) return;
  const [first] = items;
  // A choice given in several types has been told as that.
  const repeated = node.repeats || node.max === 0;
  if (repeated && items.length > node.max && first) {
    const parameters = { element: pathIn(holder, node), expected: node.max, found: items.length };
    note(first, 'cardinality-max', parameters, { profile: node.profile, node });
  }
  if (slicing) {
    expectAtLeast(holder, group, items.length);
    walkSlices(holder, shape, node, slicing, items);
    return;
  }
  for (const item of items) walkItem(item);
  expectAtLeast(holder, group, items.length);
}

/** Checks the entries of a Bundle in turns; of those that wait there is not even a cursor. */
function walkEntries(holder: Cursor, { properties }: Shape, group: Group, entries: readonly unknown[]): void {
  const element = properties.get('entry')?.element;
  if (!element) return;
  const look = (nth: number): void => {
    const entry = entries[nth];
    walkItem(stepTo(holder, 'entry', nth, elementFor(group, element, entry), entry, undefined));
  };
  inTurn(holder.run, look, entries.length);
  expectAtLeast(holder, group, entries.length);
}

/** The values of an element; undefined when their form is so wrong that nothing more can be said. */
function gather(holder: Cursor, shape: Shape, group: Group, object: Json): readonly Item[] | undefined {
  const { node, names, twinNames } = group;
  const present =
    names.length === 1
      ? names
      : names.filter((name, i) => object[name] !== undefined || object[twinNames[i] ?? ''] !== undefined);
  if (present.length > 1) {
    const parameters = { element: pathIn(holder, node), found: present.join(', ') };
    note(holder, 'choice-multiple', parameters, { profile: node.profile, node });
  }
  const items: Item[] = [];
  for (const name of present) {
    const property = shape.properties.get(name);
    const element = property?.element;
    if (!element || !property) continue;
    const value = object[name];
    const twin = element.twinned ? object[property.twinName] : undefined;
    if (node.repeats) {
      if (!gatherRepeating(items, holder, property, element, value, twin)) return undefined;
    } else if (Array.isArray(value)) {
      const at = placeIn(holder, name, -1, property.typeCode);
      note(
        at,
        'json-type',
        { expected: saidOfValues.oneValue, found: kindPhrase('array') },
        { profile: node.profile, node },
      );
      return undefined;
    } else {
      items.push(stepTo(holder, name, -1, elementFor(group, element, value), value, twin));
    }
  }
  return items;
}

/** Adds the values of an array to the items; false when the form is too wrong to. */
function gatherRepeating(
  items: Item[],
  holder: Cursor,
  { group, name, typeCode }: Property,
  element: Element,
  value: unknown,
  twin: unknown,
): boolean {
  const detail = { profile: group.node.profile, node: group.node };
  for (const list of [value, twin]) {
    if (list === undefined || (Array.isArray(list) && list.length > 0)) continue;
    const at = placeIn(holder, name, -1, typeCode);
    if (Array.isArray(list)) note(at, 'empty-value', { found: saidOfValues.emptyArray }, detail);
    else noteKind(at, 'array', list, group.node);
    return false;
  }
  const values = Array.isArray(value) ? value : [];
  const twins = Array.isArray(twin) ? twin : [];
  if (value !== undefined && twin !== undefined && values.length !== twins.length) {
    note(placeIn(holder, name, -1, typeCode), 'twin-mismatch', { property: name }, detail);
  }
  for (let index = 0; index < Math.max(values.length, twins.length); index++) {
    // In parallel arrays null stands for "nothing here"; with nothing on either side it is an empty value.
    const twinned = twins[index] === null ? undefined : twins[index];
    const single = values[index] === null && twinned !== undefined ? undefined : values[index];
    items.push(stepTo(holder, name, index, elementFor(group, element, single), single, twinned));
  }
  return true;
}

/** Where an element may be one of several resource types, the value itself says which. */
function elementFor(group: Group, element: Element, value: unknown): Element {
  if (!element.resource || group.elements.size === 1 || !isJson(value)) return element;
  return group.elements.get(textOf(value.resourceType)) ?? element;
}
