import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHeaders, createRequestListener, sendResponse } from '@remix-run/node-fetch-server';
import { checkOptions } from '../options/check-options';
import { type Rules, whole } from '../options/rules';
import { closeBehind } from './linger';
import { formedAddress, rememberPeer } from './peer-address';
import { operationOutcome } from './refusal';

/** What Express adds to a request: the whole path, of which it cuts off its mount path. */
type Incoming = IncomingMessage & { originalUrl?: string };

const mayHaveBody = (method: string | undefined): boolean => method === 'POST' || method === 'PUT';

/** What answers requests: a facade, or what takes notifications. */
interface Answering {
  fetch(request: Request): Promise<Response>;
}

/** Options of {@link nodeListener}. */
export interface NodeListenerOptions {
  /**
   * How many proxies of your own stand before this server, each of which adds the address it got a request from to
   * `X-Forwarded-For`: the address of who asks (`connectionAddress`) is then as many places from the end of that header. All
   * that stands before it came from outside and is not looked at. Default 0: the address of the connection, no header.
   */
  readonly trustedProxies?: number;
}

const rules: Rules<NodeListenerOptions> = { trustedProxies: whole(0, 10) };

/** Who asks: of the connection, or what the farthest proxy that is trusted got it from. Undefined where that says no address. */
function peerAddress({ socket, headers }: Incoming, proxies: number): string | undefined {
  if (proxies === 0) return formedAddress(socket.remoteAddress);
  return formedAddress([headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-proxies));
}

/** Node takes the first of two Host headers, a proxy in front perhaps the other; and of one that is no host it says nothing. */
function isHostSound({ rawHeaders }: Incoming): boolean {
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');
  const [host = 'localhost'] = hosts;
  return hosts.length <= 1 && /^[A-Za-z0-9._~:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
}

/**
 * A path that a URL would read as another one (dot segments, a backslash as a slash): a rule of a proxy in front, which sees the
 * path as it was sent, would be passed by.
 */
function isPathSound({ url = '' }: Incoming): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  return !path.includes('\\') && !path.split('/').some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
}

const bad = (location: string, diagnostics: string): Response =>
  Response.json(operationOutcome([{ code: 'invalid', diagnostics, location }]), {
    status: 400,
    headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
  });

/** What is wrong with a request before anybody looks at it. */
function faultOf(incoming: Incoming): Response | undefined {
  if (!isHostSound(incoming)) return bad('http.Host', 'A request has one Host header, a host name.');
  if (!isPathSound(incoming))
    return bad('http.target', 'A path is sent as it is meant: without dot segments and backslashes.');
  return undefined;
}

/** The same request with a body that was read, as it was: the facade refuses it and says what to do. */
async function withBodyUsed(incoming: Incoming): Promise<Request> {
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url}`;
  const request = new Request(url, {
    method: incoming.method ?? 'POST',
    headers: createHeaders(incoming),
    body: 'read',
  });
  await request.text();
  return request;
}

/**
 * Of Authorization headers that came twice Node shows the first only (`IncomingMessage.headers`), where a proxy in front may
 * have looked at the other. All are shown, as one field: whoever answers then sees that there are several, and refuses.
 */
function showAllCredentials({ rawHeaders, headers }: Incoming): void {
  const values = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
  if (values.length > 1) headers.authorization = values.join(', ');
}

/**
 * Mounts a facade in node:http and in what builds on it (Express, Connect, Fastify's raw requests). Mount it before any body
 * parser: the facade reads the body of a POST `_search` itself. Behind one such a request is refused (400) with what to do; an
 * adapter that does not look would wait for ever for a body that is gone.
 *
 * What takes notifications is mounted the same way: `nodeListener({ fetch: (request) => receiver.handleNotification(request) })`.
 *
 * A request with two Host headers, or one that is no host name, and one whose path has dot segments or backslashes, is refused
 * (400). Of a request that is answered before its body
 * was read the connection is closed behind the answer.
 *
 * @throws {TypeError} When it is not given a facade, or with an option that is wrong.
 * @example
 * createServer(serverLimits, nodeListener(facade)).listen(3000); // node:http
 * app.use('/fhir', nodeListener(facade));          // Express, before app.use(express.json())
 */
export function nodeListener(
  facade: Answering,
  options: NodeListenerOptions = {},
): (incoming: IncomingMessage, response: ServerResponse) => void {
  if (typeof (facade as Partial<Answering> | undefined)?.fetch !== 'function')
    throw new TypeError('nodeListener takes the facade itself: nodeListener(createBgzFacade({ … })).');
  // A Host or an address that makes no URL; the facade itself never rejects. Nothing of it is repeated or logged.
  const onError = () => bad('http.target', 'The address of this request cannot be read.');
  checkOptions('nodeListener', options, rules);
  const { trustedProxies = 0 } = options;
  const answered = async (incoming: Incoming, response: ServerResponse, request: Request): Promise<Response> => {
    rememberPeer(request, peerAddress(incoming, trustedProxies));
    const answer = await facade.fetch(request);
    closeBehind(incoming, response);
    return answer;
  };
  return (incoming: Incoming, response) => {
    if (incoming.originalUrl !== undefined) incoming.url = incoming.originalUrl;
    const fault = faultOf(incoming);
    if (fault !== undefined) {
      closeBehind(incoming, response);
      sendResponse(response, fault).catch(() => response.destroy());
      return;
    }
    showAllCredentials(incoming);
    if (!mayHaveBody(incoming.method) || !incoming.readableDidRead) {
      createRequestListener((request: Request) => answered(incoming, response, request), { onError })(
        incoming,
        response,
      );
      return;
    }
    withBodyUsed(incoming)
      .then((request) => answered(incoming, response, request))
      .then((answer) => sendResponse(response, answer))
      .catch(() => response.destroy());
  };
}
