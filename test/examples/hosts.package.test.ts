import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeListener, serverLimits } from 'bgz-facade/node';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { start as startExpress } from '../../examples/express';
import { epdFacade } from '../../examples/facade';
import { start as startFastify } from '../../examples/fastify';
import { start as startHono } from '../../examples/hono';
import { start as startNest } from '../../examples/nestjs';
import { start as startNodeHttp } from '../../examples/node-http';
import { idSecret } from '../id-secret';
import { itAnswersAsFetch } from './hosts/answers';
import { ask, bearer } from './hosts/ask';
import { startNext } from './hosts/start-next';
import { told, until } from './hosts/told';

vi.mock(import('../../examples/facade'), async (original) => {
  vi.stubEnv('BGZ_ID_SECRET', (await import('../id-secret')).idSecret);
  const own = await original();
  const { sources } = await import('../../examples/epd-sources');
  const { tell } = await import('./hosts/told');
  const { watched } = await import('./hosts/watched-epd');
  return { epdFacade: (more = {}) => own.epdFacade({ ...watched(sources, tell), ...more }) };
});

beforeEach(() => {
  vi.stubEnv('BGZ_ID_SECRET', idSecret);
  told.splice(0);
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

describe.each([
  ['node:http', startNodeHttp],
  ['Express', startExpress],
  ['Fastify', startFastify],
  ['Hono', startHono],
  ['NestJS', startNest],
  ['Next', startNext],
])('the facade in %s', (_name, start) => {
  let server: Server;

  beforeAll(async () => {
    server = await start(0);
  });
  afterAll(() => stop(server));

  itAnswersAsFetch({ base: () => `http://127.0.0.1:${portOf(server)}/fhir`, until });

  it('keeps the limits of serverLimits', async () => {
    const { headersTimeout, requestTimeout } = serverLimits;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([headersTimeout, requestTimeout]);
    const headers = { ...bearer, 'x-long': 'a'.repeat(serverLimits.maxHeaderSize) };
    expect((await ask(`http://127.0.0.1:${portOf(server)}/fhir`, { path: 'Condition', headers })).status).toBe(431);
  });
});

it.each([
  ['Express', startExpress],
  ['Fastify', startFastify],
  ['Hono', startHono],
])('%s serves what it served before beside it', async (_name, start) => {
  const server = await start(0);
  const rest = await ask(`http://127.0.0.1:${portOf(server)}`, { path: '' });
  expect([rest.status, rest.body.toString()]).toEqual([200, 'De rest van het EPD']);
  await stop(server);
});

describe('mounted wrongly', () => {
  it('behind a body parser, refuses a search by POST and says what to do', async () => {
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.use('/fhir', nodeListener(epdFacade()));
    const server = createServer(serverLimits, app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const headers = { ...bearer, 'content-type': 'application/x-www-form-urlencoded' };
    const question = { path: 'Condition/_search', method: 'POST', headers, body: 'clinical-status=active' };
    const reply = await ask(`http://127.0.0.1:${portOf(server)}/fhir`, question);
    expect(reply.status).toBe(400);
    expect(reply.body.toString()).toContain('Mount the facade before any body parser');
    await stop(server);
  });

  it('with a Request that was read, refuses it and says what to do', async () => {
    const headers = { ...bearer, 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'clinical-status=active';
    const request = new Request('http://127.0.0.1/fhir/Condition/_search', { method: 'POST', headers, body });
    await request.text();
    const response = await epdFacade().fetch(request);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Mount the facade before any body parser');
  });
});
