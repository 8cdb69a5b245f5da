import { decodeText } from '../../fhir/decode-text';

/** Pieces of a text as they come: text, or bytes of it. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A line with something on it, or why its text is not there. */
export type Line = { readonly line: number } & (
  | { readonly text: string }
  | { readonly unread: 'too-long' | 'unknown-charset' | 'not-the-charset' }
);

/** Lines end at a line feed only: a JSON text may hold the other line ends of Unicode. */
const feedIn = (chunk: string | Uint8Array, from: number): number =>
  typeof chunk === 'string' ? chunk.indexOf('\n', from) : chunk.indexOf(10, from);

const pieceOf = (chunk: string | Uint8Array, from: number, to: number): string | Uint8Array =>
  typeof chunk === 'string' ? chunk.slice(from, to) : chunk.subarray(from, to);

/** What is on a line, from its pieces; undefined when nothing is. */
function lineOf(line: number, pieces: readonly (string | Uint8Array)[]): Line | undefined {
  if (pieces.every((piece) => typeof piece === 'string')) {
    const text = pieces.join('');
    return text.trim() === '' ? undefined : { line, text };
  }
  const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  const read = decodeText(bytes);
  if (!read.ok) return { line, unread: read.fault };
  return read.text.trim() === '' ? undefined : { line, text: read.text };
}

/**
 * The lines of a text that comes in pieces, each forgotten when it is told; blank ones are counted and passed over.
 *
 * @param longest A line of more characters, or bytes, than this is not kept.
 * @throws {TypeError} For a piece that is neither text nor bytes.
 */
export async function* linesIn(source: Chunks, longest: number): AsyncGenerator<Line> {
  let line = 1;
  let pieces: (string | Uint8Array)[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
      throw new TypeError('validateEach: the source gives text or bytes (Uint8Array).');
    }
    for (let start = 0; start <= chunk.length; ) {
      const feed = feedIn(chunk, start);
      const end = feed < 0 ? chunk.length : feed;
      size += end - start;
      if (size > longest) pieces = [];
      else if (end > start) pieces.push(pieceOf(chunk, start, end));
      start = end + 1;
      if (feed < 0) break;
      const told = size > longest ? ({ line, unread: 'too-long' } as const) : lineOf(line, pieces);
      if (told) yield told;
      line++;
      pieces = [];
      size = 0;
    }
  }
  const told = size > longest ? ({ line, unread: 'too-long' } as const) : lineOf(line, pieces);
  if (told) yield told;
}
