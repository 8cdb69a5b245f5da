import { isJson, type Json } from '../../fhir/json';
import { expectAtLeast } from './expect';
import { type Frame, stepInto } from './frame';
import { textOf } from './json';
import { note, type Run } from './run';
import type { Scope } from './scope';
import type { Element, Group, Shape } from './shape';
import { type Item, noteKind, type Walker, walkItem } from './walk-object';
import { walkSlices } from './walk-slices';

/** Checks the values of one element: their JSON form, how many there are, which slice each belongs to, and each itself. */
export function walkGroup(
  walker: Walker,
  shape: Shape,
  group: Group,
  object: Json,
  frame: Frame,
  scope: Scope,
  run: Run,
): void {
  const { node, slicing } = group;
  const items = gather(shape, group, object, frame, scope, run);
  if (!items) return;
  const [first] = items;
  // A choice given in several types has been told as that.
  const repeated = node.repeats || node.max === 0;
  if (repeated && items.length > node.max && first) {
    const found = items.length;
    note(
      run,
      'cardinality-max',
      first.frame,
      scope,
      { element: node.path, expected: node.max, found },
      {
        profile: node.profile,
        node,
      },
    );
  }
  if (!slicing) {
    for (const item of items) walkItem(walker, item, scope, run);
    if (items.length < node.min) expectAtLeast(shape, node, undefined, frame, scope, run, items.length);
    return;
  }
  if (items.length < node.min) expectAtLeast(shape, node, undefined, frame, scope, run, items.length);
  walkSlices(walker, shape, node, slicing, items, frame, scope, run);
}

const isPresent = (object: Json, name: string): boolean =>
  object[name] !== undefined || object[`_${name}`] !== undefined;

/** The values of an element; undefined when their form is so wrong that nothing more can be said. */
function gather(
  shape: Shape,
  group: Group,
  object: Json,
  frame: Frame,
  scope: Scope,
  run: Run,
): readonly Item[] | undefined {
  const { node, names } = group;
  const present = names.length === 1 ? names : names.filter((name) => isPresent(object, name));
  if (present.length > 1) {
    const parameters = { element: node.name, found: present.join(', ') };
    note(run, 'choice-multiple', frame, scope, parameters, { profile: node.profile, node });
  }
  const items: Item[] = [];
  for (const name of present) {
    const property = shape.properties.get(name);
    const element = property?.element;
    if (!element) continue;
    const value = object[name];
    const twin = element.primitive ? object[`_${name}`] : undefined;
    const at = (index: number): Frame => stepInto(frame, name, index, property.typeCode);
    if (node.repeats) {
      if (!gatherRepeating(items, group, element, name, value, twin, at, scope, run)) return undefined;
    } else if (Array.isArray(value)) {
      note(run, 'json-type', at(-1), scope, { expected: 'one value', found: 'array' }, { profile: node.profile, node });
      return undefined;
    } else {
      items.push({ value, twin, frame: at(-1), element: elementFor(group, element, value) });
    }
  }
  return items;
}

function gatherRepeating(
  items: Item[],
  group: Group,
  element: Element,
  name: string,
  value: unknown,
  twin: unknown,
  at: (index: number) => Frame,
  scope: Scope,
  run: Run,
): boolean {
  const detail = { profile: group.node.profile, node: group.node };
  for (const list of [value, twin]) {
    if (list === undefined || (Array.isArray(list) && list.length > 0)) continue;
    if (Array.isArray(list)) note(run, 'empty-value', at(-1), scope, { found: 'array' }, detail);
    else noteKind(list, 'array', at(-1), scope, run, group.node);
    return false;
  }
  const values = Array.isArray(value) ? value : [];
  const twins = Array.isArray(twin) ? twin : [];
  if (value !== undefined && twin !== undefined && values.length !== twins.length) {
    note(run, 'twin-mismatch', at(-1), scope, { property: name }, detail);
  }
  for (let index = 0; index < Math.max(values.length, twins.length); index++) {
    // In parallel arrays null stands for "nothing here"; with nothing on either side it is an empty value.
    const twinned = twins[index] === null ? undefined : twins[index];
    const single = values[index] === null && twinned !== undefined ? undefined : values[index];
    items.push({ value: single, twin: twinned, frame: at(index), element: elementFor(group, element, single) });
  }
  return true;
}

/** Where an element may be one of several resource types, the value itself says which. */
function elementFor(group: Group, element: Element, value: unknown): Element {
  if (!element.resource || group.elements.size === 1 || !isJson(value)) return element;
  return group.elements.get(textOf(value.resourceType)) ?? element;
}
