import { Refusal } from './refusal';

/** One search parameter as received: `name:modifier=value`, decoded. */
export interface RawParameter {
  /** Name with modifier and chain, e.g. `patient.identifier` or `status:not`. */
  readonly key: string;
  readonly name: string;
  readonly modifier: string | undefined;
  readonly value: string;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal(400, {
      code: 'structure',
      diagnostics:
        'The query holds a percent-escape that is not UTF-8 in hexadecimal; send reserved characters as in RFC 3986.',
    });
  }
}

/** Parses a query string or a form body; refuses (400) what cannot be decoded. */
export function parseParameters(query: string): RawParameter[] {
  const parts = query.replace(/^\?/, '').split('&');
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const cut = part.indexOf('=');
      const key = decode(cut < 0 ? part : part.slice(0, cut));
      const value = cut < 0 ? '' : decode(part.slice(cut + 1));
      const colon = key.indexOf(':');
      return {
        key,
        name: colon < 0 ? key : key.slice(0, colon),
        modifier: colon < 0 ? undefined : key.slice(colon + 1),
        value,
      };
    });
}

/** Splits on a separator that is not escaped with a backslash (STU3 search: `\,` `\|` `\$` `\\`). */
export function splitEscaped(value: string, separator: ',' | '|'): string[] {
  const parts: string[] = [''];
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i);
    if (character === '\\' && i + 1 < value.length) {
      parts[parts.length - 1] += character + value.charAt(++i);
    } else if (character === separator) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}

/** Takes the backslashes out of an escaped value. */
export const unescapeValue = (value: string) => value.replace(/\\([,|$\\])/g, '$1');

/** Writes parameters back, for self and next links: each one, with its reserved characters encoded. */
export function writeParameters(parameters: readonly RawParameter[]): string {
  return parameters.map(({ key, value }) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}
