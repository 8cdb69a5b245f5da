import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { nodeListener } from '../../src/node';

const open: Server[] = [];

/** Listens on a free port of this machine until the tests of the file are over; gives the origin. */
export async function listen(listener: RequestListener, options: ServerOptions = {}): Promise<string> {
  if (open.length === 0)
    afterAll(() => {
      for (const server of open) {
        server.closeAllConnections();
        server.close();
      }
    });
  const server = createServer(options, listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves a handler as a vendor's server would; gives the origin. */
export const serve = (handler: (request: Request) => Promise<Response>): Promise<string> =>
  listen(nodeListener({ fetch: handler }));
