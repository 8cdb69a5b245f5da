import { stringEnd } from '../../fhir/json-positions';

/** What a JSON text holds that `JSON.parse` does not tell. */
export interface JsonScan {
  /** How many properties all its objects have: every colon outside a string follows one. */
  readonly properties: number;
  /** How deep its objects and arrays are nested. */
  readonly depth: number;
  /** Whether some number is written in a way that a number of JavaScript does not keep: `1e3`, `1.0`, `-0`. */
  readonly oddNumbers: boolean;
}

/** How much of a text is looked through. */
export interface ScanLimits {
  readonly maxDepth: number;
  /** Most objects and arrays: a text of brackets alone unfolds to many times its size. */
  readonly maxObjects: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether the point, sign or exponent here makes a number odd: `120.0` has a fraction of nothing but zeros. */
function isOdd(text: string, at: number, code: number): boolean {
  if (code === 46) {
    let next = at + 1;
    while (text.charCodeAt(next) === 48) next++;
    return next > at + 1 && !isDigit(text.charCodeAt(next));
  }
  if (code === 45) return text.charCodeAt(at + 1) === 48 && text.charCodeAt(at + 2) !== 46;
  // The e of true and false follows a letter.
  return isDigit(text.charCodeAt(at - 1));
}

/** A look at a text that is under way. */
export interface Scanning extends JsonScan {
  properties: number;
  depth: number;
  oddNumbers: boolean;
  /** How many objects and arrays are open, and how many there were. */
  open: number;
  objects: number;
}

export const startScan = (): Scanning => ({ properties: 0, depth: 0, oddNumbers: false, open: 0, objects: 0 });

/** What to give for `until` to come to the end. */
const TO_THE_END = Number.NaN;

/**
 * Looks on at everything outside the strings of a text.
 *
 * @param until Ends where no more objects and arrays than so many are open.
 * @returns Where it ended; -1 when the text goes beyond a limit, and it was not looked at further.
 */
export function scanOn(
  text: string,
  from: number,
  to: number,
  scan: Scanning,
  { maxDepth, maxObjects }: ScanLimits,
  until = TO_THE_END,
): number {
  let { properties, oddNumbers, open, depth, objects } = scan;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 58) properties++;
    else if (code === 123 || code === 91) {
      if (++open > depth) depth = open;
      if (depth > maxDepth || ++objects > maxObjects) return -1;
    } else if (code === 125 || code === 93) {
      if (--open === until) {
        at++;
        break;
      }
    } else if ((code === 46 || code === 45 || code === 101 || code === 69) && !oddNumbers)
      oddNumbers = isOdd(text, at, code);
  }
  scan.properties = properties;
  scan.oddNumbers = oddNumbers;
  scan.open = open;
  scan.depth = depth;
  scan.objects = objects;
  return at;
}

/**
 * Looks once at everything outside the strings of a text, which need not be JSON.
 *
 * @returns undefined when the text goes beyond a limit; it was not looked at further then.
 */
export function scanJson(text: string, limits: ScanLimits): JsonScan | undefined {
  const scan = startScan();
  return scanOn(text, 0, text.length, scan, limits) < 0 ? undefined : scan;
}

/** How many properties all objects of a value have that a text was read to; without recursion, for it may be deep. */
export function propertiesIn(value: unknown): number {
  let properties = 0;
  const open: unknown[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (Array.isArray(item)) {
      for (const inner of item) if (typeof inner === 'object' && inner !== null) open.push(inner);
      continue;
    }
    // Nothing but what the text gave is in such an object, and this way of going through it makes no list of names.
    for (const name in item as object) {
      properties++;
      const inner = (item as Readonly<Record<string, unknown>>)[name];
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return properties;
}
