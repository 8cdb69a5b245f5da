import { Refusal } from './refusal';

/** One search parameter as received: `name:modifier=value`, decoded. */
export interface RawParameter {
  /** Name with modifier and chain, e.g. `patient.identifier` or `status:not`. */
  readonly key: string;
  readonly name: string;
  readonly modifier: string | undefined;
  readonly value: string;
}

/** The text behind percent-escapes; undefined when one is not UTF-8 in hexadecimal. */
export function decodedOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One parameter as it stands in a query or a form; undefined when it cannot be decoded. */
export function rawParameter(written: string): RawParameter | undefined {
  const cut = written.indexOf('=');
  const [key, value] = (cut < 0 ? [written, ''] : [written.slice(0, cut), written.slice(cut + 1)]).map((text) =>
    decodedOnce(text.replaceAll('+', ' ')),
  );
  if (key === undefined || value === undefined) return undefined;
  const colon = key.indexOf(':');
  return {
    key,
    name: colon < 0 ? key : key.slice(0, colon),
    modifier: colon < 0 ? undefined : key.slice(colon + 1),
    value,
  };
}

/** Parses a query string or a form body; refuses (400) what cannot be decoded. */
export function parseParameters(query: string): RawParameter[] {
  const parts = query.replace(/^\?/, '').split('&');
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const raw = rawParameter(part);
      if (raw !== undefined) return raw;
      throw new Refusal(400, {
        code: 'structure',
        diagnostics:
          'The query holds a percent-escape that is not UTF-8 in hexadecimal; send reserved characters as in RFC 3986.',
      });
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
