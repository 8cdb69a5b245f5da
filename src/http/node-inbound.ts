import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Inbound, rememberAddress } from './inbound';
import { formedAddress } from './peer-address';
import { rememberConnection } from './peer-certificate';
import { type Finding, Refusal } from './refusal';

/** What Express adds to a request: the whole path, of which it cuts off its mount path. */
export type Incoming = IncomingMessage & { readonly originalUrl?: string };

const bad = (location: string, diagnostics: string, status = 400, code: Finding['code'] = 'invalid') =>
  new Refusal(status, { code, diagnostics, location });

/** A request of which nobody can say what it asks has no body that is read either. */
const mayHaveBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

/** Methods of which there is no web-standard request, and that nothing here takes. */
const UNKNOWN = /^(?:CONNECT|TRACE|TRACK)$/;

/** The headers as they came, each name once; what HTTP/2 has in place of a first line is none. */
class IncomingHeaders {
  readonly #values = new Map<string, string>();
  /** How many headers named a host. */
  readonly hosts: number;

  constructor({ rawHeaders }: Incoming) {
    let hosts = 0;
    for (let at = 0; at < rawHeaders.length; at += 2) {
      const name = (rawHeaders[at] ?? '').toLowerCase();
      if (name.startsWith(':')) continue;
      if (name === 'host') hosts++;
      const before = this.#values.get(name);
      const value = rawHeaders[at + 1] ?? '';
      this.#values.set(name, before === undefined ? value : `${before}, ${value}`);
    }
    this.hosts = hosts;
  }

  get(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#values[Symbol.iterator]();
  }
}

/** The host of a Host header or an `:authority`; undefined for what is none. */
function hostIn(text: string): string | undefined {
  if (!/^[A-Za-z0-9._~:[\]-]+$/.test(text)) return undefined;
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).host : undefined;
}

/**
 * Node takes the first of two Host headers, a proxy in front perhaps the other; of one that is no host it says nothing; and a request
 * may name its host in its first line as well. All must say the same.
 *
 * @returns The host as it was written; undefined where it is none.
 */
function hostOf(incoming: Incoming, headers: IncomingHeaders, named: string | undefined): string | undefined {
  const authority = incoming.headers[':authority'];
  const given = [headers.get('host') ?? undefined, typeof authority === 'string' ? authority : undefined, named];
  const hosts = given.filter((one) => one !== undefined);
  const [host = 'localhost'] = hosts;
  const [first, ...others] = new Set((hosts.length > 0 ? hosts : [host]).map(hostIn));
  return headers.hosts > 1 || first === undefined || others.length > 0 ? undefined : host;
}

/**
 * A path that a URL would read as another one (dot segments, a backslash as a slash): a rule of a proxy in front, which sees the
 * path as it was sent, would be passed by.
 */
function isPathSound(target: string): boolean {
  const [path = ''] = target.split(/[?#]/, 1);
  return !path.includes('\\') && !path.split('/').some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
}

/** Scheme and host of a target that has them (RFC 9112 §3.2.2: what is sent to a proxy), and the rest. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/is;

const schemeOf = ({ socket }: Incoming): 'http' | 'https' =>
  'encrypted' in socket && socket.encrypted === true ? 'https' : 'http';

/** A host of letters, digits, dots and hyphens, and a path without anything that could lead elsewhere. */
const PLAIN_HOST = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/;
const PLAIN_TARGET = /^\/[A-Za-z0-9$_/-]*(?:\?[^#]*)?$/;

/** The address of most requests: one Host, a plain path. Undefined for any other, which is looked at more closely. */
function plainAddress(incoming: Incoming, headers: IncomingHeaders, target: string): URL | undefined {
  const host = headers.get('host');
  if (headers.hosts !== 1 || host === null || incoming.headers[':authority'] !== undefined) return undefined;
  if (!PLAIN_HOST.test(host) || !PLAIN_TARGET.test(target)) return undefined;
  try {
    return new URL(`${schemeOf(incoming)}://${host}${target}`);
  } catch {
    return undefined;
  }
}

/** The address of a request; refuses (400) one that may be read as another. */
function addressOf(incoming: Incoming, headers: IncomingHeaders): URL {
  const target = incoming.originalUrl ?? incoming.url ?? '/';
  const [, named, rest = target] = ABSOLUTE.exec(target) ?? [];
  const plain = plainAddress(incoming, headers, target);
  if (plain !== undefined) return plain;
  const host = hostOf(incoming, headers, named);
  if (host === undefined) throw bad('http.Host', 'A request has one Host header, a host name.');
  if (!isPathSound(rest))
    throw bad('http.target', 'A path is sent as it is meant: without dot segments and backslashes.');
  // What stands behind it would be left out of the search, and that made wider.
  if (rest.includes('#')) throw bad('http.target', 'The address of a request has no fragment; send a # as %23.');
  const text = `${schemeOf(incoming)}://${host}${named !== undefined && !rest.startsWith('/') ? '/' : ''}${rest}`;
  if (!URL.canParse(text)) throw bad('http.target', 'The address of this request cannot be read.');
  return new URL(text);
}

/** Who asks: of the connection, or what the farthest proxy that is trusted got it from. Undefined where that says no address. */
function peerAddress({ socket }: Incoming, headers: IncomingHeaders, proxies: number): string | undefined {
  if (proxies === 0) return formedAddress(socket.remoteAddress);
  return formedAddress(headers.get('x-forwarded-for')?.split(',').at(-proxies));
}

/** The body as it comes, at the pace of who reads it. Who stops leaves the connection to who answers. */
function bodyOf(incoming: Incoming): ReadableStream<Uint8Array> {
  let chunks: AsyncIterator<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        chunks ??= incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function requestOf(
  incoming: Incoming,
  { method, url, signal, isRead }: Omit<Inbound, 'request'>,
  headers: IncomingHeaders,
): Request {
  const init: RequestInit & { duplex?: 'half' } = { method, headers: [...headers] };
  if (mayHaveBody(method) && !isRead) Object.assign(init, { body: bodyOf(incoming), duplex: 'half', signal });
  return new Request(url, init);
}

/**
 * A request of a connection as it is answered. The web-standard one is only made when a port asks for it.
 *
 * @throws {Refusal} For a request of which two may think different things: hosts, dot segments.
 */
export function nodeInbound(incoming: Incoming, response: ServerResponse, trustedProxies: number): Inbound {
  const method = incoming.method ?? 'GET';
  const headers = new IncomingHeaders(incoming);
  const url = addressOf(incoming, headers);
  if (UNKNOWN.test(method)) throw bad('http.method', 'This server takes no such requests.', 405, 'not-supported');
  const isRead = mayHaveBody(method) && incoming.readableDidRead;
  const address = peerAddress(incoming, headers, trustedProxies);
  let controller: AbortController | undefined;
  let [isGone, isSent] = [false, false];
  let request: Request | undefined;
  response.once('finish', () => {
    isSent = true;
  });
  response.once('close', () => {
    isGone = !isSent;
    if (isGone) controller?.abort();
  });
  const inbound = {
    method,
    url,
    headers,
    address,
    isRead,
    get signal() {
      controller ??= new AbortController();
      if (isGone) controller.abort();
      return controller.signal;
    },
    get request() {
      if (request === undefined) {
        request = requestOf(incoming, inbound, headers);
        // Its own would cost a third of the answer, and is seldom looked at: ports get a signal beside it.
        Object.defineProperty(request, 'signal', { get: () => inbound.signal });
        rememberAddress(request, address);
        // Behind a proxy the connection, and what it showed, is the proxy's.
        if (trustedProxies === 0) rememberConnection(request, incoming.socket);
      }
      return request;
    },
  };
  return inbound;
}
