// All that is special in an attribute, in one look: most values hold none of it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const SPECIAL = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
// With the u flag only surrogates that stand alone match.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader makes blanks of these in an attribute (XML 1.0 §3.3.3), unless they are written as references.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** True when XML 1.0 has no way to hold the text: control characters, halves of a surrogate pair, U+FFFE, U+FFFF. */
export const isUnwritable = (text: string): boolean => SPECIAL.test(text) && UNWRITABLE.test(text);

/** Writes a text as the value of a double-quoted attribute; undefined when XML 1.0 cannot hold it. */
export function escapeAttribute(text: string): string | undefined {
  if (!SPECIAL.test(text)) return text;
  if (UNWRITABLE.test(text)) return undefined;
  return text.replace(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] ?? character);
}

/** Writes a text as content of an element. */
export const escapeContent = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character);
