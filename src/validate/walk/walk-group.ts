import type { ElementNode } from '../../fhir/definitions/element-node';
import { type Frame, stepInto } from './frame';
import { isJson, type Json } from './json';
import { note, type Run } from './run';
import type { Scope } from './scope';
import type { Element, Group, Shape } from './shape';
import type { Slice, Slicing } from './slicing';
import { type Item, noteKind, type Walker, walkItem } from './walk-object';

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
  const detail = { profile: node.profile, node };
  const [first] = items;
  if (items.length > node.max && first) {
    const found = items.length;
    note(run, 'cardinality-max', first.frame, scope, { element: node.path, expected: node.max, found }, detail);
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
  return group.elements.get(String(value.resourceType)) ?? element;
}

/** Notes an element or a slice that is required and absent. */
export function expectAtLeast(
  shape: Shape,
  node: ElementNode,
  slicing: Slicing | undefined,
  frame: Frame,
  scope: Scope,
  run: Run,
  found = 0,
): void {
  if (found < node.min) {
    const parameters = { element: `${shape.type}.${node.name}`, expected: node.min, found };
    note(run, 'cardinality-min', frame, scope, parameters, { profile: node.profile, node });
    return;
  }
  for (const slice of slicing?.slices ?? []) expectSlice(slice, node, 0, frame, scope, run);
}

function expectSlice(slice: Slice, node: ElementNode, found: number, frame: Frame, scope: Scope, run: Run): void {
  if (found >= slice.node.min) return;
  const parameters = { slice: slice.name, element: node.path, expected: slice.node.min, found };
  note(run, 'slice-min', frame, scope, parameters, { profile: slice.node.profile, node: slice.node });
}

/** Puts every value in its slice, checks each as the slice wants it, and counts the slices. */
function walkSlices(
  walker: Walker,
  shape: Shape,
  node: ElementNode,
  slicing: Slicing,
  items: readonly Item[],
  frame: Frame,
  scope: Scope,
  run: Run,
): void {
  if (slicing.undecidable !== undefined) {
    note(
      run,
      'slice-undecidable',
      frame,
      scope,
      { element: node.path, reason: slicing.undecidable },
      { profile: node.profile, node },
    );
  }
  const members = new Map<Slice, Item[]>();
  const undecided = new Set<Slice>();
  const order: (Slice | undefined)[] = [];
  for (const item of items) {
    const slice = sliceOf(slicing, node, item, scope, run, undecided);
    order.push(slice);
    if (!slice) {
      noteUnmatched(slicing, shape, node, item, undecided, scope, run);
      walkItem(walker, item, scope, run);
      continue;
    }
    const own: Item = { ...item, element: slice.elementFor(item.element.type.code) ?? item.element };
    members.set(slice, [...(members.get(slice) ?? []), own]);
    if (!slice.slicing) walkItem(walker, own, scope, run);
  }
  for (const slice of slicing.slices) {
    const own = members.get(slice) ?? [];
    if (slice.slicing && own.length > 0) walkSlices(walker, shape, slice.node, slice.slicing, own, frame, scope, run);
    countSlice(slice, node, own, undecided, frame, scope, run);
  }
  if (slicing.ordered || slicing.rules === 'openAtEnd') checkOrder(slicing, node, items, order, scope, run);
}

function countSlice(
  slice: Slice,
  node: ElementNode,
  own: readonly Item[],
  undecided: ReadonlySet<Slice>,
  frame: Frame,
  scope: Scope,
  run: Run,
): void {
  const last = own.at(-1);
  if (last && own.length > slice.node.max) {
    const parameters = { slice: slice.name, element: node.path, expected: slice.node.max, found: own.length };
    note(run, 'slice-max', last.frame, scope, parameters, { profile: slice.node.profile, node: slice.node });
  }
  if (!undecided.has(slice)) expectSlice(slice, node, own.length, frame, scope, run);
}

function sliceOf(
  slicing: Slicing,
  node: ElementNode,
  item: Item,
  scope: Scope,
  run: Run,
  undecided: Set<Slice>,
): Slice | undefined {
  const { value, twin, frame, element } = item;
  const instance = { value, twin, type: element.type.code, frame, scope, run };
  const found: Slice[] = [];
  for (const slice of slicing.slices) {
    if (slice.discriminators.length === 0) undecided.add(slice);
    const answers = slice.discriminators.map((discriminate) => discriminate(instance));
    if (answers.includes(false)) continue;
    if (answers.includes(undefined)) undecided.add(slice);
    else if (answers.length > 0) found.push(slice);
  }
  if (found.length > 1) {
    const names = found.map((slice) => `"${slice.name}"`).join(', ');
    note(run, 'slice-ambiguous', frame, scope, { element: node.path, found: names }, { profile: node.profile, node });
  }
  return found[0];
}

const isRelative = (url: unknown): boolean => typeof url === 'string' && !url.includes(':');

function noteUnmatched(
  slicing: Slicing,
  shape: Shape,
  node: ElementNode,
  item: Item,
  undecided: ReadonlySet<Slice>,
  scope: Scope,
  run: Run,
): void {
  const detail = { profile: node.profile, node };
  if (shape.type === 'Extension' && node.name === 'extension' && isJson(item.value) && isRelative(item.value.url)) {
    const part = String(item.value.url).slice(0, 40);
    note(run, 'extension-part-unknown', item.frame, scope, { url: shape.profile, part }, detail);
  } else if (slicing.rules === 'closed' && undecided.size === 0) {
    const expected = slicing.slices.map((slice) => slice.name).join(', ');
    note(run, 'slice-unmatched', item.frame, scope, { element: node.path, expected }, detail);
  }
}

/** Ordered slices keep the profile's order; with openAtEnd whatever is in no slice comes last. */
function checkOrder(
  slicing: Slicing,
  node: ElementNode,
  items: readonly Item[],
  order: readonly (Slice | undefined)[],
  scope: Scope,
  run: Run,
): void {
  let highest = -1;
  let open = false;
  for (const [at, slice] of order.entries()) {
    const item = items[at];
    if (!slice) {
      open = slicing.rules === 'openAtEnd' || open;
      continue;
    }
    const position = slicing.slices.indexOf(slice);
    const previous = slicing.slices[highest]?.name ?? '…';
    if (item && (open || (slicing.ordered && position < highest))) {
      const parameters = { slice: slice.name, element: node.path, previous };
      note(run, 'slice-order', item.frame, scope, parameters, { profile: node.profile, node });
    }
    highest = Math.max(highest, position);
  }
}
