import { Readable } from 'node:stream';
import type { DocumentContent } from '../bgz/define/content';
import { streamedBody } from '../http/streamed-body';
import { TimeIsOver } from '../limits/within';
import type { BinaryForm } from './answer-content';
import type { FacadeReason } from './refusal-reasons';

/** Why a stream did not reach its end. */
export type Broken = Extract<
  FacadeReason,
  'document-broken' | 'document-size' | 'document-timed-out' | 'document-too-large' | 'aborted'
>;

/** How the bytes of a document go out. */
export interface BinaryOptions {
  readonly form: BinaryForm;
  readonly id: string;
  readonly contentType: string;
  /** Bytes the document says it has; another number is a fault. */
  readonly size: number | undefined;
  readonly maxBytes: number;
  /** Waits for the next part of the content, for as long as a source may take. */
  readonly waitFor: <T>(step: () => Promise<T>) => Promise<T>;
  /** Aborted when the receiver is gone. */
  readonly signal: AbortSignal;
  /** Hears, once, of a stream that did not reach its end. */
  readonly onBroken: (reason: Broken, cause?: unknown) => void;
}

/** Ends a stream that went wrong; the receiver sees the connection break, never a whole document. */
export class BrokenDocument extends Error {
  override readonly name = 'BrokenDocument';
  constructor(
    readonly reason: Broken,
    cause?: unknown,
  ) {
    super(`The document could not be sent whole (${reason}).`, { cause });
  }
}

async function* chunksOf(content: DocumentContent): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else for await (const chunk of content as AsyncIterable<Uint8Array>) yield chunk;
}

async function* checked(
  content: DocumentContent,
  { size, maxBytes }: Pick<BinaryOptions, 'size' | 'maxBytes'>,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of chunksOf(content)) {
    if (!(chunk instanceof Uint8Array)) throw new BrokenDocument('document-broken');
    sent += chunk.byteLength;
    if (sent > maxBytes) throw new BrokenDocument('document-too-large');
    if (size !== undefined && sent > size) throw new BrokenDocument('document-size');
    if (chunk.byteLength > 0) yield chunk;
  }
  if (size !== undefined && sent !== size) throw new BrokenDocument('document-size');
}

/**
 * The whole of a document, held in memory, checked on the way as it would be when it goes out.
 *
 * @throws {BrokenDocument} With the reason, when it is not what it says.
 */
export async function wholeOf(
  content: DocumentContent,
  options: Pick<BinaryOptions, 'size' | 'maxBytes' | 'waitFor'>,
): Promise<Uint8Array> {
  const chunks = checked(content, options);
  const held: Uint8Array[] = [];
  try {
    for (;;) {
      const { done, value } = await options.waitFor(() => chunks.next());
      if (done) return Buffer.concat(held);
      held.push(value);
    }
  } catch (error) {
    void chunks.return(undefined).catch(() => {});
    throw error instanceof BrokenDocument ? error : new BrokenDocument(reasonOf(error), error);
  }
}

/** Base64 of bytes as they come: three bytes make four characters, the rest waits for the next chunk. */
async function* base64(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const whole = bytes.byteLength - (bytes.byteLength % 3);
    if (whole > 0) yield Buffer.from(bytes.subarray(0, whole).toString('base64'));
    rest = Uint8Array.from(bytes.subarray(whole));
  }
  if (rest.byteLength > 0) yield Buffer.from(Buffer.from(rest).toString('base64'));
}

/** The resource around the content; id and media type hold no character that JSON or XML would escape. */
const around: Readonly<Record<'json' | 'xml', (options: BinaryOptions) => readonly [string, string]>> = {
  json: ({ id, contentType }) => [
    `{"resourceType":"Binary","id":"${id}","contentType":"${contentType}","content":"`,
    '"}',
  ],
  xml: ({ id, contentType }) => [
    `<?xml version="1.0" encoding="UTF-8"?><Binary xmlns="http://hl7.org/fhir"><id value="${id}"/><contentType value="${contentType}"/><content value="`,
    '"/></Binary>',
  ],
};

async function* written(content: DocumentContent, options: BinaryOptions): AsyncGenerator<Uint8Array> {
  if (options.form === 'raw') {
    yield* checked(content, options);
    return;
  }
  const [before, after] = around[options.form](options);
  yield Buffer.from(before);
  yield* base64(checked(content, options));
  yield Buffer.from(after);
}

function reasonOf(error: unknown): Broken {
  if (error instanceof BrokenDocument) return error.reason;
  return error instanceof TimeIsOver ? 'document-timed-out' : 'document-broken';
}

/** Lets go of a source that nobody has read from yet: one that has, is let go with the stream. */
async function letGo(content: DocumentContent): Promise<void> {
  if (content instanceof Uint8Array) return;
  // What iterates a stream of Node closes it only once it has begun.
  if (content instanceof Readable) content.destroy();
  else await (content as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]().return?.(undefined);
}

/** The body of a Binary: streamed at the pace of the receiver, checked on the way. */
export function binaryBody(content: DocumentContent, options: BinaryOptions): ReadableStream<Uint8Array> {
  const { signal, waitFor, onBroken } = options;
  const why = (cause: unknown, gone: boolean): Broken => (gone ? 'aborted' : reasonOf(cause));
  return streamedBody(written(content, options), {
    signal,
    waitFor,
    letGo: () => letGo(content),
    onBroken: (cause, gone) => onBroken(why(cause, gone), cause instanceof BrokenDocument || gone ? undefined : cause),
    brokenBy: (cause, gone) => new BrokenDocument(why(cause, gone)),
  });
}
