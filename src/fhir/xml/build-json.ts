import type { Place } from './places';
import type { XmlElement, XmlType } from './xml-model';

/** An object of the JSON form while it is read. */
export type JsonObject = Record<string, unknown>;

/** An element that is open. */
export interface OpenElement {
  /** Of a resource whose type is not known, an element may be any of them: it is free. */
  readonly kind: 'object' | 'primitive' | 'container' | 'free';
  /** Local name. */
  readonly name: string;
  readonly offset: number;
  /** What the parent knows it as; absent at the root and for a resource in its container. */
  readonly element?: XmlElement;
  readonly type: XmlType;
  /** What is read into: of a primitive its twin, of a container of a resource nothing. */
  readonly object: JsonObject;
  readonly place?: Place;
  /** Order of the element read last. */
  last: number;
  /** The value attribute of a primitive or a free element. */
  value?: string | undefined;
  hasText: boolean;
  /** Something in it was refused and told; that it holds nothing else needs no telling. */
  refused: boolean;
  /** Resources in a container, or in a free element; made with the first, as most have none. */
  resources?: JsonObject[] | undefined;
  /** Lists of primitives with a twin, to be made even at the end. */
  twinned?: Set<XmlElement> | undefined;
}

/** Keeps a resource that was found in a container, or in a free element. */
export function addResource(holder: OpenElement, resource: JsonObject): void {
  if (holder.resources === undefined) holder.resources = [resource];
  else holder.resources.push(resource);
}

/**
 * Puts a value, with the twin of a primitive, into what holds it.
 *
 * @returns True for a second value of an element that does not repeat.
 */
export function put(parent: OpenElement, element: XmlElement, value: unknown, twin: JsonObject | undefined): boolean {
  const { object } = parent;
  const { name, twin: twinName } = element;
  if (element.repeats) {
    putInList(parent, element, value, twin);
    return false;
  }
  if (Object.hasOwn(object, name) || Object.hasOwn(object, twinName)) {
    // All of them are kept: which one is meant is not for a reader to say.
    append(object, name, value ?? null);
    if (twin || Object.hasOwn(object, twinName)) append(object, twinName, twin ?? null);
    return true;
  }
  if (value !== undefined) object[name] = value;
  if (twin) object[twinName] = twin;
  return false;
}

function append(object: JsonObject, key: string, value: unknown): void {
  const known = object[key];
  object[key] = Array.isArray(known) ? [...known, value] : [known ?? null, value];
}

function listUnder(object: JsonObject, key: string): unknown[] {
  const known = object[key];
  if (Array.isArray(known)) return known;
  const list: unknown[] = [];
  object[key] = list;
  return list;
}

function putInList(parent: OpenElement, element: XmlElement, value: unknown, twin: JsonObject | undefined): void {
  const list = listUnder(parent.object, element.name);
  list.push(value ?? null);
  if (!twin) return;
  if (parent.twinned === undefined) parent.twinned = new Set();
  parent.twinned.add(element);
  const twins = listUnder(parent.object, element.twin);
  while (twins.length < list.length - 1) twins.push(null);
  twins.push(twin);
}

/** Makes the parallel arrays of primitives even; values that are all absent are left out. */
export function evenTwins({ object, twinned }: OpenElement): void {
  if (twinned === undefined) return;
  for (const { name, twin } of twinned) {
    const list = listUnder(object, name);
    const twins = listUnder(object, twin);
    while (twins.length < list.length) twins.push(null);
    if (list.every((value) => value === null)) delete object[name];
  }
}
