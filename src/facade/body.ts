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

/** The bytes of a body; refuses more than allowed (413). */
export async function bodyBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    size += step.value.byteLength;
    if (size > maxBytes) {
      reader?.cancel().catch(() => {});
      throw tooLarge(maxBytes);
    }
    chunks.push(step.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
