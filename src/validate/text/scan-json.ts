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

/**
 * Looks once at everything outside the strings of a text, which need not be JSON.
 *
 * @returns undefined when the text goes beyond a limit; it was not looked at further then.
 */
export function scanJson(text: string, { maxDepth, maxObjects }: ScanLimits): JsonScan | undefined {
  let properties = 0;
  let oddNumbers = false;
  let open = 0;
  let depth = 0;
  let objects = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 58) properties++;
    else if (code === 123 || code === 91) {
      if (++open > depth) depth = open;
      if (depth > maxDepth || ++objects > maxObjects) return undefined;
    } else if (code === 125 || code === 93) open--;
    else if ((code === 46 || code === 45 || code === 101 || code === 69) && !oddNumbers)
      oddNumbers = isOdd(text, at, code);
  }
  return { properties, depth, oddNumbers };
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
