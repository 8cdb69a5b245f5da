import { isUtf8 } from 'node:buffer';

/** Character sets in which a resource is read. FHIR is sent in UTF-8; the others are met in the field. */
export const charsets = ['utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'utf-16'] as const;

/** Name of a character set, as reports call it. */
export type Charset = (typeof charsets)[number];

/** Why bytes are no text: told to be in a set that is not read here, or not in the one they are told to be in. */
export type CharsetFault = 'unknown-charset' | 'not-the-charset';

/** The text, or why there is none. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly charset: Charset }
  | {
      readonly ok: false;
      readonly fault: CharsetFault;
      /** The set they were told to be in; absent when that is not one of ours. */
      readonly charset?: Charset;
    };

type ByteOrder = 'utf-16le' | 'utf-16be';
type Encoding = Exclude<Charset, 'utf-16'> | 'utf-16' | ByteOrder;

/** Spellings of the sets, in lower case (IANA names and aliases). */
const SPELLINGS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'ansi_x3.4-1968': 'us-ascii',
  'iso-8859-1': 'iso-8859-1',
  iso8859_1: 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
  'iso_8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'x-cp1252': 'windows-1252',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** The bytes 80 to 9F; a blank where Windows-1252 has nothing. ISO-8859-1 is read alike, as the Encoding Standard has it. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Where ISO-8859-15 differs from ISO-8859-1. */
const LATIN_9: Readonly<Record<string, string>> = {
  '\u00a4': '€',
  '\u00a6': 'Š',
  '\u00a8': 'š',
  '\u00b4': 'Ž',
  '\u00b8': 'ž',
  '\u00bc': 'Œ',
  '\u00bd': 'œ',
  '\u00be': 'Ÿ',
};

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Of sets with a byte a character; undefined when a byte is none of them. */
const singleByte: Readonly<Record<string, (text: string) => string | undefined>> = {
  'us-ascii': (text) => (/[\u0080-\u00ff]/.test(text) ? undefined : text),
  'iso-8859-1': fromWindows,
  'windows-1252': fromWindows,
  'iso-8859-15': (text) =>
    /[\u0080-\u009f]/.test(text)
      ? undefined
      : text.replace(/[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc-\u00be]/g, (one) => LATIN_9[one] ?? one),
};

function fromWindows(text: string): string | undefined {
  // Not by TextDecoder: releases of Node read Windows-1252 as if these were control characters.
  if (/[\u0081\u008d\u008f\u0090\u009d]/.test(text)) return undefined;
  return text.replace(/[\u0080-\u009f]/g, (one) => WINDOWS.charAt(one.charCodeAt(0) - 0x80));
}

/** The set that a byte order mark tells, which goes before every other word about it (RFC 7303 §3.2). */
function byMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** `charset` of a Content-Type; undefined when it says none. */
const byHeader = (contentType: string | null | undefined): string | undefined =>
  /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i
    .exec(contentType ?? '')
    ?.slice(1)
    .find((one) => one !== undefined && one !== '');

/** The encoding of an XML declaration (XML 1.0 §2.8), which can be read as ASCII. */
const byDeclaration = (start: string): string | undefined =>
  /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1];

/** Without a mark the order shows in the first character, which is ASCII in JSON and XML; else it is the big end (RFC 2781). */
const orderOf = (bytes: Uint8Array): ByteOrder => (bytes[0] !== 0 && bytes[1] === 0 ? 'utf-16le' : 'utf-16be');

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  const single = singleByte[encoding];
  if (single) {
    const text = single(latin1(bytes));
    // UTF-8 that is told to be something else, as servers by their own default do: no other text is UTF-8 by accident.
    return text !== undefined && /[\u0080-\uffff]/.test(text) && isUtf8(bytes) ? undefined : text;
  }
  try {
    return new TextDecoder(encoding === 'utf-16' ? orderOf(bytes) : encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const encodingOf = (told: string): Encoding | undefined =>
  Object.hasOwn(SPELLINGS, told.toLowerCase()) ? SPELLINGS[told.toLowerCase()] : undefined;

const nameOf = (encoding: Encoding): Charset =>
  encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-16' : encoding;

/**
 * Reads the bytes of a resource as text, in the character set they are told to be in: by a byte order mark, else by
 * `charset` in the Content-Type, else by the XML declaration, else UTF-8 (RFC 7303 §3; RFC 8259 §8.1). No character is ever
 * replaced: a mutilated name or drug would pass for a good one.
 *
 * @param bytes JSON or XML, decompressed.
 * @param contentType Value of the header Content-Type, when there is one.
 * @returns The text without byte order mark, or `unknown-charset` or `not-the-charset`. Never throws.
 * @example
 * const read = decodeText(bytes, 'application/fhir+xml; charset=iso-8859-1');
 * if (read.ok) parse(read.text);
 */
export function decodeText(bytes: Uint8Array, contentType?: string | null): DecodedText {
  const declared = byDeclaration(latin1(bytes.subarray(0, 400)));
  const told = byMark(bytes) ?? byHeader(contentType) ?? declared ?? 'utf-8';
  const encoding = encodingOf(told);
  if (encoding === undefined) return { ok: false, fault: 'unknown-charset' };
  const charset = nameOf(encoding);
  // A declaration that could be read as ASCII cannot be right about UTF-16.
  const text = charset === 'utf-16' && told === declared ? undefined : decoded(bytes, encoding);
  // Neither JSON nor XML has a NUL: where one is, it is half of another set's character.
  if (text === undefined || text.includes('\u0000')) return { ok: false, fault: 'not-the-charset', charset };
  return { ok: true, text, charset };
}
