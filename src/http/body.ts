import { charsets, decodeText } from '../fhir/decode-text';
import { codingOf, decodedChunks } from './content-coding';
import type { Inbound } from './inbound';
import { Refusal } from './refusal';

const tooLarge = (limit: number) =>
  new Refusal(413, { code: 'too-long', diagnostics: `The body is larger than ${limit} bytes.` });

/** What a body may take. */
export interface BodyLimits {
  /** Bytes, as sent and taken out of their coding. */
  readonly maxBytes: number;
  /** Milliseconds until it must have arrived. */
  readonly timeoutMs: number;
}

/** A body that somebody read before: Express and others do, with a body parser in front. */
const consumed = () =>
  new Refusal(
    400,
    {
      code: 'structure',
      diagnostics:
        'The body was read before it came here. Mount the facade before any body parser: it reads the body itself.',
    },
    {},
    'body-consumed',
  );

const late = (timeoutMs: number) =>
  new Refusal(
    408,
    {
      code: 'timeout',
      diagnostics: `The body did not arrive within ${timeoutMs} ms. When a body parser stands before the facade, mount the facade before it: it reads the body itself.`,
    },
    { connection: 'close' },
    'body-late',
  );

const brokenOff = () =>
  new Refusal(400, { code: 'incomplete', diagnostics: 'The body broke off.' }, {}, 'body-broken-off');

/** Waits for a step of reading a body, until the time is over or the connection is. */
async function within<T>(step: Promise<T>, over: Promise<never>): Promise<T> {
  try {
    return await Promise.race([step, over]);
  } catch (error) {
    throw error instanceof Refusal ? error : brokenOff();
  }
}

/** Reads the form body of a POST _search; refuses another media type (415) and more bytes than allowed (413). */
export async function formBody(request: Inbound, limits: BodyLimits): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new Refusal(415, {
      code: 'not-supported',
      diagnostics: 'A search by POST has a body of application/x-www-form-urlencoded.',
      location: 'http.Content-Type',
    });
  }
  return bodyText(request, limits);
}

/** The text of a body, in the character set it is told to be in; refuses what cannot be read so (415, 400): nothing is replaced. */
export async function bodyText(request: Inbound, limits: BodyLimits): Promise<string> {
  const read = decodeText(await bodyBytes(request, limits), request.headers.get('content-type'));
  if (read.ok) return read.text;
  if (read.fault === 'unknown-charset')
    throw new Refusal(
      415,
      {
        code: 'not-supported',
        diagnostics: `The body is in a character set that is not read here; send UTF-8 (read are ${charsets.join(', ')}).`,
        location: 'http.Content-Type',
      },
      {},
      'unknown-charset',
    );
  throw new Refusal(
    400,
    {
      code: 'structure',
      diagnostics: `The body is not ${read.charset} text, which it is by its Content-Type, its XML declaration or by default; send UTF-8.`,
      location: 'http.Content-Type',
    },
    {},
    'not-the-charset',
  );
}

async function* sentChunks(request: Inbound, { maxBytes, timeoutMs }: BodyLimits): AsyncGenerator<Uint8Array> {
  if (request.isRead) throw consumed();
  const reader = request.request.body?.getReader();
  if (reader === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late(timeoutMs)), timeoutMs);
  });
  // Between two steps nobody waits for it.
  over.catch(() => {});
  let size = 0;
  try {
    for (;;) {
      const step = await within(reader.read(), over);
      if (step.done) return;
      size += step.value.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield step.value;
    }
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}

/**
 * The bytes of a body, taken out of their `Content-Encoding`. Refuses more than allowed, as sent and as they are then (413),
 * a coding that is not read (415), bytes that are not of it (400), a body that was read before (400) and one that does not
 * arrive in time (408).
 */
async function bodyBytes(request: Inbound, limits: BodyLimits): Promise<Uint8Array> {
  const { maxBytes } = limits;
  const coding = codingOf(request);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decodedChunks(sentChunks(request, limits), coding)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
