import { type AdaShape, adaName } from '../bgz/define/ada';
import { type Field, type Fields, fieldsInside, isList } from '../bgz/define/field';

/** What the element of a property holds. */
export interface Held {
  /** Dotted path of the property from the record or part that the layout is of. */
  readonly property: string;
  readonly list: boolean;
  readonly field: Field;
  readonly form?: AdaShape['form'];
  readonly each?: string;
  /** The elements of a value that is a part of the record; undefined for one without parts, and for another record. */
  readonly inside?: Place;
}

/** An element: it holds a property, or groups others, or is known and not kept. */
export interface Place {
  held?: Held;
  notKept?: string;
  readonly inner: Map<string, Place>;
}

/** Another record as a value: the element it has within that of the property. */
export interface Other {
  readonly element: string;
  /** Whether its reader finds that element by itself, where that of the property has the same name. */
  readonly unwraps: boolean;
}

/** Tells which values are other records. */
export type OtherOf = (one: Field) => Other | undefined;

const newPlace = (): Place => ({ inner: new Map() });

/** The place at the end of a path, made on the way. */
export function placeAt(place: Place, path: readonly string[]): Place {
  const [step, ...rest] = path;
  if (step === undefined) return place;
  const inner = place.inner.get(step) ?? newPlace();
  place.inner.set(step, inner);
  return placeAt(inner, rest);
}

/** How a property is written, its paths in steps; undefined for what instances have no element for. */
function shapeOf({ ada, concept }: Field): (Omit<AdaShape, 'path'> & { readonly paths: string[][] }) | undefined {
  const stated = ada ?? (concept?.id === undefined ? false : adaName(concept.dutch));
  if (stated === false) return undefined;
  const { path, ...shape } = typeof stated === 'object' && 'path' in stated ? stated : { path: stated };
  const paths = typeof path === 'string' ? [path] : path;
  return { ...shape, paths: paths.map((one) => one.split('/').filter((step) => step !== '')) };
}

/** A part of lists alone goes on where its element is repeated: nothing of it can be given twice. */
const hasListsOnly = (fields: Fields): boolean => Object.values(fields).every(({ schema }) => isList(schema));

/** The elements of these properties, from the one of what holds them. */
export function layoutOf(fields: Fields, otherOf: OtherOf): Place {
  const root = newPlace();
  addFields(root, fields, otherOf, '');
  return root;
}

function addFields(place: Place, fields: Fields, otherOf: OtherOf, before: string): void {
  for (const [name, field] of Object.entries(fields)) {
    const shape = shapeOf(field);
    if (shape === undefined) continue;
    const { paths, ...form } = shape;
    const property = before + name;
    const list = isList(field.schema);
    const other = otherOf(field);
    const inside = other === undefined ? fieldsInside(field) : undefined;
    for (const path of paths) {
      const own = placeAt(place, path);
      const isSpread = inside !== undefined && !list && (path.length === 0 || hasListsOnly(inside));
      if (isSpread) addFields(own, inside, otherOf, `${property}.`);
      else if (other === undefined)
        put(own, { property, list, field, ...form, ...(inside && { inside: layoutOf(inside, otherOf) }) });
      else put(unwrapped(own, path, other), { property, list, field, ...form });
    }
  }
}

const unwrapped = (place: Place, path: readonly string[], { element, unwraps }: Other): Place =>
  unwraps && path.at(-1) === element ? place : placeAt(place, [element]);

function put(place: Place, held: Held): void {
  if (place.held !== undefined)
    throw new TypeError(`ADA has one element for ${place.held.property} and ${held.property}.`);
  place.held = held;
}
