import { type ElementNode, takenOverPath } from '../../fhir/definitions/element-node';
import type { Json } from '../../fhir/json';
import { isPrimitiveType } from '../../fhir/primitive-types';
import type { Element } from '../compile/shape';
import type { Run } from './run';
import type { Scope } from './scope';

/**
 * Where the walk is: a value, one step down from its parent, in the resource whose references it can follow, in the run
 * that keeps what is found. Whatever looks at a value gets this one thing.
 */
export interface Cursor {
  readonly parent: Cursor | undefined;
  /** Property name as JSON has it, or the resource type at the start. */
  readonly name: string;
  /** Position in an array, or -1. */
  readonly index: number;
  /** FHIR type of the element here. */
  readonly type: string;
  /** True where a resource starts. */
  readonly resource: boolean;
  readonly value: unknown;
  /** The `_` twin of a primitive: its id and extensions. */
  readonly twin: unknown;
  /** The element that checks the value; absent for a place that is only named. */
  readonly element: Element | undefined;
  readonly scope: Scope;
  readonly run: Run;
  /** Of a place of which nothing is kept but what is told of it: what its concept is found by. */
  readonly concept?: ConceptSteps;
}

/** What the zib concept behind an element is found by. */
export interface ConceptSteps {
  /** From the resource to the element, an extension named by its url and a component by its code. */
  readonly steps: readonly string[];
  /** Of a type that several zibs are of: the list of the one that the resource is of, else empty. */
  readonly group: string | undefined;
}

/** From where a value is looked at: the resource it is in, and the run. */
export type From = Pick<Cursor, 'run' | 'scope'>;

/** A cursor on a value that an element checks. */
export interface Item extends Cursor {
  readonly element: Element;
}

/** All are made here, with their parts in one order: what reads them then meets objects of one form. */
function cursor(
  parent: Cursor | undefined,
  name: string,
  index: number,
  type: string,
  resource: boolean,
  value: unknown,
  twin: unknown,
  element: Element | undefined,
  scope: Scope,
  run: Run,
): Cursor {
  return { parent, name, index, type, resource, value, twin, element, scope, run };
}

/** The cursor of a resource by itself. */
export const startAt = (type: string, value: unknown, scope: Scope, run: Run): Cursor =>
  cursor(undefined, type, -1, type, true, value, undefined, undefined, scope, run);

/** The cursor of a value that an element of the parent checks. */
export const stepTo = (
  parent: Cursor,
  name: string,
  index: number,
  element: Element,
  value: unknown,
  twin: unknown,
): Item =>
  cursor(parent, name, index, element.type.code, false, value, twin, element, parent.scope, parent.run) as Item;

/** The same value, checked by another element: that of its slice. */
export const checkedBy = (item: Item, element: Element): Item => {
  const { parent, name, index, resource, value, twin, scope, run } = item;
  return cursor(parent, name, index, element.type.code, resource, value, twin, element, scope, run) as Item;
};

/** Names a place below the parent; what stands there is not looked at. */
export const placeIn = (parent: Cursor, name: string, index: number, type: string): Cursor =>
  cursor(parent, name, index, type, false, undefined, undefined, undefined, parent.scope, parent.run);

/** The cursor of a resource that stands in an element, as `contained` and `Bundle.entry.resource` do. */
export const enterResource = (at: Cursor, type: string, scope: Scope): Cursor =>
  cursor(at.parent, at.name, at.index, type, true, at.value, at.twin, at.element, scope, at.run);

/** The same place, with what is found there kept elsewhere. */
export const inRun = (at: Cursor, run: Run): Cursor =>
  cursor(at.parent, at.name, at.index, at.type, at.resource, at.value, at.twin, at.element, at.scope, run);

/** The same place, looked at as an object of a type: the `_` twin of a primitive, or the type a profile is about. */
export const asObject = (at: Cursor, value: Json, type: string): Cursor =>
  at.value === value && at.type === type
    ? at
    : cursor(at.parent, at.name, at.index, type, at.resource, value, undefined, at.element, at.scope, at.run);

const stepOf = ({ name, index }: Cursor): string => (index < 0 ? name : `${name}[${index}]`);

/** FHIRPath of a place: `Bundle.entry[2].resource.code.coding[0]`. */
export function expressionOf(at: Cursor): string {
  const step = stepOf(at);
  return at.parent ? `${expressionOf(at.parent)}.${step}` : step;
}

/** Makes what gives the FHIRPath of many places, each step from that of its parent. */
export function expressions(): (at: Cursor) => string {
  const known = new Map<Cursor, string>();
  const expressionAt = (at: Cursor): string => {
    if (!at.parent) return stepOf(at);
    const before = known.get(at.parent) ?? expressionAt(at.parent);
    known.set(at.parent, before);
    return `${before}.${stepOf(at)}`;
  };
  return expressionAt;
}

/** Steps from the root of the JSON value to the place, as property names and array positions. */
export function pointerOf(at: Cursor, inner = false): (string | number)[] {
  if (!at.parent) return [];
  const steps = pointerOf(at.parent, true);
  // What a primitive holds besides its value stands in its `_` twin.
  steps.push(inner && isPrimitiveType(at.type) ? `_${at.name}` : at.name);
  if (at.index >= 0) steps.push(at.index);
  return steps;
}

/** The path of an element from the resource it is in, a choice by its own name: `Observation.value[x].coding`. */
export function elementPathOf(at: Cursor): string {
  if (at.resource || !at.parent) return at.type;
  return `${elementPathOf(at.parent)}.${at.element?.node.name ?? at.name}`;
}

/** The path of an element that a value has, or lacks, from the resource it is in. */
export const pathIn = (holder: Cursor, { name }: ElementNode): string => `${elementPathOf(holder)}.${name}`;

/** How the definition paths name the element: from the resource, from each datatype above it, and from what is taken over. */
export function definitionPaths(from: Cursor): readonly string[] {
  const paths: string[] = [from.type];
  let below = '';
  for (let at: Cursor | undefined = from; at; at = at.parent) {
    if (below) paths.push(`${at.type}.${below}`);
    const taken = at.element && takenOverPath(at.element.node);
    if (taken !== undefined) paths.push(below ? `${taken}.${below}` : taken);
    if (at.resource) break;
    below = below ? `${at.name}.${below}` : at.name;
  }
  return paths;
}
