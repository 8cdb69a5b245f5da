import { isJson } from '../../fhir/json';
import { shiftMoment } from './date-arithmetic';
import { onlyItem, unitOf } from './equality';
import { fromNumber, fromString, type Node, type Nodes, nothing, system } from './node';
import { EvaluationProblem, NotAtHand } from './scope';
import { saidOfExpressions } from './told-problem';

function numberOf(node: Node, operator: string): number {
  if (typeof node.value === 'number') return node.value;
  throw new EvaluationProblem(`'${operator}' has no meaning for a value of type ${typeof node.value}`);
}

/** Decimals add up in decimals: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

const onNumbers: Readonly<Record<string, (a: number, b: number) => number | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? undefined : a / b),
  div: (a, b) => (b === 0 ? undefined : Math.trunc(a / b)),
  mod: (a, b) => (b === 0 ? undefined : a % b),
};

/** A date plus or minus an amount of time; other sums with quantities would need a unit conversion. */
function shift(operator: string, { value, type }: Node, by: unknown): Nodes {
  const sign = operator === '+' ? 1 : operator === '-' ? -1 : undefined;
  if (sign !== undefined && typeof value === 'string' && isJson(by) && typeof by.value === 'number') {
    const shifted = shiftMoment(value, sign * by.value, unitOf(by) ?? '');
    if (shifted !== undefined) return [system(shifted, type ?? (shifted.includes('T') ? 'dateTime' : 'date'))];
  }
  throw new NotAtHand(saidOfExpressions.quantityOperator({ operator }));
}

/** `+ - * / div mod` on numbers, and `+` on strings; empty when a side is. */
export function calculate(operator: string, left: Nodes, right: Nodes): Nodes {
  const a = onlyItem(left, `'${operator}'`);
  const b = onlyItem(right, `'${operator}'`);
  if (!a || !b || a.value === undefined || b.value === undefined) return nothing;
  if (isJson(a.value) || isJson(b.value)) return shift(operator, a, b.value);
  if (operator === '+' && typeof a.value === 'string' && typeof b.value === 'string')
    return fromString(a.value + b.value);
  const result = onNumbers[operator]?.(numberOf(a, operator), numberOf(b, operator));
  return result === undefined ? nothing : fromNumber(tidy(result));
}

/** `&`: strings one after the other, an empty side counting as no text. */
export function concatenate(left: Nodes, right: Nodes): Nodes {
  return fromString(textOf(left, '&') + textOf(right, '&'));
}

function textOf(nodes: Nodes, operator: string): string {
  const node = onlyItem(nodes, `'${operator}'`);
  if (!node || node.value === undefined) return '';
  if (typeof node.value === 'object') throw new EvaluationProblem(`'${operator}' has no meaning for a complex element`);
  return String(node.value);
}

/** A sign before a number or a quantity. */
export function negate(nodes: Nodes): Nodes {
  const node = onlyItem(nodes, "'-'");
  if (!node) return nothing;
  if (isJson(node.value) && typeof node.value.value === 'number') {
    return [system({ ...node.value, value: -node.value.value }, 'quantity')];
  }
  return fromNumber(-numberOf(node, '-'));
}
