/** A place in a text, counted from 1. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** Steps to a value in the JSON form: property names and array positions. */
export type JsonPointer = readonly (string | number)[];

/** Line and column of offsets, in the order given. */
export function positionsAt(text: string, offsets: readonly number[]): readonly XmlPosition[] {
  const order = offsets.map((offset, id) => ({ offset, id })).sort((a, b) => a.offset - b.offset);
  const positions: XmlPosition[] = [];
  let line = 1;
  let start = 0;
  let newline = text.indexOf('\n');
  for (const { offset, id } of order) {
    while (newline >= 0 && newline < offset) {
      line++;
      start = newline + 1;
      newline = text.indexOf('\n', start);
    }
    positions[id] = { line, column: offset - start + 1 };
  }
  return positions;
}

/** Where the values of a document stand: the offset of an element, and of what it holds by property and position. */
export interface Place {
  readonly offset: number;
  readonly steps: Map<string | number, Place>;
}

export const placeAt = (offset: number): Place => ({ offset, steps: new Map() });

/** XML has one element where JSON has a property and its `_` twin. */
const stepInto = ({ steps }: Place, step: string | number): Place | undefined =>
  steps.get(step) ?? (typeof step === 'string' && step.startsWith('_') ? steps.get(step.slice(1)) : undefined);

/** Offset of the value a pointer leads to, or of the nearest value around it. */
export function offsetOf(root: Place | undefined, pointer: JsonPointer): number {
  let at = root;
  for (const step of pointer) {
    const next = at && stepInto(at, step);
    if (!next) break;
    at = next;
  }
  return at?.offset ?? 0;
}
