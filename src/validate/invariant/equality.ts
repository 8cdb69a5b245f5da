import { isJson } from '../../fhir/json';
import { looksLikeMoment, sameMoment } from './moments';
import type { Node, Nodes, Truth } from './node';
import { EvaluationProblem } from './scope';

function isMomentNode(node: Node): boolean {
  if (typeof node.value !== 'string') return false;
  return (node.system && (node.type === 'date' || node.type === 'dateTime')) || looksLikeMoment(node.value);
}

/**
 * Whether two items are equal; undefined when dates of different precision leave it open. Primitives are compared by
 * what they say, whatever their type, so `notGiven = 'false'` is what its author meant; the reference engine does so too.
 */
export function sameItem(left: Node, right: Node): Truth {
  const a = left.value;
  const b = right.value;
  if (typeof a !== 'object' && typeof b !== 'object') {
    if (a === b) return true;
    if (typeof a === 'string' && typeof b === 'string') {
      return isMomentNode(left) && isMomentNode(right) ? sameMoment(a, b) : false;
    }
    if (typeof a === 'number' && typeof b === 'number') return false;
    return a !== undefined && b !== undefined && String(a) === String(b);
  }
  if (left.system || right.system) return sameQuantity(a, b);
  return sameJson(a, b);
}

function sameQuantity(left: unknown, right: unknown): Truth {
  if (!isJson(left) || !isJson(right)) return false;
  if (unitOf(left) !== unitOf(right)) return undefined;
  return left.value === right.value;
}

/** What tells the unit of a quantity: its code, else its unit as written. */
export function unitOf(quantity: Readonly<Record<string, unknown>>): string | undefined {
  const unit = quantity.code ?? quantity.unit;
  return typeof unit === 'string' ? unit : undefined;
}

/** Deep equality of JSON, in which the order of members does not count. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => sameJson(item, right[i]));
  }
  if (!isJson(left) || !isJson(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}

/** `=`: empty when a side is empty, false when the numbers differ, else item by item. */
export function equals(left: Nodes, right: Nodes): Truth {
  if (left.length === 0 || right.length === 0) return undefined;
  if (left.length !== right.length) return false;
  let open = false;
  for (let i = 0; i < left.length; i += 1) {
    const [a, b] = [left[i], right[i]];
    const same = a && b ? sameItem(a, b) : false;
    if (same === false) return false;
    if (same === undefined) open = true;
  }
  return open ? undefined : true;
}

/**
 * `!=`. STU3 invariants take it for granted that it holds when a side is empty (`verificationStatus!='entered-in-error'`),
 * and the reference engine evaluates STU3 that way; later FHIRPath gives empty.
 */
export function differs(left: Nodes, right: Nodes): Truth {
  if (left.length !== right.length || left.length === 0) return true;
  let open = false;
  for (let i = 0; i < left.length; i += 1) {
    const [a, b] = [left[i], right[i]];
    const same = a && b ? sameItem(a, b) : false;
    // The reference engine answers false as soon as one pair is the same.
    if (same === true) return false;
    if (same === undefined) open = true;
  }
  return open ? undefined : true;
}

function loosely(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\s/g, ' ').toLowerCase() : value;
}

function equivalentItems(left: Node, right: Node): boolean {
  const a = loosely(left.value);
  const b = loosely(right.value);
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-8;
  if (typeof a === 'object' || typeof b === 'object') return sameJson(a, b) || sameQuantity(a, b) === true;
  return sameItem(left, right) === true || String(a) === String(b);
}

/** `~`: as many items, and each has its match on the other side; strings without regard to case and kind of space. */
export function equivalent(left: Nodes, right: Nodes): boolean {
  return left.length === right.length && left.every((a) => right.some((b) => equivalentItems(a, b)));
}

export function includes(nodes: Nodes, item: Node): boolean {
  for (const node of nodes) if (sameItem(node, item) === true) return true;
  return false;
}

/** `in`: empty when the left side is, false when the right side is, else whether every left item is there. */
export function isIn(left: Nodes, right: Nodes): Truth {
  if (left.length === 0) return undefined;
  return left.every((item) => includes(right, item));
}

/** `contains` between two collections. */
export function containsItems(left: Nodes, right: Nodes): Truth {
  if (left.length === 0 || right.length === 0) return undefined;
  return right.every((item) => includes(left, item));
}

/** The items without doubles, the first of each kept. */
export function distinct(nodes: Nodes): Nodes {
  if (nodes.length < 2) return nodes;
  // Primitives without a value to interpret are the usual case, and many at once: fullUrls of a Bundle.
  const seen = new Set<unknown>();
  const kept: Node[] = [];
  for (const node of nodes) {
    const plain = typeof node.value === 'string' && !isMomentNode(node);
    if (plain ? seen.has(node.value) : includes(kept, node)) continue;
    if (plain) seen.add(node.value);
    kept.push(node);
  }
  return kept;
}

/** `isDistinct()`. */
export function isDistinct(nodes: Nodes): boolean {
  return distinct(nodes).length === nodes.length;
}

/** The only item of a collection, undefined when there is none; more is an error. */
export function onlyItem(nodes: Nodes, what: string): Node | undefined {
  if (nodes.length > 1) throw new EvaluationProblem(`${what} needs one item, found ${nodes.length}`);
  return nodes[0];
}
