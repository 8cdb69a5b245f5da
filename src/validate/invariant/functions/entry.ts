import { onlyItem } from '../equality';
import type { Node, Nodes, Truth } from '../node';
import { type Collects, type Decides, EvaluationProblem, innerScope, type Scope } from '../scope';

/** An argument of a function, to be asked for as a collection or as a boolean. */
export interface Argument {
  readonly collects: Collects;
  readonly decides: Decides;
  /** The literal text of the argument, when it is one: a type name, a regular expression. */
  readonly literal: string | undefined;
}

/** Given to a function that was called with fewer arguments than it may have. */
export const absent: Argument = { collects: () => [], decides: () => undefined, literal: undefined };

export type Arguments = readonly [first: Argument, second: Argument, third: Argument];

/** What a function does with the collection it is called on. */
export type Step = (input: Nodes, scope: Scope) => Nodes;

/** The same, for a function that answers true, false or empty. */
export type Predicate = (input: Nodes, scope: Scope) => Truth;

/** One FHIRPath function: how many arguments it takes and what it compiles to. */
export type FunctionEntry =
  | { readonly arguments: readonly [least: number, most: number]; step(given: Arguments, count: number): Step }
  | {
      readonly arguments: readonly [least: number, most: number];
      predicate(given: Arguments, count: number): Predicate;
    };

/** Functions by name. */
export type FunctionTable = Readonly<Record<string, FunctionEntry>>;

export function collecting(
  least: number,
  most: number,
  step: (given: Arguments, count: number) => Step,
): FunctionEntry {
  return { arguments: [least, most], step };
}

export function deciding(
  least: number,
  most: number,
  predicate: (given: Arguments, count: number) => Predicate,
): FunctionEntry {
  return { arguments: [least, most], predicate };
}

/** Asks something of every item with $this and $index set; stops when `visit` returns false. */
export function eachItem(input: Nodes, scope: Scope, visit: (inner: Scope, item: Node) => boolean): void {
  const inner = innerScope(scope);
  for (const [index, item] of input.entries()) {
    inner.focus = [item];
    inner.index = index;
    if (!visit(inner, item)) return;
  }
}

/** The one string of a collection; undefined when it is empty or holds something else than a string. */
export function oneString(nodes: Nodes, what: string): string | undefined {
  const value = onlyItem(nodes, what)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The one integer of an argument; a missing one is an error. */
export function oneInteger(argument: Argument, scope: Scope, what: string): number {
  const value = onlyItem(argument.collects(scope), what)?.value;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new EvaluationProblem(`${what} needs an integer`);
  return value;
}
