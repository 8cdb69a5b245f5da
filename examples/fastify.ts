import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import fastify from 'fastify';
import { epdFacade } from './facade.js';

/** The facade in an existing Fastify application, under /fhir. */
export async function start(port: number): Promise<Server> {
  const app = fastify({ serverFactory: (handler) => createServer(serverLimits, handler) });
  const listener = nodeListener(epdFacade());

  // In a scope of its own: there no body is parsed, the facade reads POST _search itself. With a parser left in, a search by
  // POST is refused with 400.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    for (const path of ['/fhir', '/fhir/*'])
      scope.all(path, (request, reply) => {
        reply.hijack();
        listener(request.raw, reply.raw);
      });
  });
  app.get('/', async () => 'De rest van het EPD');

  await app.listen({ port, host: '127.0.0.1' });
  return app.server;
}
