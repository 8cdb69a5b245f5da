/** How wide a text is, in points. */
export type Measure = (text: string) => number;

/** Parts of a word between which it may be broken: after the signs in URIs, UUIDs and queries. */
const parts = (word: string): readonly string[] => word.split(/(?<=[-:/.,?&=|_])/);

/** Breaks a part that is wider than its column wherever it has to; nothing is left out. */
function broken(part: string, width: number, measure: Measure): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of part) {
    if (piece !== '' && measure(piece + char) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** What may stand on a line of its own; `glue` is what goes before it when it does not. */
interface Piece {
  readonly text: string;
  readonly glue: '' | ' ';
}

function piecesOf(word: string, width: number, measure: Measure): readonly Piece[] {
  if (measure(word) <= width) return [{ text: word, glue: ' ' }];
  const all = parts(word).flatMap((part) => (measure(part) <= width ? [part] : broken(part, width, measure)));
  return all.map((text, index) => ({ text, glue: index === 0 ? ' ' : '' }));
}

/** Lines of a text within a width: broken at blanks; a word that does not fit by itself after a sign, else anywhere. */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const { text: piece, glue } of text.split(/\s+/).flatMap((word) => piecesOf(word, width, measure))) {
    const longer = line === '' ? piece : `${line}${glue}${piece}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = piece;
  }
  return [...lines, line];
}
