import type { ElementNode } from '../../fhir/definitions/element-node';
import { isJson, textOf } from '../../fhir/json';
import { toldName } from '../../fhir/told-name';
import type { Shape } from '../compile/shape';
import type { Slice, Slicing } from '../compile/slicing';
import { saidOfSlices } from '../rules/phrases';
import { type Cursor, checkedBy, elementPathOf, type Item, pathIn } from './cursor';
import { expectSlice } from './expect';
import { note } from './run';
import { walkItem } from './walk-object';

/** Puts every value in its slice, checks each as the slice wants it, and counts the slices. */
export function walkSlices(
  holder: Cursor,
  shape: Shape,
  node: ElementNode,
  slicing: Slicing,
  items: readonly Item[],
): void {
  const { undecidable } = slicing;
  if (undecidable !== undefined) {
    const parameters = { element: pathIn(holder, node), reason: undecidable };
    note(holder, 'slice-undecidable', parameters, { profile: node.profile, node });
  }
  const members = new Map<Slice, Item[]>();
  const undecided = new Set<Slice>();
  const order: (Slice | undefined)[] = [];
  for (const item of items) {
    const slice = sliceOf(item, node, slicing, undecided);
    order.push(slice);
    if (!slice) {
      noteUnmatched(item, shape, node, slicing, undecided);
      walkItem(item);
      continue;
    }
    const own = inSlice(item, slice);
    const others = members.get(slice);
    if (others) others.push(own);
    else members.set(slice, [own]);
    if (!slice.slicing) walkItem(own);
  }
  for (const slice of slicing.slices) {
    const own = members.get(slice) ?? [];
    if (slice.slicing && own.length > 0) walkSlices(holder, shape, slice.node, slice.slicing, own);
    noteTooMany(slice, own);
    if (!undecided.has(slice)) expectSlice(holder, slice, own.length);
    else noteOpen(holder, slice);
  }
  if (slicing.ordered || slicing.rules === 'openAtEnd') checkOrder(node, slicing, items, order);
}

/** The value as its slice checks it. */
function inSlice(item: Item, slice: Slice): Item {
  const element = slice.elementFor(item.type) ?? item.element;
  return element === item.element ? item : checkedBy(item, element);
}

/** What nobody could tell is said: whether a value is of a slice that a value set marks. */
function noteOpen(holder: Cursor, { name, node, valueSets }: Slice): void {
  for (const valueSet of valueSets) {
    const parameters = { element: pathIn(holder, node), reason: saidOfSlices.valueSet({ slice: name, valueSet }) };
    note(holder, 'slice-undecidable', parameters, { profile: node.profile, node });
  }
}

function noteTooMany({ name, node }: Slice, members: readonly Item[]): void {
  const last = members.at(-1);
  if (!last || members.length <= node.max) return;
  const parameters = { slice: name, element: elementPathOf(last), expected: node.max, found: members.length };
  note(last, 'slice-max', parameters, { profile: node.profile, node });
}

/** Whether every discriminator of a slice holds; one that does not decides, whatever the others cannot tell. */
function isOf({ discriminators }: Slice, item: Item): boolean | undefined {
  let answer: boolean | undefined = true;
  for (const discriminate of discriminators) {
    const one = discriminate(item.value, item.type, item);
    if (one === false) return false;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

function sliceOf(item: Item, node: ElementNode, slicing: Slicing, undecided: Set<Slice>): Slice | undefined {
  const found: Slice[] = [];
  for (const slice of slicing.slices) {
    if (slice.discriminators.length === 0) undecided.add(slice);
    const answer = isOf(slice, item);
    if (answer === undefined) undecided.add(slice);
    else if (answer && slice.discriminators.length > 0) found.push(slice);
  }
  if (found.length > 1) {
    const names = found.map((slice) => `"${slice.name}"`).join(', ');
    note(item, 'slice-ambiguous', { element: elementPathOf(item), found: names }, { profile: node.profile, node });
  }
  return found[0];
}

const isRelative = (url: unknown): boolean => typeof url === 'string' && !url.includes(':');

function noteUnmatched(
  item: Item,
  shape: Shape,
  node: ElementNode,
  slicing: Slicing,
  undecided: ReadonlySet<Slice>,
): void {
  const { value } = item;
  if (shape.type === 'Extension' && node.name === 'extension' && isJson(value) && isRelative(value.url)) {
    const names = slicing.slices.map(({ name }) => name);
    const parameters = { url: shape.profile, part: toldName(textOf(value.url), names), expected: names.join(', ') };
    note(item, 'extension-part-unknown', parameters, { profile: shape.profile, node });
  } else if (slicing.rules === 'closed' && undecided.size === 0) {
    const expected = slicing.slices.map((slice) => slice.name).join(', ');
    note(item, 'slice-unmatched', { element: elementPathOf(item), expected }, { profile: node.profile, node });
  }
}

/** Ordered slices keep the profile's order; with openAtEnd whatever is in no slice comes last. */
function checkOrder(
  node: ElementNode,
  slicing: Slicing,
  items: readonly Item[],
  order: readonly (Slice | undefined)[],
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
    const later = slicing.ordered && position < highest ? slicing.slices[highest] : undefined;
    if (item && (open || later)) {
      const previous = later ? saidOfSlices.named({ slice: later.name }) : saidOfSlices.inNone;
      const parameters = { slice: slice.name, element: elementPathOf(item), previous };
      note(item, 'slice-order', parameters, { profile: node.profile, node });
    }
    highest = Math.max(highest, position);
  }
}
