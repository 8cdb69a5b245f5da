import { isJson } from '../../fhir/json';

/** The lines between two brackets, where there are any. */
const between = (open: string, parts: readonly string[], close: string, indent: string): string =>
  [open, parts.map((part) => `${indent} ${part}`).join(',\n'), `${indent}${close}`].join('\n');

function laidOut(value: unknown, width: number, indent: string, lead: string): string {
  const line = `${lead}${JSON.stringify(value)}`;
  if (indent.length + line.length < width) return line;
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    const items = value.map((item) => laidOut(item, width, inner, ''));
    return `${lead}${between('[', items, ']', indent)}`;
  }
  if (!isJson(value)) return line;
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  const parts = fields.map(([name, held]) => laidOut(held, width, inner, `${JSON.stringify(name)}: `));
  return `${lead}${between('{', parts, '}', indent)}`;
}

/**
 * JSON for a reader: what fits within `width` characters stands on one line, the rest opens level by level. A text that
 * is no JSON value but sent as it is, such as XML, stays as it is.
 */
export const jsonLines = (value: unknown, width: number): string =>
  typeof value === 'string' ? value : laidOut(value, width, '', '');
