/**
 * What a spreadsheet drops or shows as nothing before it decides what a cell is: blanks of every kind, controls, and what
 * Unicode gives no form of its own (zero width, marks of direction, BOM, fillers). The blank Braille cell is in no class.
 */
const UNSEEN = /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/u;

/** The signs a formula starts with; the minus of mathematics is no form of `-` to Unicode, and is to a spreadsheet. */
const SIGNS = new Set(['=', '+', '-', '@', '\u2212']);

/** Ends the cell before, or starts one, in a spreadsheet that takes it for a separator. */
const BREAKS = /[\t\r\n]/;

/** True for what a spreadsheet would calculate: a sign in any width or height, after whatever is not seen. */
function isFormula(text: string): boolean {
  const [unseen = ''] = UNSEEN.exec(text) ?? [];
  if (BREAKS.test(unseen)) return true;
  const sign = String.fromCodePoint(text.codePointAt(unseen.length) ?? 0);
  return SIGNS.has(sign.normalize('NFKC'));
}

/**
 * A field of a CSV (RFC 4180), whether commas or semicolons stand between fields. Never a formula: an apostrophe stands
 * before what a spreadsheet would calculate.
 */
export function csvField(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
