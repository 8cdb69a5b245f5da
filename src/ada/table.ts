import { isJson } from '../fhir/json';
import { type AdaElement, attribute, isBlank } from './element';
import { type Draft, leaveOut, noteOrigin, type Reading, reportIssue, reportUnknown } from './reading';

/** Reads an element to a value; undefined when it says nothing. */
export type Reader = (element: AdaElement, reading: Reading) => unknown;

/** Puts what an element says into the record it belongs to. */
export type Field = (element: AdaElement, draft: Draft, reading: Reading) => void;

/** What ADA knows inside a block: element name → where it goes. An element not in the table is an unknown element. */
export type Table = Readonly<Record<string, Field>>;

const isDraft = (value: unknown): value is Draft => isJson(value);

/** The draft that steps lead to, made on the way. */
function descend(draft: Draft, steps: readonly string[], element: AdaElement, reading: Reading): Draft {
  let holder = draft;
  for (const step of steps) {
    noteOrigin(reading, holder, step, element);
    const existing = holder[step];
    const next: Draft = isDraft(existing) ? existing : {};
    holder[step] = next;
    holder = next;
  }
  return holder;
}

/** The draft a dotted property lives in, and the last step of the property. */
function locate(draft: Draft, property: string, element: AdaElement, reading: Reading): [Draft, string] {
  const steps = property.split('.');
  const last = steps.pop() ?? property;
  return [descend(draft, steps, element, reading), last];
}

/** The element gives one value of the record. `property` may be a path: `lastName.prefix`. */
export function one(property: string, reader: Reader): Field {
  return (element, draft, reading) => {
    const issuesBefore = reading.issues.length;
    const value = reader(element, reading);
    if (value === undefined) {
      // What could not be read has been reported; the schema need not say that it is missing as well.
      if (reading.issues.length > issuesBefore) noteOrigin(reading, draft, firstStep(property), element);
      return;
    }
    const [holder, last] = locate(draft, property, element, reading);
    if (holder[last] === undefined) {
      noteOrigin(reading, holder, last, element);
      holder[last] = value;
    } else {
      reportIssue(reading, 'given-twice', element, {
        text: 'Found a second {element}, allowed is one.',
        values: { element: element.name },
      });
    }
  };
}

const firstStep = (property: string): string => property.split('.')[0] ?? property;

/** The element gives one item of a list of the record. `property` may be a path. */
export function many(property: string, reader: Reader): Field {
  return (element, draft, reading) => {
    const issuesBefore = reading.issues.length;
    const value = reader(element, reading);
    if (value !== undefined) append(draft, property, value, element, reading);
    else if (reading.issues.length > issuesBefore) noteOrigin(reading, draft, firstStep(property), element);
  };
}

/** Adds an item to a list of a draft. */
export function append(draft: Draft, property: string, value: unknown, element: AdaElement, reading: Reading): void {
  const [holder, last] = locate(draft, property, element, reading);
  const existing = holder[last];
  const list: unknown[] = Array.isArray(existing) ? existing : [];
  holder[last] = list;
  noteOrigin(reading, holder, last, element);
  noteOrigin(reading, list, String(list.length), element);
  list.push(value);
}

/** The element only groups: what is in it belongs to the same record. A function when the table is defined further on. */
export function group(table: Table | (() => Table)): Field {
  return (element, draft, reading) =>
    readChildren(element, typeof table === 'function' ? table() : table, draft, reading);
}

/** What is in the element belongs to the part of the record that `property` names, together with what is already there. */
export function within(property: string, table: Table): Field {
  return (element, draft, reading) =>
    readChildren(element, table, descend(draft, [property], element, reading), reading);
}

/** ADA knows the element and the records have no place for it. */
export function noPlace(reason: string): Field {
  return (element, _draft, reading) => {
    if (!isBlank(element)) leaveOut(reading, element, reason);
  };
}

/** A part of a record; nothing when none of its values is there. */
export function part(table: Table): Reader {
  return (element, reading) => {
    const draft: Draft = {};
    readChildren(element, table, draft, reading);
    return Object.keys(draft).length === 0 ? undefined : draft;
  };
}

/** Reads what is in an element by its table and reports what the table does not know. */
export function readChildren(element: AdaElement, table: Table, draft: Draft, reading: Reading): void {
  reportStray(element, reading);
  for (const inner of element.children) {
    const field = Object.hasOwn(table, inner.name) ? table[inner.name] : undefined;
    if (field) field(inner, draft, reading);
    else reportUnknown(reading, inner);
  }
}

/** Values stand in attributes of elements without children; anywhere else they would be lost, which is told. */
export function reportStray(element: AdaElement, reading: Reading): void {
  reportText(element, reading);
  if (attribute(element, 'nullFlavor') !== undefined)
    leaveOut(reading, element, 'the records have no place for why this is absent', 'nullFlavor');
  const stray = ['value', 'code'].find((name) => attribute(element, name) !== undefined);
  if (stray !== undefined) {
    reportIssue(reading, 'invalid-value', element, {
      text: 'Found the attribute {attribute} on an element that holds others, allowed are values in those.',
      values: { attribute: stray },
    });
  }
}

/** ADA has no text between tags. */
export function reportText(element: AdaElement, reading: Reading): void {
  if (element.hasText)
    reportIssue(reading, 'invalid-value', element, 'Found text between the tags, allowed are values in attributes.');
}
