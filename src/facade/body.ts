import { charsets, decodeText } from '../fhir/decode-text';
import { codingOf, decodedChunks } from './content-coding';
import { Refusal } from './refusal';

const tooLarge = (limit: number) =>
  new Refusal(413, { code: 'too-long', diagnostics: `The body is larger than ${limit} bytes.` });

/** Reads the form body of a POST _search; refuses another media type (415) and more bytes than allowed (413). */
export async function formBody(request: Request, maxBytes: number): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new Refusal(415, {
      code: 'not-supported',
      diagnostics: 'A search by POST has a body of application/x-www-form-urlencoded.',
      location: 'http.Content-Type',
    });
  }
  return bodyText(request, maxBytes);
}

/** The text of a body, in the character set it is told to be in; refuses what cannot be read so (415, 400): nothing is replaced. */
export async function bodyText(request: Request, maxBytes: number): Promise<string> {
  const read = decodeText(await bodyBytes(request, maxBytes), request.headers.get('content-type'));
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

async function* sentChunks(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
      size += step.value.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield step.value;
    }
  } finally {
    reader?.cancel().catch(() => {});
  }
}

/**
 * The bytes of a body, taken out of their `Content-Encoding`. Refuses more than allowed, as sent and as they are then (413),
 * a coding that is not read (415) and bytes that are not of it (400).
 */
export async function bodyBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const coding = codingOf(request);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decodedChunks(sentChunks(request, maxBytes), coding)) {
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
