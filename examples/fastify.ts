import type { Server } from 'node:http';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createBgzFacade } from 'bgz-facade';
import fastify from 'fastify';
import { authorize, sources } from './epd-sources';
import { idSecret } from './id-secret';

/** The facade in an existing Fastify application, under /fhir. */
export async function start(port: number): Promise<Server> {
  const facade = createBgzFacade({ sources, authorize, idSecret: idSecret() });
  const app = fastify();
  const listener = createRequestListener((request) => facade.fetch(request));

  // In a scope of its own: there no body is parsed, the facade reads POST _search itself.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all('/fhir/*', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
  });
  app.get('/', async () => 'De rest van het EPD');

  await app.listen({ port, host: '127.0.0.1' });
  return app.server;
}
