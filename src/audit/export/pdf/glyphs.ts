/** What Windows-1252 holds beside Latin-1: the standard fonts of PDF are encoded in it. */
const BEYOND_LATIN1 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Letters that no decomposition gives a base letter for. */
const plain: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
  ĳ: 'ij',
  Ĳ: 'IJ',
};

/** True for a character that the standard fonts of PDF hold. */
export const isStandard = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN1.has(char);
};

const codePoint = (char: string): string =>
  `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Text as a font can show it. */
export interface Shown {
  readonly text: string;
  /** True when it is not what was given. */
  readonly simplified: boolean;
}

/**
 * Text with what a font lacks put otherwise: a letter with a mark becomes the letter (`ş` → `s`), what then is still
 * unknown becomes its code point (`[U+0634]`); never an empty box or another letter's glyph.
 */
export function showable(text: string, has: (char: string) => boolean): Shown {
  const normal = text.normalize('NFC');
  let shown = '';
  let simplified = false;
  for (const char of normal) {
    if (has(char)) {
      shown += char;
      continue;
    }
    simplified = true;
    const bare = plain[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '');
    shown += bare !== '' && [...bare].every(has) ? bare : codePoint(char);
  }
  return { text: shown, simplified };
}
