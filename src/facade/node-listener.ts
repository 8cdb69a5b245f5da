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
 * Mounts a facade in node:http and in what builds on it (Express, Connect, Fastify's raw requests). Mount it before any body
 * parser: the facade reads the body of a POST `_search` itself. Behind one such a request is refused (400) with what to do; an
 * adapter that does not look would wait for ever for a body that is gone.
 *
 * @throws {TypeError} When it is not given a facade.
 * @example
 * createServer(nodeListener(facade)).listen(3000); // node:http
 * app.use('/fhir', nodeListener(facade));          // Express, before app.use(express.json())
 */
export function nodeListener(facade: BgzFacade): (incoming: IncomingMessage, response: ServerResponse) => void {
  if (typeof (facade as Partial<BgzFacade> | undefined)?.fetch !== 'function')
    throw new TypeError('nodeListener takes the facade itself: nodeListener(createBgzFacade({ … })).');
  const listener = createRequestListener((request: Request) => facade.fetch(request));
  return (incoming: Incoming, response) => {
    if (incoming.originalUrl !== undefined) incoming.url = incoming.originalUrl;
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
