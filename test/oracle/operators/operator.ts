import { isArray, isObject, type Json, type JsonObject } from '../json';
import type { Node, Tree } from '../tree';

/** One change to one place of a resource. */
export interface Mutation {
  /** The place, as FHIRPath. */
  readonly at: string;
  /** The kind of place; mutants are spread over kinds. */
  readonly kind: string;
  /** Which of several changes the operator makes at this place. */
  readonly variant?: string;
  /** Changes the copy it is given. */
  readonly apply: (copy: JsonObject) => void;
}

/** A named way to change a resource, and every place in a resource where it can. */
export interface Operator {
  readonly name: string;
  readonly find: (tree: Tree) => Mutation[];
  /** How many times the usual number of mutants it gets, for operators that are many in one. */
  readonly share?: number;
}

export type Change = (holder: JsonObject, name: string) => void;

/** What stands at a pointer in a copy. */
function follow(copy: Json, pointer: readonly (string | number)[]): Json {
  let at: Json = copy;
  for (const step of pointer) {
    const next: Json | undefined = isArray(at) ? at[Number(step)] : isObject(at) ? at[step] : undefined;
    if (next === undefined) throw new Error(`nothing at ${pointer.join('/')}`);
    at = next;
  }
  return at;
}

/** Changes the whole property a node belongs to, all items of it. */
export function onProperty(node: Node, change: Change, variant?: string): Mutation {
  const pointer = node.index === undefined ? node.pointer.slice(0, -1) : node.pointer.slice(0, -2);
  const apply = (copy: JsonObject) => {
    const holder = follow(copy, pointer);
    if (isObject(holder)) change(holder, node.name);
  };
  return { at: node.location, kind: node.kind, variant, apply };
}

/** Puts another value in place of the node's, leaving its neighbours. */
export function replace(node: Node, make: (old: Json) => Json, variant?: string): Mutation {
  return onProperty(
    node,
    (holder, name) => {
      const old = holder[name] ?? null;
      holder[name] =
        isArray(old) && node.index !== undefined ? old.with(node.index, make(old[node.index] ?? null)) : make(old);
    },
    variant,
  );
}

/** Changes the object a node stands for. */
export function onObject(node: Node, change: (object: JsonObject) => void, variant?: string): Mutation {
  const apply = (copy: JsonObject) => {
    const object = follow(copy, node.pointer);
    if (isObject(object)) change(object);
  };
  return { at: node.location, kind: node.kind, variant, apply };
}

/** An operator that looks at one node at a time. */
export const perNode = (name: string, find: (node: Node) => Mutation[]): Operator => ({
  name,
  find: (tree) => tree.nodes.flatMap(find),
});

/** Sets properties; a call where a bare assignment would read as a comparison. */
export function put(object: JsonObject, values: JsonObject): void {
  Object.assign(object, values);
}

/** Takes the property out, with the side property that may hold its extensions. */
export const drop: Change = (holder, name) => {
  delete holder[name];
  delete holder[`_${name}`];
};

export const first = (node: Node): boolean => node.index === undefined || node.index === 0;
