import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import type { Line } from './line.js';

/** A server on this machine that can go down and come back under the same address. */
export interface PlayServer {
  readonly origin: string;
  down(): Promise<void>;
  up(): Promise<void>;
}

/** One line per request that a server answers: method, path without the values of its parameters, status. */
export type Exchange = (line: string) => void;

/** Path of a request for people: parameter names stay, what is asked stays, a BSN goes. */
function shortPath(url: URL): string {
  const query = decodeURIComponent(url.search).replace(/\|\d{8,9}(?!\d)/g, '|…');
  const id = /([0-9a-f]{8})[0-9a-f-]{20,}/g;
  const short = `${url.pathname}${query}`.replace(id, '$1…').replaceAll('http://fhir.nl/fhir/NamingSystem/', '');
  return short.length > 100 ? `${short.slice(0, 100)}…` : short;
}

/** Serves a fetch handler on a free port. With TLS there is no connection without a certificate of the region. */
export async function serve(
  name: string,
  line: Line,
  handler: (request: Request) => Promise<Response>,
  exchange: Exchange,
): Promise<PlayServer> {
  const listener = nodeListener({
    fetch: async (request) => {
      const response = await handler(request);
      exchange(`      ${name.padEnd(12)} ${request.method} ${shortPath(new URL(request.url))} → ${response.status}`);
      return response;
    },
  });
  const { tls } = line;
  const create = () =>
    tls === undefined
      ? createServer(serverLimits, listener)
      : createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: true, ...serverLimits }, listener);
  let server: ReturnType<typeof create> | undefined;
  let port = 0;
  async function up(): Promise<void> {
    const next = create();
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(port, '127.0.0.1', resolve);
    });
    port = (next.address() as AddressInfo).port;
    server = next;
  }
  async function down(): Promise<void> {
    const closing = server;
    server = undefined;
    if (closing === undefined) return;
    await new Promise<void>((resolve) => {
      closing.close(() => resolve());
      closing.closeAllConnections();
    });
  }
  await up();
  return { origin: `${tls === undefined ? 'http' : 'https'}://${line.host}:${port}`, up, down };
}
