import { type AdaElement, attribute, child, isBlank, isReference } from './element';
import { type Draft, findBlock, leaveOut, noteOrigin, positionalId, type Reading, reportIssue } from './reading';
import { type Reader, readChildren, reportStray, type Table } from './table';

/** The block a reference points to; reports a reference that points nowhere. */
export function target(element: AdaElement, reading: Reading): AdaElement | undefined {
  const id = attribute(element, 'value');
  if (id === undefined) {
    leaveOut(reading, element, 'a reference without an id refers to nothing');
    return undefined;
  }
  const block = findBlock(reading, element.name, id);
  if (block === undefined) {
    reportIssue(reading, 'dangling-reference', element, {
      text: 'Found a reference to an id that no {element} has, allowed is the id of one in this instance.',
      values: { element: element.name },
    });
  }
  return block;
}

/** Reads the block itself, once however often it is referred to. */
export function readBlock(element: AdaElement, table: Table, reading: Reading): Draft {
  const known = reading.known.get(element);
  if (known) return known;
  const draft: Draft = {};
  reading.known.set(element, draft);
  const id = attribute(element, 'id');
  if (id !== undefined) draft.id = id;
  readChildren(element, table, draft, reading);
  return draft;
}

/**
 * A building block that a record holds: referred to by id, or written out in place, there sometimes wrapped in an element
 * of the same name (`zorgaanbieder/zorgaanbieder`). The table is asked for while reading: records may hold each other.
 */
export function buildingBlock(table: () => Table): Reader {
  const read: Reader = (element, reading) => {
    if (isBlank(element)) return undefined;
    const wrapped = element.children.length === 1 ? child(element, element.name) : undefined;
    if (wrapped) {
      reportStray(element, reading);
      return read(wrapped, reading);
    }
    const block = isReference(element) ? target(element, reading) : element;
    if (block === undefined) return undefined;
    reading.embedded.add(block);
    return readBlock(block, table(), reading);
  };
  return read;
}

/** A record of the patient: its key is the XML id, else its identification number, else its place in the instance. */
export function record(table: () => Table): Reader {
  return (element, reading) => {
    // An element that only takes up room is no record, as elsewhere.
    if (attribute(element, 'id') === undefined && isBlank(element)) return undefined;
    const draft: Draft = {};
    readChildren(element, table(), draft, reading);
    draft.id = attribute(element, 'id') ?? firstNumber(draft) ?? positionalId(reading, element);
    noteOrigin(reading, draft, 'id', element);
    reading.records.set(element, [draft]);
    return draft;
  };
}

function firstNumber(draft: Draft): string | undefined {
  const [first]: unknown[] = Array.isArray(draft.identificationNumbers) ? draft.identificationNumbers : [];
  const number = first as { system?: string; value?: string } | undefined;
  return number?.system && number.value ? `${number.system}|${number.value}` : undefined;
}
