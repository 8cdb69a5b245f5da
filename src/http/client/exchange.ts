import { TimeIsOver, within } from '../../limits/within';
import { type LoopbackOptions, wouldExpose } from './safe-address';

/** A request to another party, and how much of its answer is taken. */
export interface ExchangeRequest {
  readonly url: string | URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for all of it, the answer read. */
  readonly timeoutMs: number;
  /** Most bytes of the answer, as they are after decompression. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** Told of the bytes of the answer as they come; whoever counts may end the request by `signal`. */
  readonly onBytes?: (count: number) => void;
}

/** Who sends: a `fetch`, Node's own when left out, and what goes along with every request. */
export interface ExchangeOptions extends LoopbackOptions {
  readonly fetch?: typeof fetch;
  readonly requestOptions?: Readonly<Record<string, unknown>>;
}

/** Why there is no answer to go by. Only the first two may pass by themselves. */
export type ExchangeFailure =
  /** No connection, or it broke off. */
  | 'unreachable'
  | 'timeout'
  /** By the caller's signal. */
  | 'aborted'
  /** Nothing was sent: a token or secret would have gone over a network unencrypted. */
  | 'unsafe-address'
  /** More than is taken; the same request would get the same answer. */
  | 'too-large'
  /** Redirects are not followed: what is sent along, a token or a secret, is for this address only. */
  | 'redirected';

/** An answer of any status, read whole, or why there is none; `status` where it was known by then. */
export type Exchanged =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly failure: ExchangeFailure; readonly status?: number };

/**
 * Sends a request and reads the answer as it comes, counting: at the first byte too many it is given up and its connection
 * closed. Never rejects, and waits no longer than told, also for a `fetch` that heeds no signal.
 */
export async function exchange(request: ExchangeRequest, options: ExchangeOptions = {}): Promise<Exchanged> {
  const { url, headers, timeoutMs, signal } = request;
  if (wouldExpose(url, headers, options)) return { ok: false, failure: 'unsafe-address' };
  try {
    return await within(timeoutMs, (ended) => exchanged(request, options, ended), signal);
  } catch (error) {
    if (signal?.aborted) return { ok: false, failure: 'aborted' };
    return { ok: false, failure: error instanceof TimeIsOver ? 'timeout' : 'unreachable' };
  }
}

async function exchanged(
  { url, method, headers, body, maxBytes, onBytes }: ExchangeRequest,
  { fetch: send = fetch, requestOptions = {} }: ExchangeOptions,
  ended: AbortSignal,
): Promise<Exchanged> {
  const init = { ...requestOptions, method, headers, redirect: 'manual' as const, signal: ended };
  const response = await send(url, body === undefined ? init : { ...init, body });
  const reader = response.body?.getReader();
  const close = () => void reader?.cancel().catch(() => {});
  // A body that heeds no signal is left as well; one that was read to its end is not touched by this.
  if (ended.aborted) close();
  ended.addEventListener('abort', close, { once: true });
  try {
    const { status } = response;
    if (isElsewhere(response)) return { ok: false, failure: 'redirected', status };
    const announced = Number(response.headers.get('content-length') ?? 0);
    const bytes = announced > maxBytes ? undefined : await read(reader, maxBytes, onBytes);
    return bytes ? { ok: true, status, headers: response.headers, bytes } : { ok: false, failure: 'too-large', status };
  } finally {
    close();
  }
}

/** A redirect, or an answer that comes from where one led: a `fetch` of the caller may follow them whatever it is told. */
const isElsewhere = ({ status, type, redirected }: Response): boolean =>
  (status >= 300 && status < 400 && status !== 304) || type === 'opaqueredirect' || redirected;

/** The bytes of a body; undefined when they are more than taken. */
async function read(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  maxBytes: number,
  onBytes: ExchangeRequest['onBytes'],
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    size += step.value.byteLength;
    onBytes?.(step.value.byteLength);
    if (size > maxBytes) return undefined;
    chunks.push(step.value);
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
