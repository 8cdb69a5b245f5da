import type { ZibIssue } from '../zib';
import { type AdaElement, pathOf } from './element';
import type { Draft, Reading } from './reading';
import type { AdaIssue } from './result';

interface Place {
  readonly element: AdaElement;
  /** What the file says there was read to nothing, and why has been reported. */
  readonly reported: boolean;
}

/** Follows a record path to the deepest element that is known to have given part of it. */
function placeOf(issue: ZibIssue, records: Draft, transaction: AdaElement, reading: Reading): Place {
  let element = transaction;
  let value: unknown = records;
  let last: AdaElement | undefined;
  for (const step of issue.path) {
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
    const { element, reported } = placeOf(issue, records, transaction, reading);
    if (reported && issue.code === 'missing') continue;
    const path = pathOf(element);
    const key = JSON.stringify([issue.code, path, issue.path.at(-1), issue.found, issue.allowed]);
    if (!found.has(key)) found.set(key, { code: issue.code, path, line: element.line, message: issue.message });
  }
  return [...found.values()];
}
