import { isJson } from '../../fhir/json';
import { unitOf } from './equality';
import { compareMoments, compareTimes, differInPrecision, looksLikeMoment } from './moments';
import type { Node, Nodes, Truth } from './node';
import { EvaluationProblem, type Notes } from './scope';
import { saidOfExpressions } from './told-problem';

const timeOfDay = /^\d\d:\d\d/;

function isMoment(text: string, node: Node): boolean {
  return node.type === 'date' || node.type === 'dateTime' || node.type === 'instant' || looksLikeMoment(text);
}

/** A lone year counts as a date when the other side is one. */
function areMoments(a: string, b: string, left: Node, right: Node): boolean {
  return (isMoment(a, left) && /^\d{4}/.test(b)) || (isMoment(b, right) && /^\d{4}/.test(a));
}

function compareTexts(a: string, b: string, left: Node, right: Node, notes: Notes): number | undefined {
  if (areMoments(a, b, left, right)) {
    const order = compareMoments(a, b);
    if (order === undefined && differInPrecision(a, b)) notes.open ??= [a, b];
    return order;
  }
  if (timeOfDay.test(a) && timeOfDay.test(b)) return compareTimes(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareQuantities(
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
  notes: Notes,
): number | undefined {
  if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
  const [a, b] = [unitOf(left), unitOf(right)];
  if (a === b) return left.value - right.value;
  if (a !== undefined && b !== undefined) notes.outOfReach = saidOfExpressions.unitConversion;
  return undefined;
}

function compareItems(left: Node, right: Node, notes: Notes): number | undefined {
  const [a, b] = [left.value, right.value];
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b, left, right, notes);
  if (isJson(a) && isJson(b)) return compareQuantities(a, b, notes);
  throw new EvaluationProblem(`values of type ${typeof a} and ${typeof b} have no order`);
}

/** `<`, `<=`, `>`, `>=`: empty unless both sides are one item, and where precision leaves the order open. */
export function compare(left: Nodes, right: Nodes, notes: Notes, accepts: (order: number) => boolean): Truth {
  const [a, b] = [left[0], right[0]];
  if (!a || !b || left.length > 1 || right.length > 1) return undefined;
  const order = compareItems(a, b, notes);
  if (order !== undefined) return accepts(order);
  return notes.open ? notes.openIs : undefined;
}
