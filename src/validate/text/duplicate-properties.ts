import { type Position, positionsOf } from '../../fhir/text-position';
import { stringEnd } from './json-positions';

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
    at = stringEnd(text, at) - 1;
  }
  return count;
}

/** The strings and marks of a JSON text. */
function* tokensOf(text: string): Generator<{ symbol: string; offset: number }> {
  for (let at = 0; at < text.length; at++) {
    const symbol = text.charAt(at);
    if (symbol === '"') {
      const end = stringEnd(text, at);
      yield { symbol: text.slice(at, end), offset: at };
      at = end - 1;
    } else if ('{}[]:,'.includes(symbol)) {
      yield { symbol, offset: at };
    }
  }
}

function locate(text: string): readonly DuplicateProperty[] {
  const open: (Set<string> | undefined)[] = [];
  const found: { property: string; offset: number }[] = [];
  let last: { text: string; offset: number } | undefined;
  for (const { symbol, offset } of tokensOf(text)) {
    if (symbol === '{') open.push(new Set());
    else if (symbol === '[') open.push(undefined);
    else if (symbol === '}' || symbol === ']') open.pop();
    else if (symbol === ':' && last) {
      const property = JSON.parse(last.text) as string;
      const names = open.at(-1);
      if (names?.has(property)) found.push({ property, offset: last.offset });
      names?.add(property);
    }
    last = symbol.startsWith('"') ? { text: symbol, offset } : undefined;
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
 * @param kept How many properties `JSON.parse` kept.
 */
export function duplicateProperties(text: string, kept: number): readonly DuplicateProperty[] {
  return colonsIn(text) === kept ? [] : locate(text);
}
