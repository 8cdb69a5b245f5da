import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import { epdFacade } from './facade.js';

/** The facade in a plain node:http server, under /fhir. Port 0 takes a free one. */
export function start(port: number): Promise<Server> {
  const server = createServer(serverLimits, nodeListener(epdFacade()));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
