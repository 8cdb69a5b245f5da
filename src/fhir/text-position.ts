/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Steps to a value in the JSON form: property names and array positions. */
export type Pointer = readonly (string | number)[];

/** One key for the steps to a value. */
export const pointerKey = (pointer: Pointer): string => pointer.join('/');

/** Line and column of offsets, in the order given; the text is read once. */
export function positionsOf(text: string, offsets: readonly number[]): readonly Position[] {
  const order = offsets.map((offset, id) => ({ offset, id })).sort((a, b) => a.offset - b.offset);
  const positions: Position[] = [];
  let line = 1;
  let lineStart = 0;
  let newline = text.indexOf('\n');
  for (const { offset, id } of order) {
    while (newline >= 0 && newline < offset) {
      line++;
      lineStart = newline + 1;
      newline = text.indexOf('\n', lineStart);
    }
    positions[id] = { line, column: offset - lineStart + 1 };
  }
  return positions;
}
