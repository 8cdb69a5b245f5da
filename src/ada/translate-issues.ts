import type { Mended, ZibIssue } from '../zib';
import { type AdaElement, pathOf } from './element';
import { type Draft, nearestId, type Reading } from './reading';
import type { AdaIssue, AdaMended } from './result';

interface Place {
  readonly element: AdaElement;
  /** What the file says there was read to nothing, and why has been reported. */
  readonly reported: boolean;
}

/** Follows a record path to the deepest element that is known to have given part of it. */
function placeOf(path: ZibIssue['path'], records: Draft, transaction: AdaElement, reading: Reading): Place {
  let element = transaction;
  let value: unknown = records;
  let last: AdaElement | undefined;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return { element, reported: false };
    last = reading.origins.get(value)?.get(String(step));
    element = last ?? element;
    value = (value as Draft)[step];
  }
  return { element, reported: value === undefined && last !== undefined };
}

/** Brings what the zib schemas found back to the elements of the instance. */
export function translateIssues(
  issues: readonly ZibIssue[],
  records: Draft,
  transaction: AdaElement,
  reading: Reading,
): AdaIssue[] {
  // A building block that several records hold is one element: what is wrong with it is said once.
  const found = new Map<string, AdaIssue>();
  for (const issue of issues) {
    const { element, reported } = placeOf(issue.path, records, transaction, reading);
    if (reported && issue.code === 'missing') continue;
    const path = pathOf(element);
    const key = JSON.stringify([issue.code, path, issue.path.at(-1), issue.found, issue.allowed]);
    if (found.has(key)) continue;
    const record = issue.record ?? nearestId(element);
    const own = record === undefined ? {} : { record };
    found.set(key, { code: issue.code, path, line: element.line, ...own, message: issue.message });
  }
  return [...found.values()];
}

/** Brings what the zib schemas mended back to the elements of the instance. */
export function translateMended(
  mended: readonly Mended[],
  records: Draft,
  transaction: AdaElement,
  reading: Reading,
): AdaMended[] {
  return mended.map(({ path, what }) => {
    const { element } = placeOf(path, records, transaction, reading);
    return { path: pathOf(element), line: element.line, what };
  });
}
