/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Steps to a value: property names and array positions. */
export type Pointer = readonly (string | number)[];

interface Wanted {
  readonly steps: Map<string | number, Wanted>;
  readonly ids: number[];
}

const emptyWanted = (): Wanted => ({ steps: new Map(), ids: [] });

function wantedOf(pointers: readonly Pointer[]): Wanted {
  const root = emptyWanted();
  for (const [id, pointer] of pointers.entries()) {
    let at = root;
    for (const step of pointer) {
      const next = at.steps.get(step) ?? emptyWanted();
      at.steps.set(step, next);
      at = next;
    }
    at.ids.push(id);
  }
  return root;
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Position just after the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Position just after the value that starts at `start`. */
function valueEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      depth--;
      if (depth <= 0) return depth === 0 ? at + 1 : at;
    } else if (depth === 0 && (code === COMMA || isSpace(code))) return at;
  }
  return text.length;
}

/** Text known to be JSON, walked once; only what leads to a wanted place is looked into. */
function find(text: string, start: number, wanted: Wanted, found: number[]): void {
  const at = skipSpace(text, start);
  for (const id of wanted.ids) found[id] = at;
  if (wanted.steps.size === 0) return;
  if (text[at] === '{') findInObject(text, at, wanted, found);
  else if (text[at] === '[') findInArray(text, at, wanted, found);
}

function findInObject(text: string, start: number, wanted: Wanted, found: number[]): void {
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at);
    const name = JSON.parse(text.slice(at, end)) as string;
    const next = wanted.steps.get(name);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (next) {
      find(text, value, next, found);
      // An issue about a property is easiest found at its name.
      for (const id of next.ids) found[id] = at;
    }
    at = skipSpace(text, valueEnd(text, value));
    if (text[at] !== ',') return;
    at = skipSpace(text, at + 1);
  }
}

function findInArray(text: string, start: number, wanted: Wanted, found: number[]): void {
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== ']'; index++) {
    const next = wanted.steps.get(index);
    if (next) find(text, at, next, found);
    at = skipSpace(text, valueEnd(text, at));
    if (text[at] !== ',') return;
    at = skipSpace(text, at + 1);
  }
}

/** Line and column of an offset; pass the offsets in rising order through one counter to read the text once. */
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

/**
 * Where values stand in a JSON text. A pointer to something that is not there gives the nearest value around it.
 *
 * @param text JSON that parses.
 */
export function locateInJson(text: string, pointers: readonly Pointer[]): readonly Position[] {
  const all: Pointer[] = [];
  const owner: number[] = [];
  for (const [id, pointer] of pointers.entries()) {
    for (let length = 0; length <= pointer.length; length++) {
      all.push(pointer.slice(0, length));
      owner.push(id);
    }
  }
  const found: number[] = [];
  find(text, 0, wantedOf(all), found);
  const offsets: number[] = pointers.map(() => 0);
  // Longer pointers come later, so the deepest that exists stays.
  for (const [id, of] of owner.entries()) offsets[of] = found[id] ?? offsets[of] ?? 0;
  return positionsOf(text, offsets);
}
