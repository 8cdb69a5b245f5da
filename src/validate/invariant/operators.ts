import { compare } from './comparison';
import { containsItems, differs, equals, equivalent, isIn } from './equality';
import type { Nodes, Truth } from './node';
import type { Decides, Scope } from './scope';
import type { BinaryOperator } from './syntax';

type OnCollections = (left: Nodes, right: Nodes, scope: Scope) => Truth;

/** Operators that compare two collections. */
export const decisions: Partial<Record<BinaryOperator, OnCollections>> = {
  '=': equals,
  '!=': differs,
  '~': equivalent,
  '!~': (left, right) => !equivalent(left, right),
  '<': (left, right, { notes }) => compare(left, right, notes, (order) => order < 0),
  '<=': (left, right, { notes }) => compare(left, right, notes, (order) => order <= 0),
  '>': (left, right, { notes }) => compare(left, right, notes, (order) => order > 0),
  '>=': (left, right, { notes }) => compare(left, right, notes, (order) => order >= 0),
  in: isIn,
  contains: containsItems,
};

type OnTruths = (left: Decides, right: Decides) => Decides;

/** Three-valued logic; the right side is asked only when the left leaves it open. */
export const logic: Partial<Record<BinaryOperator, OnTruths>> = {
  and: (left, right) => (scope) => {
    const a = left(scope);
    if (a === false) return false;
    const b = right(scope);
    return b === false ? false : a === undefined ? undefined : b;
  },
  or: (left, right) => (scope) => {
    const a = left(scope);
    if (a === true) return true;
    const b = right(scope);
    return b === true ? true : a === undefined ? undefined : b;
  },
  xor: (left, right) => (scope) => {
    const a = left(scope);
    const b = right(scope);
    return a === undefined || b === undefined ? undefined : a !== b;
  },
  implies: (left, right) => (scope) => {
    const a = left(scope);
    if (a === false) return true;
    const b = right(scope);
    return b === true ? true : a === undefined ? undefined : b;
  },
};
