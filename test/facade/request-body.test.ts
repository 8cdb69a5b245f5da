import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Bundle, OperationOutcome } from 'fhir/r3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import { ANNA, facadeOf } from './support';

/** A facade in a real server, with a port that takes whatever Task arrives. */
const received: unknown[] = [];
const facade = facadeOf({
  tasks: {
    read: async () => ({ status: 404, finding: { code: 'not-found', diagnostics: 'none' }, trail: {} }),
    update: async (_id, _request, change) => {
      const body = await change.body({});
      received.push(body);
      return { status: 200, task: body as never, trail: {} };
    },
  },
});
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer(nodeListener(facade)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Sent {
  readonly method?: string;
  readonly type?: string;
  readonly coding?: string;
}

/** Sends bytes as they are, in chunks, so that no length is told. */
async function send(path: string, bytes: Uint8Array, { method = 'POST', type, coding }: Sent = {}) {
  const sending = httpRequest({
    port,
    method,
    path: `/fhir/${path}`,
    headers: {
      authorization: `Bearer ${ANNA}`,
      'content-type': type ?? 'application/x-www-form-urlencoded',
      ...(coding !== undefined && { 'content-encoding': coding }),
    },
  });
  // A server that refuses early may close before all of it is sent.
  sending.on('error', () => {});
  sending.write(bytes.subarray(0, 5));
  sending.end(bytes.subarray(5));
  const [response] = await once(sending, 'response');
  const parts: Uint8Array[] = [];
  for await (const part of response) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Bundle | OperationOutcome;
  return { status: response.statusCode as number, headers: response.headers, body };
}

const search = Buffer.from('clinical-status=active');
const codings = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  GZIP: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  identity: (bytes: Uint8Array) => bytes,
} as const;
const task = Buffer.from(JSON.stringify({ resourceType: 'Task', status: 'accepted', intent: 'order' }));

describe('the body of a request, coded', () => {
  it.each(Object.entries(codings))(
    'finds by POST _search what the same body finds uncoded: %s',
    async (coding, code) => {
      const plain = await send('Condition/_search', search);
      const coded = await send('Condition/_search', code(search), { coding });
      expect(plain.status).toBe(200);
      expect((plain.body as Bundle).total).toBe(2);
      expect(coded).toMatchObject({ status: 200, body: plain.body });
    },
  );

  it.each(Object.entries(codings))('reads the Task of a PUT: %s', async (coding, code) => {
    received.length = 0;
    const answer = await send('Task/abc', code(task), { method: 'PUT', type: 'application/fhir+json', coding });
    expect(answer.status).toBe(200);
    expect(received).toEqual([JSON.parse(task.toString())]);
  });

  it.each(['zstd', 'compress', 'gzip, gzip', 'aes128gcm'])('refuses %s with 415 and what is read', async (coding) => {
    const { status, headers, body } = await send('Condition/_search', search, { coding });
    expect(status).toBe(415);
    expect(headers['accept-encoding']).toBe('br, gzip, deflate');
    expect((body as OperationOutcome).issue[0]).toMatchObject({
      code: 'not-supported',
      diagnostics: expect.stringContaining('gzip'),
      location: ['http.Content-Encoding'],
    });
  });

  it.each([
    ['not coded at all', search],
    ['broken off', gzipSync(Buffer.alloc(2_000, 'clinical-status=active&')).subarray(0, 40)],
    ['with another sum', gzipSync(search).fill(0, gzipSync(search).byteLength - 8)],
    ['empty', Buffer.alloc(0)],
  ])('refuses what says gzip and is %s with 400, never as a wrong search', async (_what, bytes) => {
    const { status, body } = await send('Condition/_search', bytes, { coding: 'gzip' });
    expect(status).toBe(400);
    expect((body as OperationOutcome).issue).toMatchObject([
      { code: 'structure', diagnostics: expect.stringContaining('gzip') },
    ]);
  });

  it.each(['gzip', 'br', 'deflate'] as const)(
    'stops unfolding %s at the limit: what is large after it is too large',
    async (coding) => {
      const bomb = codings[coding](Buffer.alloc(5_000_000, '1'));
      expect(bomb.byteLength).toBeLessThan(65_536);
      const { status, body } = await send('Condition/_search', bomb, { coding });
      expect(status).toBe(413);
      expect((body as OperationOutcome).issue[0]?.code).toBe('too-long');
    },
  );

  it('counts what is sent as well', async () => {
    const { status } = await send('Condition/_search', Buffer.alloc(70_000, '1'));
    expect(status).toBe(413);
  });
});
