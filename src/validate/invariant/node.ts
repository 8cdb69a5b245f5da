import { isJson } from '../../fhir/json';
import { choiceTypes } from './choice-elements';

/** One item of a FHIRPath collection. */
export interface Node {
  /** Object or primitive as in JSON; undefined when a primitive element has no value but an extension or id. */
  readonly value: unknown;
  /** The `_` twin of a primitive element. */
  readonly twin: unknown;
  /** FHIR type, as far as it is known; the System type written small when `system` is set. */
  readonly type: string | undefined;
  /** The item was made by the expression, not read from the resource. */
  readonly system: boolean;
}

/** A FHIRPath collection. */
export type Nodes = readonly Node[];

/** True, false, or undefined for the empty collection. */
export type Truth = boolean | undefined;

/** The empty collection. */
export const nothing: Nodes = [];

/** An element as the resource holds it. */
export function element(value: unknown, twin: unknown, type: string | undefined): Node {
  return { value, twin, type, system: false };
}

/** A value made by the expression. */
export function system(value: unknown, type: string): Node {
  return { value, twin: undefined, type, system: true };
}

const yes: Nodes = [system(true, 'boolean')];
const no: Nodes = [system(false, 'boolean')];

export function fromTruth(truth: Truth): Nodes {
  return truth === undefined ? nothing : truth ? yes : no;
}

export function fromString(text: string): Nodes {
  return [system(text, 'string')];
}

export function fromNumber(value: number): Nodes {
  return [system(value, Number.isInteger(value) ? 'integer' : 'decimal')];
}

/** A member's name, prepared once per expression. */
export interface Member {
  readonly name: string;
  readonly twinName: string;
  readonly choice: ReadonlyMap<string, string> | undefined;
  /** Every object inherits something of this name, so it must be asked for as an own property. */
  readonly inherited: boolean;
}

export function member(name: string): Member {
  return { name, twinName: `_${name}`, choice: choiceTypes(name), inherited: name in Object.prototype };
}

/** What holds the children of a node: the object itself, or the twin of a primitive. */
export function holderOf(node: Node): Readonly<Record<string, unknown>> | undefined {
  if (isJson(node.value)) return node.value;
  return isJson(node.twin) ? node.twin : undefined;
}

/** Adds the members of one node to `out`. */
export function pushMembers(node: Node, wanted: Member, out: Node[]): void {
  const holder = holderOf(node);
  if (!holder || node.system) return;
  const { name, twinName, choice } = wanted;
  if (wanted.inherited && !Object.hasOwn(holder, name)) return;
  const value = holder[name];
  const twin = holder[twinName];
  if (value !== undefined || twin !== undefined) pushValues(value, twin, undefined, out);
  else if (choice) pushChoice(holder, name, choice, out);
}

function pushChoice(
  holder: Readonly<Record<string, unknown>>,
  name: string,
  types: ReadonlyMap<string, string>,
  out: Node[],
): void {
  for (const key in holder) {
    if (key.startsWith(name)) {
      const type = types.get(key.slice(name.length));
      if (type) pushValues(holder[key], holder[`_${key}`], type, out);
    } else if (key.charCodeAt(0) === 95 && key.startsWith(name, 1) && holder[key.slice(1)] === undefined) {
      const type = types.get(key.slice(name.length + 1));
      if (type) pushValues(undefined, holder[key], type, out);
    }
  }
}

function pushValues(value: unknown, twin: unknown, type: string | undefined, out: Node[]): void {
  if (Array.isArray(value) || (value === undefined && Array.isArray(twin))) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [];
    const twins: readonly unknown[] = Array.isArray(twin) ? twin : [];
    const length = Math.max(values.length, twins.length);
    for (let i = 0; i < length; i += 1) pushOne(values[i], twins[i], type, out);
  } else {
    pushOne(value, twin, type, out);
  }
}

function pushOne(value: unknown, twin: unknown, type: string | undefined, out: Node[]): void {
  const present = value ?? undefined;
  if (present !== undefined || isJson(twin)) out.push(element(present, twin, type));
}

/** Adds every child of a node to `out`; `resourceType` is no child, and a primitive with its twin is one. */
export function pushChildren(node: Node, out: Node[]): void {
  const holder = holderOf(node);
  if (!holder || node.system) return;
  for (const key of Object.keys(holder)) {
    if (key === 'resourceType') continue;
    if (key.charCodeAt(0) !== 95) pushValues(holder[key], holder[`_${key}`], undefined, out);
    else if (holder[key.slice(1)] === undefined) pushValues(undefined, holder[key], undefined, out);
  }
}

/** Whether a JSON value holds anything, however deep: `{ coding: [{}] }` does not, as the reference engine sees it; a resource does. */
export function isFilled(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined;
  if (value === null) return false;
  if (Array.isArray(value)) return value.some(isFilled);
  for (const key in value) if (isFilled((value as Record<string, unknown>)[key])) return true;
  return false;
}

/** An element that is there in JSON but holds nothing does not exist. */
export function isEmptyNode(node: Node): boolean {
  return !isFilled(node.value) && !isFilled(node.twin);
}
