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
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Position just after the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function valueEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      at = stringEnd(text, at);
    } else {
      if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      if (depth < 0) return at;
      if (depth === 0 && (char === ',' || char === ':')) return at;
      at++;
    }
    if (depth === 0 && /[,}\]]/.test(text[skipSpace(text, at)] ?? ',')) return at;
  }
  return at;
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
