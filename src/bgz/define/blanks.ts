/** Characters that show nothing and are no blank by the measure of JavaScript: next line, zero-width and direction marks. */
const UNSEEN = new Set([0x85, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060]);

function isBlankUnit(unit: number): boolean {
  if (unit > 0x20 && unit < 0x7f) return false;
  return UNSEEN.has(unit) || /\s/.test(String.fromCharCode(unit));
}

/**
 * Text of nothing but blanks and what Unicode lets a renderer leave out: soft hyphens, direction isolates, Hangul fillers,
 * variation selectors. Beside a visible character they stay: an emoji or an Arabic word needs its own.
 */
const NOTHING_SEEN = /^[\s\u0085\u2800\p{Default_Ignorable_Code_Point}]*$/u;

/** The text without blanks around it: every Unicode blank, zero-width characters and byte order marks. Inside, nothing changes. */
export function withoutOuterBlanks(text: string): string {
  if (NOTHING_SEEN.test(text)) return '';
  let from = 0;
  let to = text.length;
  while (from < to && isBlankUnit(text.charCodeAt(from))) from++;
  while (to > from && isBlankUnit(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}
