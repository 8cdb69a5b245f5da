import type { AdaElement } from './element';
import type { Draft } from './reading';
import { append, type Field, type Reader } from './table';

/** The element with one alone of what stands at the end of the path, as often as there is one; itself where there is none. */
function apart(element: AdaElement, [step, ...rest]: readonly string[]): AdaElement[] {
  const named = element.children.filter(({ name }) => name === step);
  const ones = named.flatMap((one) => apart(one, rest).map((part) => ({ one, part })));
  if (ones.length === 0) return [element];
  return ones.map(({ one, part }) => {
    const children = element.children.flatMap((child) => (child === one ? [part] : child.name === step ? [] : [child]));
    return { ...element, children };
  });
}

/**
 * An element that has several of what a record has one of: as many records. The first has the id of the element, the others that id with
 * their number, so that the first keeps its own when another is added.
 */
export const severalRecords =
  (list: string, path: readonly string[], read: Reader): Field =>
  (element, draft, reading) => {
    const records: Draft[] = [];
    for (const part of apart(element, path)) {
      const [first] = records;
      const id = first && { id: `${String(first.id)}-${records.length + 1}` };
      const record = read({ ...part, attributes: { ...part.attributes, ...id } }, reading) as Draft | undefined;
      if (record === undefined) continue;
      append(draft, list, record, element, reading);
      records.push(record);
    }
    reading.records.set(element, records);
  };
