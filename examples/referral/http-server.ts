import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeListener, serverLimits } from 'bgz-facade/node';

/**
 * For `allowLoopbackHttp`: all parties of the play are on one machine, and talk http. Between organizations a token goes over
 * https only, without this option.
 */
export const ON_THIS_MACHINE = true;

/** A server on loopback that can go down and come back under the same address. */
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

/** Serves a fetch handler on a free port of this machine. */
export async function serve(
  name: string,
  handler: (request: Request) => Promise<Response>,
  exchange: Exchange,
): Promise<PlayServer> {
  const listener = nodeListener({
    fetch: async (request) => {
      const response = await handler(request);
      exchange(`      ${name}  ${request.method} ${shortPath(new URL(request.url))} → ${response.status}`);
      return response;
    },
  });
  let server: Server | undefined;
  let port = 0;
  async function up(): Promise<void> {
    const next = createServer(serverLimits, listener);
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
  return { origin: `http://127.0.0.1:${port}`, up, down };
}
