import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { BgzFacade } from '../../src/index';
import { nodeListener } from '../../src/node';
import { listen } from '../receive/loopback';

/**
 * The door that the tests of the facade go through: `fetch`, or a server of Node on a real connection. The tests are the same; the
 * project `node` of vitest runs them through the second one.
 */
export const overNode = process.env.BGZ_DOOR === 'node';

/** What the receiver of an answer that broke off sees. */
export const broken = overNode ? 'aborted' : 'could not be sent whole';

const origins = new WeakMap<BgzFacade, Promise<string>>();

async function throughNode(facade: BgzFacade, request: Request): Promise<Response> {
  const known = origins.get(facade) ?? listen(nodeListener(facade), { maxHeaderSize: 65_536 });
  origins.set(facade, known);
  const { pathname, search } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const sending = httpRequest(`${await known}${pathname}${search}`, {
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), ...(body.length > 0 && { 'content-length': body.length }) },
    signal: request.signal,
  });
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  response.on('error', () => {});
  const { statusCode = 0, rawHeaders } = response;
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  if (request.method === 'HEAD') response.resume();
  const sent = request.method === 'HEAD' ? null : (Readable.toWeb(response) as ReadableStream<Uint8Array>);
  return new Response(sent, { status: statusCode, headers });
}

/** Has a facade answer a request, through the door that is looked at. */
export const through = (facade: BgzFacade, request: Request): Promise<Response> =>
  overNode ? throughNode(facade, request) : facade.fetch(request);
