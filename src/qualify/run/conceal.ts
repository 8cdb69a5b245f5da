import { isBsn } from '../../fhir/bsn';
import { isJson } from '../../fhir/json';

/** A value that is as short as this is in every other word. */
const SHORTEST = 4;

/**
 * What is told of a run, without what may say who somebody is or open something: values that the run was given (the number of a
 * patient, a token), and numbers that are a BSN, wherever they stand.
 */
export function concealed<T>(told: T, given: Iterable<string>): T {
  // Of a token also what follows its kind.
  const values = [...given]
    .flatMap((value) => [value, ...value.split(/\s+/)])
    .filter(({ length }) => length >= SHORTEST);
  const longestFirst = [...new Set(values)].sort((a, b) => b.length - a.length);
  const inText = (text: string): string =>
    longestFirst
      .reduce((left, value) => left.replaceAll(value, '…'), text)
      .replace(/(?<!\d)\d{9}(?!\d)/g, (digits) => (isBsn(digits) ? '…' : digits));
  const inside = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(inside);
    return isJson(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(one)])) : value;
  };
  return inside(told) as T;
}
