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
  return new TextDecoder().decode(await bodyBytes(request, maxBytes));
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
