import { stringEnd } from '../../fhir/json-positions';

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Where a string holds what JSON does not allow in one: a control character, an unknown escape; -1 when nowhere. */
function stringFault(text: string, start: number, end: number): number {
  const inside = text.slice(start + 1, end - 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  for (const match of inside.matchAll(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[\u0000-\u001f\\]/g)) {
    // Of an escape the character after the backslash is at fault.
    if (match[0].length === 1) return start + 1 + match.index + (match[0] === '\\' ? 1 : 0);
  }
  return -1;
}

/** Where a scalar ends; -1 when there is none. */
function scalarEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  for (const form of [NUMBER, WORD]) {
    form.lastIndex = at;
    if (form.test(text)) return form.lastIndex;
  }
  return -1;
}

/**
 * Where a text stops being JSON. Engines do not always say, and quote the text when they do.
 *
 * @param text A text that `JSON.parse` refuses.
 * @returns Offset of the first character that cannot be there; the length of the text when it only ends too early.
 */
export function syntaxFaultIn(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length > 0 ? 'comma-or-end' : 'nothing');
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') continue;
    if (expected === 'nothing') return at;
    if (char === '"') {
      const fault = stringFault(text, at, stringEnd(text, at));
      if (fault >= 0) return fault;
    }
    if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
    } else if (expected === 'comma-or-end') {
      if (char === ',') expected = open.at(-1) === '{' ? 'name' : 'value';
      else if (char === (open.at(-1) === '{' ? '}' : ']')) {
        open.pop();
        expected = afterValue();
      } else return at;
    } else if ((expected === 'name-or-end' && char === '}') || (expected === 'value-or-end' && char === ']')) {
      open.pop();
      expected = afterValue();
    } else if (expected === 'name' || expected === 'name-or-end') {
      if (char !== '"') return at;
      at = stringEnd(text, at) - 1;
      expected = 'colon';
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'name-or-end' : 'value-or-end';
    } else {
      const end = scalarEnd(text, at);
      if (end < 0) return at;
      at = end - 1;
      expected = afterValue();
    }
  }
  return text.length;
}
