import { distinct, includes, isDistinct } from '../equality';
import { fromNumber, isEmptyNode, type Node, type Nodes } from '../node';
import { EvaluationProblem, truthOf } from '../scope';
import { collecting, deciding, eachItem, type FunctionTable, type Predicate } from './entry';

function isEmpty(input: Nodes): boolean {
  for (const node of input) if (!isEmptyNode(node)) return false;
  return true;
}

function booleanOf({ value }: Node): boolean {
  if (typeof value !== 'boolean')
    throw new EvaluationProblem(`a value of type ${typeof value} stands where a boolean is needed`);
  return value;
}

function everyItem(wanted: boolean): Predicate {
  return (input) => input.every((item) => booleanOf(item) === wanted);
}

function someItem(wanted: boolean): Predicate {
  return (input) => input.some((item) => booleanOf(item) === wanted);
}

/** Functions that ask what is in a collection. */
export const existenceFunctions: FunctionTable = {
  empty: deciding(0, 0, () => isEmpty),
  not: deciding(0, 0, () => (input) => {
    const truth = truthOf(input);
    return truth === undefined ? undefined : !truth;
  }),
  exists: deciding(0, 1, ([criteria], count) => {
    if (count === 0) return (input) => !isEmpty(input);
    return (input, scope) => {
      let found = false;
      eachItem(input, scope, (inner) => {
        found = criteria.decides(inner) === true;
        return !found;
      });
      return found;
    };
  }),
  all: deciding(0, 1, ([criteria], count) => {
    if (count === 0) return (input) => input.every((item) => truthOf([item]) === true);
    return (input, scope) => {
      let all = true;
      eachItem(input, scope, (inner) => {
        all = criteria.decides(inner) === true;
        return all;
      });
      return all;
    };
  }),
  allTrue: deciding(0, 0, () => everyItem(true)),
  anyTrue: deciding(0, 0, () => someItem(true)),
  allFalse: deciding(0, 0, () => everyItem(false)),
  anyFalse: deciding(0, 0, () => someItem(false)),
  subsetOf: deciding(1, 1, ([other]) => (input, scope) => {
    const given = other.collects(scope);
    return input.every((item) => includes(given, item));
  }),
  supersetOf: deciding(
    1,
    1,
    ([other]) =>
      (input, scope) =>
        other.collects(scope).every((item) => includes(input, item)),
  ),
  count: collecting(0, 0, () => (input) => fromNumber(input.length)),
  distinct: collecting(0, 0, () => distinct),
  isDistinct: deciding(0, 0, () => isDistinct),
};
