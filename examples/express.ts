import type { Server } from 'node:http';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createBgzFacade } from 'bgz-facade';
import express from 'express';
import { authorize, sources } from './epd-sources';
import { idSecret } from './id-secret';

/** The facade in an existing Express application, under /fhir. */
export function start(port: number): Promise<Server> {
  const facade = createBgzFacade({ sources, authorize, idSecret: idSecret() });
  const app = express();
  const listener = createRequestListener((request) => facade.fetch(request));

  // Before any body parser: POST _search has a body, and the facade reads it itself. Express cuts the mount path off
  // `url`; the facade wants the whole path.
  app.use('/fhir', (request, response) => {
    request.url = request.originalUrl;
    listener(request, response);
  });
  app.get('/', (_request, response) => {
    response.send('De rest van het EPD');
  });

  return new Promise((resolve) => {
    const server = app.listen(port, '127.0.0.1', () => resolve(server));
  });
}
