import type { Phrase } from '../../fhir/phrase';
import { said } from '../words';
import { fail, passIf, skip, type Verdict } from './verdict';

const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?$/.test(text.trim());
const ordered = (one: string, other: string): number =>
  isNumber(one) && isNumber(other) ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0;
const inList = (one: string, list: string): boolean =>
  list
    .split(',')
    .map((item) => item.trim())
    .includes(one);

/** What each operator of STU3 (assert-operator-codes) says of a value and what is expected of it. */
const OPERATORS: Readonly<Record<string, (found: string, expected: string) => boolean>> = {
  equals: (found, expected) => found === expected,
  notEquals: (found, expected) => found !== expected,
  in: inList,
  notIn: (found, expected) => !inList(found, expected),
  greaterThan: (found, expected) => ordered(found, expected) > 0,
  lessThan: (found, expected) => ordered(found, expected) < 0,
  contains: (found, expected) => found.includes(expected),
  notContains: (found, expected) => !found.includes(expected),
};

/** Operators that hold of nothing at all. */
const OF_NOTHING = new Set(['notEquals', 'notIn', 'notContains']);

/**
 * Compares what was found with what is expected.
 *
 * @param found The values, as text.
 * @param shown The same as a message may tell it.
 */
export function compare(operator: string, found: readonly string[], expected: string, shown: Phrase): Verdict {
  const why = said.compared({ found: shown, operator, expected });
  if (operator === 'empty') return passIf(found.length === 0 || found.every((one) => one === ''), why);
  if (operator === 'notEmpty')
    return passIf(
      found.some((one) => one !== ''),
      why,
    );
  const holds = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!holds) return skip(said.operator({ operator }));
  if (found.length === 0 && !OF_NOTHING.has(operator)) return fail(why);
  return passIf(
    found.every((one) => holds(one, expected)),
    why,
  );
}
