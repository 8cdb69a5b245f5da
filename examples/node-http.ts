import { createServer, type Server } from 'node:http';
import { createBgzFacade } from 'bgz-facade';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import { authorize, sources } from './epd-sources.js';
import { idSecret } from './id-secret.js';

/** The facade in a plain node:http server, under /fhir. Port 0 takes a free one. */
export function start(port: number): Promise<Server> {
  const facade = createBgzFacade({ sources, authorize, idSecret: idSecret() });
  const server = createServer(serverLimits, nodeListener(facade));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
