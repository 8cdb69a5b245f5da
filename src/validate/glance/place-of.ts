import { isJson, type Json } from '../../fhir/json';
import type { Property, Shape } from '../compile/shape';
import { type Cursor, type Item, stepTo } from '../walk/cursor';
import { elementFor } from '../walk/walk-group';
import { shapeFor } from '../walk/walk-object';
import { asSliced } from '../walk/walk-slices';

/** Where a glance began: what stands at a cursor, as an object of a shape. */
export interface Vantage {
  readonly at: Cursor;
  readonly shape: Shape;
  readonly object: Json;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function holds(value: unknown, target: object): boolean {
  if (value === target) return true;
  if (!isObject(value)) return false;
  if (Array.isArray(value)) return value.some((inner) => holds(inner, target));
  const holder = value as Json;
  for (const key in holder) if (isObject(holder[key]) && holds(holder[key], target)) return true;
  return false;
}

/** The cursor the walk would have had on an object that was passed over at a glance; where it began when it is not there. */
export function placeOf({ at, shape, object }: Vantage, target: object): Cursor {
  for (const key of Object.keys(object)) {
    const held = object[key];
    if (!isObject(held) || !holds(held, target)) continue;
    const isTwin = key.startsWith('_');
    const property = shape.properties.get(isTwin ? key.slice(1) : key);
    return property ? placeIn(at, property, object, held, target, isTwin) : at;
  }
  return at;
}

function placeIn(
  holder: Cursor,
  property: Property,
  object: Json,
  held: object,
  target: object,
  isTwin: boolean,
): Cursor {
  const { group, element, name, twinName } = property;
  if (!element) return holder;
  const index = Array.isArray(held) ? held.findIndex((one) => holds(one, target)) : -1;
  const oneOf = (list: unknown): unknown =>
    index < 0 ? list : Array.isArray(list) ? (list[index] ?? undefined) : undefined;
  const value = oneOf(object[name]);
  const step = stepTo(
    holder,
    name,
    index,
    elementFor(group, element, value),
    value,
    element.primitive ? oneOf(object[twinName]) : undefined,
  );
  const item: Item = group.slicing ? asSliced(step, group.node, group.slicing) : step;
  const inner = isTwin ? item.twin : item.value;
  if (inner === target || !isJson(inner)) return item;
  const shape = isTwin ? item.element.shape() : shapeFor(item, inner);
  return placeOf({ at: item, shape, object: inner }, target);
}
