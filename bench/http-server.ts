import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createBgzFacade, sourcesOf } from 'bgz-facade';
import { recordsOf } from './records';

// A process of its own, so that the load does not share its event loop. `/fhir` is the facade; `/memory` answers the same
// bytes and headers through the same server and bridge, from memory.
const facade = createBgzFacade({
  sources: sourcesOf([recordsOf(1)]),
  insecure: true,
  baseUrl: 'http://bench.example/fhir',
  mountPath: '/fhir',
});
const answers = new Map<string, { body: string; headers: Headers }>();

async function fromMemory(request: Request): Promise<Response> {
  const url = request.url.replace('/memory/', '/fhir/');
  let answer = answers.get(url);
  if (answer === undefined) {
    const response = await facade.fetch(new Request(url, request));
    answer = { body: await response.text(), headers: response.headers };
    answers.set(url, answer);
  }
  return new Response(answer.body, { headers: answer.headers });
}

const server = createServer(
  createRequestListener((request) => (request.url.includes('/memory/') ? fromMemory(request) : facade.fetch(request))),
);
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
