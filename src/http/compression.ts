import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createDeflate, createGzip, deflate, gzip } from 'node:zlib';
import { type ContentCoding, codingNamed, contentCodings } from './content-coding';

/** Below this the coding costs more than it saves: it must fit one packet either way. */
const LEAST_BYTES = 1_024;

const asGzip = promisify(gzip);
const asDeflate = promisify(deflate);
const asBrotli = promisify<Uint8Array, { params: Record<number, number> }, Buffer>(brotliCompress);
// Its own default is for files that are coded once and sent for years; at 4 it takes as long as gzip and is smaller.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const coders: Readonly<Record<ContentCoding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  br: (bytes) => asBrotli(bytes, BROTLI),
  gzip: (bytes) => asGzip(bytes),
  deflate: (bytes) => asDeflate(bytes),
};

const coderStreams: Readonly<Record<ContentCoding, () => Transform>> = {
  br: () => createBrotliCompress(BROTLI),
  gzip: () => createGzip(),
  deflate: () => createDeflate(),
};

/** How an answer may be coded: `coding` when there is enough of it to be worth it, and whether it must be. */
export interface AnswerCoding {
  readonly coding: ContentCoding | undefined;
  /** True when the receiver does not take an answer as it is. */
  readonly always: boolean;
}

/** Not coded. */
export const asItIs: AnswerCoding = { coding: undefined, always: false };

function weightsIn(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
    if (name === '') continue;
    const q = parameters.find((one) => one.startsWith('q='))?.slice(2);
    const weight = Number(q ?? 1);
    weights.set(codingNamed(name) ?? name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  return weights;
}

/** How the receiver wants an answer coded (RFC 9110 §12.5.3); undefined when it takes it in no way there is. */
export function codingFor(acceptEncoding: string | null): AnswerCoding | undefined {
  if (acceptEncoding === null) return asItIs;
  const weights = weightsIn(acceptEncoding);
  const others = weights.get('*');
  const identity = weights.get('identity') ?? (others === 0 ? 0 : undefined);
  const [best] = contentCodings
    .map((coding) => ({ coding, weight: weights.get(coding) ?? others ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= (identity ?? 0))
    .sort((a, b) => b.weight - a.weight);
  if (best) return { coding: best.coding, always: identity === 0 };
  return identity === 0 ? undefined : asItIs;
}

/**
 * The bytes of an answer, coded when that is wanted and worth it.
 *
 * Compression tells the length of what repeats (BREACH). To use that, someone must make the receiver's own system send
 * requests of his choice with its token, and see the lengths of the answers. A receiver is no browser that runs the pages
 * of others, no answer holds the token, and what an answer repeats of its request (the self link) is the caller's own.
 *
 * @returns What to send, and the coding it is in.
 */
export async function coded(
  text: string,
  { coding, always }: AnswerCoding,
): Promise<{ readonly body: string | Uint8Array<ArrayBuffer>; readonly coding?: ContentCoding }> {
  const enough = always || Buffer.byteLength(text) >= LEAST_BYTES;
  if (coding === undefined || !enough) return { body: text };
  return { body: new Uint8Array(await coders[coding](Buffer.from(text))), coding };
}

/** The bytes of an answer that is sent in parts, coded where that is wanted; what breaks the parts breaks them. */
export async function* codedParts(
  parts: AsyncIterable<string>,
  coding: ContentCoding | undefined,
): AsyncGenerator<Uint8Array> {
  if (coding === undefined) {
    for await (const part of parts) yield Buffer.from(part);
    return;
  }
  const coder = coderStreams[coding]();
  const done = pipeline(Readable.from(parts), coder);
  // What broke is thrown by the coder as it is read; here it would be nobody's.
  done.catch(() => {});
  for await (const chunk of coder) yield chunk as Uint8Array;
}
