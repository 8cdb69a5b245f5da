import type { Phrase } from '../../fhir/phrase';
import type { InvariantContext } from './context';
import { fromTruth, type Node, type Nodes, type Truth } from './node';
import { ToldProblem } from './told-problem';

/** The expression meets data it has no answer for, such as three items where one is needed; FHIRPath calls it an error. */
export class EvaluationProblem extends Error {}

/** The expression needs what was not given: a clock, a terminology, a unit conversion. */
export class NotAtHand extends ToldProblem {}

/** What an evaluation came across and could not look at; decides between broken and not evaluated. */
export interface Notes {
  /** Said of the last thing that was out of reach and counted as not there. */
  outOfReach: Phrase | undefined;
  /** What `memberOf` and `conformsTo` are taken to answer when they cannot tell. */
  readonly assumed: boolean;
  /** Said of the last question that was answered with `assumed`. */
  unanswered: Phrase | undefined;
  /** What comparisons are taken to answer that precision leaves open; left open when undefined. */
  readonly openIs: Truth;
  /** The first two moments of different precision that one lies within the other of, so that they have no order. */
  open: OpenMoments | undefined;
}

/** Two moments as they are written, in the order they are compared. */
export type OpenMoments = readonly [left: string, right: string];

/** Where an expression is evaluated. */
export interface Scope {
  readonly context: InvariantContext;
  readonly notes: Notes;
  /** %context: the element the invariant is on. */
  readonly root: Node;
  /** $this, as a collection. */
  focus: Nodes;
  /** $index */
  index: number;
  /** $total */
  total: Nodes;
}

/** An expression compiled to a function that gives a collection. */
export type Collects = (scope: Scope) => Nodes;

/** An expression compiled to a function that gives true, false or nothing. */
export type Decides = (scope: Scope) => Truth;

/**
 * A collection in the place of a boolean: none is empty, one boolean is itself, any other one item is true (so
 * `code='a' or 'b'` is true), more is an error. As the reference engine reads it.
 */
export function truthOf(nodes: Nodes): Truth {
  if (nodes.length === 0) return undefined;
  if (nodes.length > 1) throw new EvaluationProblem(`${nodes.length} items stand where one boolean is needed`);
  const node = nodes[0];
  if (typeof node?.value === 'boolean') return node.value;
  // A boolean element with only an extension says neither yes nor no; without a known type it is taken for one.
  const unsaid = node?.value === undefined && (node?.type === undefined || node.type === 'boolean');
  return unsaid ? undefined : true;
}

export function asCollects(decides: Decides): Collects {
  return (scope) => fromTruth(decides(scope));
}

export function asDecides(collects: Collects): Decides {
  return (scope) => truthOf(collects(scope));
}

/** A scope for the criteria of `where`, `all` and the like; the caller moves `focus` and `index` along. */
export function innerScope(scope: Scope): Scope {
  return { ...scope };
}
