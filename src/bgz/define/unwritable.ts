/** What XML 1.0 cannot hold (§2.2): control characters but tab and line ends, surrogates without their other half, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/u;

/** STU3 string: at most 1 MB. */
const LONGEST = 1_048_576;

/** The first character of a text that no FHIR document can hold. */
export interface Unwritable {
  /** `U+0000`, or the length of a text that is too long. */
  readonly found: 'character' | 'length';
  readonly codePoint: string;
  /** Place of the character in the text, from 1. */
  readonly position: number;
}

/** What makes a text impossible to send, in XML and so in FHIR; undefined for any other text. */
export function unwritableIn(text: string): Unwritable | undefined {
  const at = text.search(UNWRITABLE);
  if (at >= 0) {
    const codePoint = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
    return { found: 'character', codePoint, position: at + 1 };
  }
  return text.length > LONGEST ? { found: 'length', codePoint: '', position: text.length } : undefined;
}
