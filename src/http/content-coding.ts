import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Inbound } from './inbound';
import { Refusal } from './refusal';

/** Content codings that are read and written, most wanted first (RFC 9110 §8.4.1). */
export const contentCodings = ['br', 'gzip', 'deflate'] as const;
export type ContentCoding = (typeof contentCodings)[number];

const decoders: Readonly<Record<ContentCoding, () => Transform>> = {
  br: createBrotliDecompress,
  gzip: createGunzip,
  deflate: createInflate,
};

/** RFC 9110 §8.4.1.3: `x-gzip` is another name of gzip. */
export const codingNamed = (name: string): ContentCoding | undefined =>
  contentCodings.find((coding) => coding === (name === 'x-gzip' ? 'gzip' : name));

/** How the body of a request is coded; undefined when it is sent as it is. Refuses (415) a coding that is not read. */
export function codingOf(request: Pick<Inbound, 'headers'>): ContentCoding | undefined {
  const header = request.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (header === '' || header === 'identity') return undefined;
  const coding = codingNamed(header);
  if (coding) return coding;
  throw new Refusal(
    415,
    {
      code: 'not-supported',
      diagnostics: `A body is sent as it is or coded once, as ${contentCodings.join(', ')}.`,
      location: 'http.Content-Encoding',
    },
    { 'accept-encoding': contentCodings.join(', ') },
  );
}

/** What zlib says of bytes that are not what they claim to be; anything else went wrong elsewhere. */
const isBadCode = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(Z_|ERR_(BROTLI|_ERROR)|ERR_BROTLI)/.test(String(error.code));

/**
 * The bytes behind a coding, as they come. Whoever reads counts them, and stops when there are too many: what a few bytes
 * unfold to is known only by unfolding them. Refuses (400) bytes that are not of the coding.
 */
export async function* decodedChunks(
  chunks: AsyncIterable<Uint8Array>,
  coding: ContentCoding | undefined,
): AsyncGenerator<Uint8Array> {
  if (coding === undefined) {
    yield* chunks;
    return;
  }
  const decoder = decoders[coding]();
  // Its errors arrive where the decoder is read.
  pipeline(Readable.from(chunks, { objectMode: true }), decoder, () => {});
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
  } catch (error) {
    if (!isBadCode(error)) throw error;
    const diagnostics = `The body is not whole or not ${coding}, which Content-Encoding says it is.`;
    throw new Refusal(400, { code: 'structure', diagnostics, location: 'http.Content-Encoding' });
  }
}
