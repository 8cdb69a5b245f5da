/** How much JSON is read. */
export interface JsonLimits {
  /** Deepest nesting of objects and lists. Default 200: some hundred elements of FHIR, each in a list. */
  readonly maxDepth?: number;
  /** Most values: objects, lists, what is in them, and the names in objects. Default 1 000 000; a resource has some eighty. */
  readonly maxValues?: number;
  /** Whether an object may have two properties of one name, which then is told by somebody else. Default false. */
  readonly mayRepeat?: boolean;
}

/** The value a text holds, or why it is not read. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: 'not-json' | 'too-deep' | 'too-many-values' | 'repeated-name' };

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The place behind the text that begins at a quote. */
function behindText(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** The names of the object that is open, one above the other; undefined for a list. */
class Names {
  readonly #open: (Set<string> | undefined)[] = [];
  /** Whether the next text is a name, not a value. */
  #comes = false;

  open(isObject: boolean): void {
    this.#open.push(isObject ? new Set() : undefined);
    this.#comes = isObject;
  }

  close(): void {
    this.#open.pop();
    this.#comes = false;
  }

  next(): void {
    this.#comes = this.#open.at(-1) !== undefined;
  }

  /** False for a name that the object has already, however it is written. */
  take(text: string, from: number, to: number): boolean {
    const names = this.#comes ? this.#open.at(-1) : undefined;
    if (names === undefined) return true;
    this.#comes = false;
    const name = nameOf(text.slice(from + 1, to - 1));
    if (names.has(name)) return false;
    names.add(name);
    return true;
  }
}

/** A name as it is meant: `\u0073tatus` is `status`. */
function nameOf(written: string): string {
  if (!written.includes('\\')) return written;
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}

/**
 * Of how many values a JSON text is made, or that it is more or deeper than is read, or says two things under one name: `JSON.parse`
 * keeps the last, another reader the first (RFC 8259 §4). The text need not be JSON.
 */
export function measureJson(
  text: string,
  limits: JsonLimits = {},
): Extract<ParsedJson, { ok: false }> | { readonly ok: true; readonly values: number } {
  const { maxDepth = 200, maxValues = 1_000_000, mayRepeat = false } = limits;
  const names = mayRepeat ? undefined : new Names();
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = behindText(text, at);
      if (names?.take(text, at, end) === false) return { ok: false, fault: 'repeated-name' };
      at = end;
      continue;
    }
    if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > maxDepth) return { ok: false, fault: 'too-deep' };
      names?.open(code === OPEN_OBJECT);
      values++;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      names?.close();
      depth--;
    } else if (code === COMMA || code === COLON) {
      if (code === COMMA) names?.next();
      values++;
    }
    if (values > maxValues) return { ok: false, fault: 'too-many-values' };
    at++;
  }
  return { ok: true, values };
}

/**
 * Reads JSON from outside. It is looked through first: a few bytes of `[` or `{}` unfold to many times their size, what is nested
 * deeper than anything FHIR has ends whoever walks through it, and what says two things under one name may have been read
 * otherwise by who let it through.
 */
export function parseJson(text: string, limits: JsonLimits = {}): ParsedJson {
  const measured = measureJson(text, limits);
  if (!measured.ok) return measured;
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, fault: 'not-json' };
  }
}
