import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fhirTransport, peerProfile } from '../../../src/notified-pull';
import { installSdk, removeSdk } from '../../telemetry/sdk';
import { doctor, expectNoLeak, notificationOf, referral, TOKEN, worldOf } from './support';

const world = worldOf();
let server: Server | undefined;
afterEach(async () => {
  removeSdk();
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
});

const bodyOf = async (request: IncomingMessage): Promise<string> => Buffer.concat(await request.toArray()).toString();

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly type: string;
  readonly body: string;
}

/** A receiver on this machine. */
async function listening(status: (seen: Seen) => number) {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const one = {
      method,
      url,
      authorization: headers.authorization ?? '',
      type: headers['content-type'] ?? '',
      body: await bodyOf(request),
    };
    seen.push(one);
    response
      .writeHead(status(one), { 'content-type': 'application/fhir+json' })
      .end(one.method === 'POST' ? one.body : '');
  });
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { seen, baseUrl: `http://127.0.0.1:${port}/fhir` };
}

describe('over a real connection', () => {
  it.each(['json', 'xml'] as const)('a notification and its cancel arrive as %s', async (form) => {
    const w = world();
    const { seen, baseUrl } = await listening(({ method }) => (method === 'POST' ? 201 : 200));
    const pull = w.pull({
      transport: fhirTransport({ allowLoopbackHttp: true }),
      peers: [peerProfile('twiin', { name: 'haven', mediaType: form })],
      peer: 'haven',
      send: { directory: async () => ({ baseUrl }), allowLoopbackHttp: true },
    });
    const { id, identifier } = notificationOf(await pull.notify(referral, doctor));
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    await pull.cancel(id, { reason: 'wrong-receiver', scope: 'this' }, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ sent: 1 });
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(seen[0]).toMatchObject({ url: '/fhir/Task', authorization: `Bearer ${TOKEN}` });
    expect(seen[0]?.type).toContain(`application/fhir+${form}`);
    expect(seen[0]?.body).toContain(identifier);
    expect(new URL(seen[1]?.url ?? '', baseUrl).searchParams.get('identifier')).toBe(`urn:ietf:rfc:3986|${identifier}`);
    expectNoLeak(w);
  });

  it('nobody listening is a retry', async () => {
    const w = world();
    const { baseUrl } = await listening(() => 201);
    await new Promise((done) => server?.close(done));
    const pull = w.pull({
      transport: fhirTransport({ allowLoopbackHttp: true }),
      send: { directory: async () => ({ baseUrl }), allowLoopbackHttp: true },
    });
    await pull.notify(referral, doctor);
    expect(await pull.outbox.runOnce()).toMatchObject({ retried: 1 });
    expect(w.lines.at(-1)).toMatchObject({ event: 'message-retried', failure: 'unreachable' });
  });
});

describe('what monitoring sees of sending', () => {
  it('is told by event, outcome and stable code, with the trace in the trail', async () => {
    const sdk = installSdk();
    const w = world();
    const { baseUrl } = await listening(() => 422);
    const pull = w.pull({
      transport: fhirTransport({ allowLoopbackHttp: true }),
      send: { directory: async () => ({ baseUrl }), allowLoopbackHttp: true },
    });
    const { id } = notificationOf(await pull.notify(referral, doctor));
    await pull.outbox.runOnce();
    await pull.cancel(id, { reason: 'duplicate', scope: 'this' }, doctor);
    const figures = await sdk.figures();
    const attributes = (name: string) => figures.get(name)?.dataPoints.map((point) => point.attributes);
    expect(attributes('bgz.notification.events')).toEqual([
      { event: 'notify', outcome: 'success' },
      { event: 'cancel', outcome: 'success' },
    ]);
    expect(attributes('bgz.outbox.messages')).toEqual([{ kind: 'notify', outcome: 'dead', failure: 'http-422' }]);
    expect(attributes('bgz.send.duration')).toEqual([{ kind: 'notify', outcome: 'dead' }]);
    const depth = figures.get('bgz.outbox.depth')?.dataPoints.map(({ attributes: a, value }) => [a.state, value]);
    // The dead notification gave way to its cancel.
    expect(depth).toContainEqual(['queued', 1]);
    expect(depth).toContainEqual(['dropped', 1]);
    const span = sdk.spans().find(({ name }) => name === 'bgz.send');
    expect(span).toMatchObject({ status: { code: 2 }, attributes: { kind: 'notify', status: 422 } });
    const sent = w.entries.find(({ kind }) => kind === 'send');
    expect(sent?.traceId).toBe(span?.spanContext().traceId);
    expectNoLeak(w);
  });
});
