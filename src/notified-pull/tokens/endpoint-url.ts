const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address of an endpoint that keys or secrets travel to.
 *
 * @throws {TypeError} When it is no `https` URL (`http` is for a loopback address only) or holds credentials.
 */
export function endpointUrl(input: string | URL, option: string): URL {
  const url = URL.canParse(String(input)) ? new URL(String(input)) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === undefined || !safe || url.username !== '' || url.password !== '') {
    throw new TypeError(`\`${option}\` is an https URL without credentials, e.g. https://as.example.nl/${option}.`);
  }
  return url;
}

/** What an endpoint answered, or why there is no answer. */
export type EndpointAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly failure: 'timeout' | 'unreachable' | 'status' | 'not-json' | 'too-large' };

/** Asks an endpoint for JSON. Never throws, follows no redirect, reads no more than `maxBytes`. */
export async function askJson(
  url: URL,
  init: RequestInit,
  options: { readonly fetch: typeof fetch; readonly timeoutMs: number; readonly maxBytes: number },
): Promise<EndpointAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await options.fetch(url, { ...init, redirect: 'error', signal });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, failure: 'status' };
    }
    const text = await textOf(response, options.maxBytes);
    return text === undefined ? { ok: false, failure: 'too-large' } : parsed(text);
  } catch {
    return { ok: false, failure: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

async function textOf(response: Response, maxBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    size += read.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(read.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): EndpointAnswer {
  try {
    return { ok: true, body: JSON.parse(text) };
  } catch {
    return { ok: false, failure: 'not-json' };
  }
}
