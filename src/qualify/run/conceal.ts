import { isBsn } from '../../fhir/bsn';
import { isJson } from '../../fhir/json';

/** A value that is as short as this is in every other word. */
const SHORTEST = 4;

/** What names a place at the server, where a number may be that of a person. Elsewhere nine digits are a code of SNOMED CT as well. */
const PLACES = new Set(['resource', 'request', 'at']);

/**
 * What is told of a run, without what may say who somebody is or open something: values that the run was given (the number of a
 * patient, a token) wherever they stand, and numbers that are a BSN in the name of a resource.
 */
export function concealed<T>(told: T, given: Iterable<string>): T {
  // Of a token also what follows its kind.
  const values = [...given]
    .flatMap((value) => [value, ...value.split(/\s+/)])
    .filter(({ length }) => length >= SHORTEST);
  const longestFirst = [...new Set(values)].sort((a, b) => b.length - a.length);
  const withoutGiven = (text: string): string =>
    longestFirst.reduce((left, value) => left.replaceAll(value, '…'), text);
  const withoutBsn = (text: string): string =>
    text.replace(/(?<!\d)\d{9}(?!\d)/g, (digits) => (isBsn(digits) ? '…' : digits));
  const inside = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return PLACES.has(name) ? withoutBsn(withoutGiven(value)) : withoutGiven(value);
    if (Array.isArray(value)) return value.map((one) => inside(one, name));
    if (!isJson(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one, key)]));
  };
  return inside(told) as T;
}
