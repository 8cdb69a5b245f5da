import { type Pointer, type Position, positionsOf } from './text-position';

/** A step to wanted places: the last one of some, on the way to others. */
interface Wanted {
  readonly step: string | number;
  readonly inner: Wanted[];
  /** The same by their step, where they are many. */
  byStep?: Map<string | number, Wanted>;
  /** Where it stands in the text; -1 until found. */
  offset: number;
}

const newWanted = (step: string | number): Wanted => ({ step, inner: [], offset: -1 });

/** More than this are not looked through one by one. */
const FEW = 8;

function innerAt({ inner, byStep }: Wanted, step: string | number): Wanted | undefined {
  if (byStep) return byStep.get(step);
  for (const one of inner) if (one.step === step) return one;
  return undefined;
}

function addInner(wanted: Wanted, step: string | number): Wanted {
  const added = newWanted(step);
  wanted.inner.push(added);
  if (wanted.inner.length > FEW) wanted.byStep ??= new Map(wanted.inner.map((one) => [one.step, one]));
  wanted.byStep?.set(step, added);
  return added;
}

function wantedOf(pointers: readonly Pointer[]): Wanted {
  const root = newWanted('');
  for (const pointer of pointers) {
    let at = root;
    for (const step of pointer) at = innerAt(at, step) ?? addInner(at, step);
  }
  return root;
}

const QUOTE = 34;
const UNDERSCORE = 95;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Position just after the string that opens at `start`. */
export function stringEnd(text: string, start: number): number {
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

/** Text known to be JSON, walked once; only what leads to a wanted place is looked into. Returns where the value ends. */
function find(text: string, start: number, wanted: Wanted): number {
  wanted.offset = start;
  if (wanted.inner.length === 0) return valueEnd(text, start);
  const first = text.charCodeAt(start);
  if (first === OPEN_OBJECT) return findInObject(text, start, wanted);
  if (first === OPEN_ARRAY) return findInArray(text, start, wanted);
  return valueEnd(text, start);
}

function nameIn(text: string, start: number, end: number): string {
  const name = text.slice(start + 1, end - 1);
  return name.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : name;
}

function findInObject(text: string, start: number, wanted: Wanted): number {
  let at = skipSpace(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const end = stringEnd(text, at);
    const name = nameIn(text, at, end);
    const next = innerAt(wanted, name);
    // A primitive that has only a twin is found at the twin.
    const twinned = name.charCodeAt(0) === UNDERSCORE ? innerAt(wanted, name.slice(1)) : undefined;
    if (twinned && twinned.offset < 0) twinned.offset = at;
    const value = skipSpace(text, skipSpace(text, end) + 1);
    const after = skipSpace(text, next ? find(text, value, next) : valueEnd(text, value));
    // An issue about a property is easiest found at its name.
    if (next) next.offset = at;
    if (text.charCodeAt(after) !== COMMA) return after + 1;
    at = skipSpace(text, after + 1);
  }
  return at + 1;
}

function findInArray(text: string, start: number, wanted: Wanted): number {
  let at = skipSpace(text, start + 1);
  for (let index = 0; at < text.length && text.charCodeAt(at) !== CLOSE_ARRAY; index++) {
    const next = innerAt(wanted, index);
    const after = skipSpace(text, next ? find(text, at, next) : valueEnd(text, at));
    if (text.charCodeAt(after) !== COMMA) return after + 1;
    at = skipSpace(text, after + 1);
  }
  return at + 1;
}

/**
 * Where values stand in a JSON text. A pointer to something that is not there gives the nearest value around it.
 *
 * @param text JSON that parses.
 */
export function locateInJson(text: string, pointers: readonly Pointer[]): readonly Position[] {
  const root = wantedOf(pointers);
  find(text, skipSpace(text, 0), root);
  const offsets = pointers.map((pointer) => {
    let at = root;
    for (const step of pointer) {
      const next = innerAt(at, step);
      if (!next || next.offset < 0) break;
      at = next;
    }
    return at.offset;
  });
  return positionsOf(text, offsets);
}
