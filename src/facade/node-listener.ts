import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHeaders, createRequestListener, sendResponse } from '@remix-run/node-fetch-server';
import type { BgzFacade } from './create-bgz-facade';

/** What Express adds to a request: the whole path, of which it cuts off its mount path. */
type Incoming = IncomingMessage & { originalUrl?: string };

const mayHaveBody = (method: string | undefined): boolean => method === 'POST' || method === 'PUT';

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
 * @throws {TypeError} When it is not given a facade.
 * @example
 * createServer(nodeListener(facade)).listen(3000); // node:http
 * app.use('/fhir', nodeListener(facade));          // Express, before app.use(express.json())
 */
export function nodeListener(
  facade: Pick<BgzFacade, 'fetch'>,
): (incoming: IncomingMessage, response: ServerResponse) => void {
  if (typeof (facade as Partial<BgzFacade> | undefined)?.fetch !== 'function')
    throw new TypeError('nodeListener takes the facade itself: nodeListener(createBgzFacade({ … })).');
  // A Host or an address that makes no URL; the facade itself never rejects. Nothing of it is repeated or logged.
  const onError = () => new Response('Bad Request', { status: 400 });
  const listener = createRequestListener((request: Request) => facade.fetch(request), { onError });
  return (incoming: Incoming, response) => {
    if (incoming.originalUrl !== undefined) incoming.url = incoming.originalUrl;
    showAllCredentials(incoming);
    if (!mayHaveBody(incoming.method) || !incoming.readableDidRead) {
      listener(incoming, response);
      return;
    }
    withBodyUsed(incoming)
      .then((request) => facade.fetch(request))
      .then((answer) => sendResponse(response, answer))
      .catch(() => response.destroy());
  };
}
