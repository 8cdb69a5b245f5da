import { createServer, type Server } from 'node:http';
import { type HttpBindings, serve } from '@hono/node-server';
import { rememberAddress, serverLimits } from 'bgz-facade/node';
import { Hono } from 'hono';
import { epdFacade } from './facade.js';

/** The facade in an existing Hono application, under /fhir, here on Node. */
export function start(port: number): Promise<Server> {
  const facade = epdFacade();
  const app = new Hono<{ Bindings: HttpBindings }>();

  // Before any middleware that reads or limits bodies, and with the request as it came: `c.req.raw`, unread.
  for (const path of ['/fhir', '/fhir/*'])
    app.all(path, (c) => {
      rememberAddress(c.req.raw, c.env.incoming.socket.remoteAddress);
      return facade.fetch(c.req.raw);
    });
  app.get('/', (c) => c.text('De rest van het EPD'));

  return new Promise((resolve) => {
    const options = { fetch: app.fetch, port, hostname: '127.0.0.1', createServer, serverOptions: serverLimits };
    const server = serve(options, () => resolve(server as Server));
  });
}
