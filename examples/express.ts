import { createServer, type Server } from 'node:http';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import express from 'express';
import { epdFacade } from './facade.js';

/** The facade in an existing Express application, under /fhir. */
export function start(port: number): Promise<Server> {
  const app = express();

  // Before any body parser: POST _search has a body, and the facade reads it itself.
  app.use('/fhir', nodeListener(epdFacade()));
  app.use(express.json(), express.urlencoded({ extended: false }));
  app.get('/', (_request, response) => {
    response.send('De rest van het EPD');
  });

  // `app.listen` would make a server with the limits of Node, which wait five minutes for who sends drop by drop.
  const server = createServer(serverLimits, app);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
