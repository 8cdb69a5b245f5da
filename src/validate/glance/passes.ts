import { isJson, type Json } from '../../fhir/json';
import type { Slice } from '../compile/slicing';
import { down, type Glance } from './glance';
import { elementOf, shapeTable, sliceElement, slotsIn } from './make-tables';
import type { ElementTable, GroupTable, ShapeTable, SlicesTable, Slot } from './tables';

const twinIn = (object: Json, { twinName }: Slot): unknown => (twinName === undefined ? undefined : object[twinName]);

/** Whether the values of an element in an object pass. */
export function groupPasses(slots: GroupTable, object: Json, glance: Glance): boolean {
  let found: Slot | undefined;
  for (const slot of slots) {
    if (!slot) return false;
    if (slots.length > 1 && object[slot.name] === undefined && twinIn(object, slot) === undefined) continue;
    if (found) return false;
    found = slot;
  }
  return found !== undefined && slotPasses(found, object[found.name], twinIn(object, found), glance);
}

/** Whether all values under a name pass, and are as many as they may be. */
function slotPasses(slot: Slot, value: unknown, twin: unknown, glance: Glance): boolean {
  const element = slot.element === undefined ? elementOf(slot) : slot.element;
  if (element === null) return false;
  if (slot.repeats) return listPasses(slot, element, value, twin, glance);
  if (slot.slices === undefined) return valuePasses(element, value, twin, glance);
  const from = startCounting(slot.slices, glance);
  return sliced(slot, slot.slices, value, twin, glance, from) && endCounting(slot.slices, glance, from);
}

/** Lists of values and of twins, either of which may be absent; those of both are as long. */
function lengthOf(value: unknown, twin: unknown): number {
  if (twin === undefined) return Array.isArray(value) ? value.length : 0;
  if (!Array.isArray(twin) || (value !== undefined && !(Array.isArray(value) && value.length === twin.length)))
    return 0;
  return twin.length;
}

/** The item of a list; null stands for nothing where a twin stands beside it. */
const itemAt = (list: unknown, at: number): unknown => (Array.isArray(list) ? (list[at] ?? undefined) : undefined);

function listPasses(slot: Slot, element: ElementTable, value: unknown, twin: unknown, glance: Glance): boolean {
  const { slices } = slot;
  const length = lengthOf(value, twin);
  if (length === 0 || length < slot.min || length > slot.max) return false;
  const from = slices === undefined ? 0 : startCounting(slices, glance);
  for (let at = 0; at < length; at++) {
    const [one, itsTwin] = [itemAt(value, at), itemAt(twin, at)];
    const passes =
      slices === undefined
        ? valuePasses(element, one, itsTwin, glance)
        : sliced(slot, slices, one, itsTwin, glance, from);
    if (!passes) return false;
  }
  return slices === undefined || endCounting(slices, glance, from);
}

/** What an object inherits is none of its properties; what was read from a text inherits nothing. */
export const isOwn = (object: Json, { run }: Glance): boolean =>
  run.isText || Object.getPrototypeOf(object) === Object.prototype;

function valuePasses(element: ElementTable, value: unknown, twin: unknown, glance: Glance): boolean {
  const { isSound, passes } = element;
  if (isSound !== undefined) {
    if (value === undefined ? twin === undefined || !element.mayBeAbsent : !isSound(value)) return false;
    if (typeof value === 'number' && glance.run.written) return false;
    if (twin !== undefined && !(isJson(twin) && objectPasses(element, element.shape, twin, glance))) return false;
    return value === undefined || passes === undefined || passes(value, twin, glance);
  }
  if (!isJson(value) || (element.isAsserted && glance.run.bgzMsz)) return false;
  const shape = element.isOpen ? (definedShape(value, glance) ?? element.shape) : element.shape;
  return objectPasses(element, shape, value, glance) && (passes === undefined || passes(value, undefined, glance));
}

/** An extension that the profile leaves open is of its own definition. */
function definedShape({ url }: Json, { run }: Glance): ShapeTable | undefined {
  const definition = typeof url === 'string' ? run.walker.shapes.ofProfile(url) : undefined;
  return definition?.type === 'Extension' ? shapeTable(definition) : undefined;
}

const UNDERSCORE = 95;

/** Whether an object below the value of an element passes as a whole. */
function objectPasses({ name, code }: ElementTable, shape: ShapeTable, object: Json, glance: Glance): boolean {
  const slots = shape.slots === undefined ? slotsIn(shape) : shape.slots;
  if (slots === null || !isOwn(object, glance) || !down(glance, name, code)) return false;
  let seen = 0;
  let before: string | undefined;
  let behind: Slot | undefined;
  let next = shape.first;
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    let slot = next;
    if (slot === undefined || slot.name !== key) {
      slot = slots.get(key);
      if (slot === undefined) return false;
      if (behind === undefined) shape.first = slot;
      else behind.next = slot;
    }
    behind = slot;
    next = slot.next;
    const { bit } = slot;
    if (key.charCodeAt(0) === UNDERSCORE) {
      if (!twinPasses(slot, object[slot.name], value, before, glance)) return false;
    } else {
      if (slot.isChoice && (seen & bit) !== 0) return false;
      if (!slotPasses(slot, value, undefined, glance)) return false;
    }
    seen |= bit;
    before = key;
  }
  glance.depth--;
  if (before === undefined || (seen & shape.needed) !== shape.needed) return false;
  return shape.passes === undefined || shape.passes(object, undefined, glance);
}

/** With a twin its value is tested once more. It stands behind it; elsewhere it may come before what the walk sees first. */
function twinPasses(slot: Slot, value: unknown, twin: unknown, before: string | undefined, glance: Glance): boolean {
  if (value === undefined) return !slot.isChoice && slotPasses(slot, undefined, twin, glance);
  return before === slot.name && slotPasses(slot, value, twin, glance);
}

/** Begins to count what is in each slice; the number is where the counts stand. */
function startCounting({ slices }: SlicesTable, glance: Glance): number {
  const from = glance.counted;
  glance.counted = from + slices.length;
  for (let at = from; at < glance.counted; at++) glance.counts[at] = 0;
  return from;
}

/** Whether each slice has as many values as it may. */
function endCounting({ slices }: SlicesTable, glance: Glance, from: number): boolean {
  for (let at = 0; at < slices.length; at++) {
    const found = glance.counts[from + at] ?? 0;
    const node = slices[at]?.node;
    if (!node || found < node.min || found > node.max) return false;
  }
  glance.counted = from;
  return true;
}

/** Which slice a value is of: its place among the slices, -1 for none, undefined where it cannot be told or is of several. */
function sliceOf(slices: readonly Slice[], value: unknown, type: string, glance: Glance): number | undefined {
  let found = -1;
  for (let at = 0; at < slices.length; at++) {
    let isOf: boolean | undefined = true;
    for (const discriminate of slices[at]?.discriminators ?? []) {
      const answer = discriminate(value, type, glance);
      if (answer === false) {
        isOf = false;
        break;
      }
      if (answer === undefined) isOf = undefined;
    }
    if (isOf === false) continue;
    if (isOf === undefined || found >= 0) return undefined;
    found = at;
  }
  return found;
}

/** Whether a value passes as its slice wants it. */
function sliced(slot: Slot, table: SlicesTable, value: unknown, twin: unknown, glance: Glance, from: number): boolean {
  const { slices, isClosed } = table;
  const { code } = slot.source.type;
  const place = sliceOf(slices, value, code, glance);
  if (place === undefined) return false;
  if (place >= 0) glance.counts[from + place] = (glance.counts[from + place] ?? 0) + 1;
  // Of the parts of an extension the walk knows what they are called.
  else if (isClosed || (slot.name === 'extension' && glance.types[glance.depth - 1] === 'Extension')) return false;
  const element = sliceElement(table, place < 0 ? slices.length : place, slot);
  return element !== null && valuePasses(element, value, twin, glance);
}
