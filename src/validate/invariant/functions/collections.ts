import { distinct, includes } from '../equality';
import { fromNumber, type Node, type Nodes, nothing } from '../node';
import { EvaluationProblem, innerScope, NotAtHand } from '../scope';
import { saidOfExpressions } from '../told-problem';
import { type Argument, collecting, eachItem, type FunctionTable, oneInteger, type Step } from './entry';

/** Guards the memory against an expression that multiplies what it finds. */
const mostItems = 1_000_000;

/** Guards `repeat` against an expression that keeps finding itself. */
const mostRepeats = 100_000;

function repeat(projection: Argument): Step {
  return (input, scope) => {
    const found: Node[] = [];
    const seen = new Set<unknown>();
    let fresh: Nodes = input;
    while (fresh.length > 0) {
      const next: Node[] = [];
      eachItem(fresh, scope, (inner) => {
        for (const node of projection.collects(inner)) {
          const known = typeof node.value === 'object' ? seen.has(node.value) : includes(found, node);
          if (known) continue;
          seen.add(node.value);
          found.push(node);
          next.push(node);
        }
        return true;
      });
      if (found.length > mostRepeats) throw new EvaluationProblem('repeat finds no end');
      fresh = next;
    }
    return found;
  };
}

function where(criteria: Argument): Step {
  return (input, scope) => {
    if (input.length === 0) return nothing;
    const kept: Node[] = [];
    eachItem(input, scope, (inner, item) => {
      if (criteria.decides(inner) === true) kept.push(item);
      return true;
    });
    return kept;
  };
}

function select(projection: Argument): Step {
  return (input, scope) => {
    if (input.length === 0) return nothing;
    const found: Node[] = [];
    eachItem(input, scope, (inner) => {
      for (const node of projection.collects(inner)) found.push(node);
      if (found.length > mostItems) throw new NotAtHand(saidOfExpressions.manyItems({ limit: mostItems }));
      return true;
    });
    return found;
  };
}

function aggregate(step: Argument, start: Argument): Step {
  return (input, scope) => {
    const inner = innerScope(scope);
    inner.total = start.collects(scope);
    for (const [index, item] of input.entries()) {
      inner.focus = [item];
      inner.index = index;
      inner.total = step.collects(inner);
    }
    return inner.total;
  };
}

function iif(condition: Argument, then: Argument, otherwise: Argument): Step {
  return (input, scope) => {
    if (input.length > 1) throw new EvaluationProblem(`iif needs one item, found ${input.length}`);
    const inner = innerScope(scope);
    inner.focus = input;
    return condition.decides(inner) === true ? then.collects(inner) : otherwise.collects(inner);
  };
}

/** Functions that filter, project, cut and combine collections. */
export const collectionFunctions: FunctionTable = {
  where: collecting(1, 1, ([criteria]) => where(criteria)),
  select: collecting(1, 1, ([projection]) => select(projection)),
  repeat: collecting(1, 1, ([projection]) => repeat(projection)),
  aggregate: collecting(1, 2, ([step, start]) => aggregate(step, start)),
  iif: collecting(2, 3, ([condition, then, otherwise]) => iif(condition, then, otherwise)),
  first: collecting(0, 0, () => (input) => input.slice(0, 1)),
  last: collecting(0, 0, () => (input) => input.slice(-1)),
  tail: collecting(0, 0, () => (input) => input.slice(1)),
  skip: collecting(
    1,
    1,
    ([count]) =>
      (input, scope) =>
        input.slice(Math.max(0, oneInteger(count, scope, 'skip'))),
  ),
  take: collecting(
    1,
    1,
    ([count]) =>
      (input, scope) =>
        input.slice(0, Math.max(0, oneInteger(count, scope, 'take'))),
  ),
  single: collecting(0, 0, () => (input) => {
    if (input.length !== 1) throw new EvaluationProblem(`single needs one item, found ${input.length}`);
    return input;
  }),
  intersect: collecting(1, 1, ([other]) => (input, scope) => {
    const given = other.collects(scope);
    return distinct(input.filter((item) => includes(given, item)));
  }),
  exclude: collecting(1, 1, ([other]) => (input, scope) => {
    const given = other.collects(scope);
    return input.filter((item) => !includes(given, item));
  }),
  union: collecting(
    1,
    1,
    ([other]) =>
      (input, scope) =>
        distinct([...input, ...other.collects(scope)]),
  ),
  combine: collecting(1, 1, ([other]) => (input, scope) => [...input, ...other.collects(scope)]),
  trace: collecting(1, 2, () => (input) => input),
};

/** `x[i]`: the item at a place, none when there is no such place. */
export function itemAt(input: Nodes, index: number): Nodes {
  const item = index < 0 ? undefined : input[index];
  return item ? [item] : nothing;
}

/** $index as a collection. */
export function indexNode(index: number): Nodes {
  return fromNumber(index);
}
