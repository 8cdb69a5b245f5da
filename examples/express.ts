import type { Server } from 'node:http';
import { createBgzFacade } from 'bgz-facade';
import { nodeListener } from 'bgz-facade/node';
import express from 'express';
import { authorize, sources } from './epd-sources.js';
import { idSecret } from './id-secret.js';

/** The facade in an existing Express application, under /fhir. */
export function start(port: number): Promise<Server> {
  const facade = createBgzFacade({ sources, authorize, idSecret: idSecret() });
  const app = express();

  // Before any body parser (express.json, express.urlencoded): POST _search has a body, and the facade reads it itself.
  app.use('/fhir', nodeListener(facade));
  app.get('/', (_request, response) => {
    response.send('De rest van het EPD');
  });

  return new Promise((resolve) => {
    const server = app.listen(port, '127.0.0.1', () => resolve(server));
  });
}
