import type { ElementNode } from '../../fhir/definitions/element-node';
import { isJson } from '../../fhir/json';
import { expectSlice } from './expect';
import type { Frame } from './frame';
import { textOf } from './json';
import { note, type Run } from './run';
import type { Scope } from './scope';
import type { Shape } from './shape';
import type { Slice, Slicing } from './slicing';
import { type Item, type Walker, walkItem } from './walk-object';

/** Puts every value in its slice, checks each as the slice wants it, and counts the slices. */
export function walkSlices(
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
    const others = members.get(slice);
    if (others) others.push(own);
    else members.set(slice, [own]);
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
    const part = textOf(item.value.url).slice(0, 40);
    note(
      run,
      'extension-part-unknown',
      item.frame,
      scope,
      { url: shape.profile, part },
      { profile: shape.profile, node },
    );
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
