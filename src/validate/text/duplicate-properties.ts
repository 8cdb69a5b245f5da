import { type Position, positionsOf } from './json-positions';

/** A property given twice in one object. */
export interface DuplicateProperty extends Position {
  readonly property: string;
}

/** How many properties all objects of a JSON text have: every colon outside a string follows one. */
function colonsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) count++;
    if (code !== 34) continue;
    let end = text.indexOf('"', at + 1);
    while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    at = end < 0 ? text.length : end;
  }
  return count;
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quote - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}

function propertiesIn(value: unknown): number {
  let count = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (typeof item !== 'object' || item === null) continue;
    const values = Object.values(item);
    if (!Array.isArray(item)) count += values.length;
    for (const inner of values) if (typeof inner === 'object') stack.push(inner);
  }
  return count;
}

function locate(text: string): readonly DuplicateProperty[] {
  const open: (Set<string> | undefined)[] = [];
  const found: { property: string; offset: number }[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;
  let last: { text: string; offset: number } | undefined;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [symbol] = match;
    if (symbol === '{') open.push(new Set());
    else if (symbol === '[') open.push(undefined);
    else if (symbol === '}' || symbol === ']') open.pop();
    else if (symbol === ':' && last) {
      const property = JSON.parse(last.text) as string;
      const names = open.at(-1);
      if (names?.has(property)) found.push({ property, offset: last.offset });
      names?.add(property);
    }
    last = symbol.startsWith('"') ? { text: symbol, offset: match.index } : undefined;
  }
  const positions = positionsOf(
    text,
    found.map(({ offset }) => offset),
  );
  return found.map(({ property }, at) => ({ property, ...(positions[at] ?? { line: 1, column: 1 }) }));
}

/**
 * Properties a JSON text gives more than once; `JSON.parse` keeps the last and says nothing. Counting tells whether
 * there are any, so that only a text that has them is read twice.
 *
 * @param value What `JSON.parse` made of the text.
 */
export function duplicateProperties(text: string, value: unknown): readonly DuplicateProperty[] {
  return colonsIn(text) === propertiesIn(value) ? [] : locate(text);
}
