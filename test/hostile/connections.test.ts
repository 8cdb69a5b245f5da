import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import type { FacadeOptions } from '../../src/index';
import { connectionAddress, type NodeListenerOptions, nodeListener, serverLimits } from '../../src/node';
import { facadeOf } from '../facade/support';
import { listen } from '../receive/loopback';
import { dial } from './dial';

async function serverOf(options: Partial<FacadeOptions> = {}, listening: NodeListenerOptions = {}) {
  const trail: AuditEntry[] = [];
  const audit = { write: async (one: AuditEntry) => void trail.push(one) };
  const facade = facadeOf({ audit, peerAddress: connectionAddress, ...options });
  const origin = await listen(nodeListener(facade, listening));
  return { trail, port: Number(new URL(origin).port), host: new URL(origin).host };
}

/** A request that asks for its connection to be closed; gives status and body. */
async function ask(port: number, ...lines: readonly string[]) {
  const { socket, text } = dial(port);
  socket.write(`GET /fhir/AllergyIntolerance HTTP/1.1\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n`);
  const came = await text;
  return { status: Number(came.split(' ')[1]), text: came };
}

describe('a request that is refused before its body was read', () => {
  const search = (host: string, length: number) =>
    `POST /fhir/AllergyIntolerance/_search HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${length}\r\n` +
    'content-type: application/x-www-form-urlencoded\r\n';
  const ENDLESS = 10 ** 12;

  it.each<[string, number, string, Partial<FacadeOptions>]>([
    ['too large', 413, 'authorization: Bearer 999990019\r\n', {}],
    ['without token', 401, '', {}],
    ['too many', 429, '', { limit: () => false }],
  ])(
    '%s: the answer arrives whole, and the connection ends, though more is sent',
    async (_, status, header, options) => {
      const { port, host } = await serverOf(options);
      const { socket, text } = dial(port);
      const head = search(host, ENDLESS);
      socket.write(`${head}${header}\r\n`);
      const filler = Buffer.alloc(16_384, 'a');
      const sending = setInterval(() => socket.writable && socket.write(filler), 1);
      onTestFinished(() => clearInterval(sending));
      const came = await text;
      expect(came).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(came.toLowerCase()).toContain('\r\nconnection: close\r\n');
      expect(came).toContain('OperationOutcome');
    },
  );

  it('ends the connection of who goes on sending for ever', async () => {
    const { port, host } = await serverOf({ limit: () => false });
    const { socket, text } = dial(port);
    const gone = new Promise((resolve) => socket.on('close', resolve));
    socket.write(`${search(host, ENDLESS)}\r\n`);
    socket.on('error', () => {});
    const filler = Buffer.alloc(16_384, 'a');
    const sending = setInterval(() => socket.writable && socket.write(filler), 1);
    onTestFinished(() => clearInterval(sending));
    expect(await text).toContain(' 429 ');
    await gone;
  });

  it('keeps the connection where the body was read', async () => {
    const { port, host } = await serverOf();
    const { socket } = dial(port);
    let came = '';
    socket.on('data', (chunk) => {
      came += chunk;
    });
    for (let nth = 1; nth <= 2; nth++) {
      socket.write(`${search(host, 3)}authorization: Bearer 999990019\r\n\r\na=b`);
      await expect.poll(() => came.match(/HTTP\/1\.1 \d/g)?.length).toBe(nth);
    }
    expect(came.toLowerCase()).not.toContain('connection: close');
  });
});

describe('a Host header', () => {
  it.each<[string, (host: string) => readonly string[]]>([
    ['twice', (host) => [`host: ${host}`, `host: ${host}`]],
    ['twice, another', (host) => [`host: ${host}`, 'host: kwaad.example']],
    ['with a path', (host) => [`host: ${host}/fhir`]],
    ['with a user', (host) => [`host: a@${host}`]],
    ['with a blank', () => ['host: a b']],
    ['empty', () => ['host:']],
    ['with a port that is none', () => ['host: localhost:99999']],
  ])('%s is refused as that', async (_, lines) => {
    const { port, host, trail } = await serverOf({ baseUrl: 'https://ehr.example.nl/fhir' });
    const { status, text } = await ask(port, ...lines(host));
    expect(status).toBe(400);
    expect(text).toContain('"location":["http.Host"]');
    expect(trail).toEqual([]);
  });
});

describe('a path that may be read as another', () => {
  const BEARER = 'authorization: Bearer 999990019';
  const asked = async (target: string) => {
    const { port, host, trail } = await serverOf();
    const { socket, text } = dial(port);
    socket.write(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\n${BEARER}\r\nconnection: close\r\n\r\n`);
    const came = await text;
    return { status: Number(came.split(' ')[1]), came, trail };
  };

  it.each([
    '/public/../fhir/AllergyIntolerance',
    '/public/%2e%2e/fhir/AllergyIntolerance',
    '/public/.%2E/fhir/AllergyIntolerance',
    '/./fhir/AllergyIntolerance',
    '/public\\..\\fhir/AllergyIntolerance',
    '/fhir\\AllergyIntolerance',
  ])('%s is refused: 400', async (target) => {
    const { status, came, trail } = await asked(target);
    expect([status, trail]).toEqual([400, []]);
    expect(came).toContain('"location":["http.target"]');
  });

  it('is as it is meant: dots in a name and in the query are letters', async () => {
    expect((await asked('/fhir/AllergyIntolerance?_id=a..b/../c')).status).toBe(200);
  });

  it('that is no path at all is refused as a FHIR server refuses', async () => {
    const { status, came } = await asked('http://%zz/fhir/AllergyIntolerance');
    expect(status).toBe(400);
    expect(came).toContain('"resourceType":"OperationOutcome"');
  });
});

describe('headers that are huge', () => {
  it('are refused before anything of them is kept: 431', async () => {
    const { port, host } = await serverOf();
    expect((await ask(port, `host: ${host}`, `x-much: ${'a'.repeat(20_000)}`)).status).toBe(431);
  });
});

describe('a request that comes drop by drop', () => {
  // The limits as they are, a hundred times as fast: a test is not to wait for them.
  const { headersTimeout, requestTimeout, connectionsCheckingInterval } = serverLimits;
  const fast = {
    ...serverLimits,
    headersTimeout: headersTimeout / 100,
    requestTimeout: requestTimeout / 100,
    connectionsCheckingInterval: connectionsCheckingInterval / 100,
  };

  it.each<[string, string]>([
    ['its headers', 'x'],
    ['its body', 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000\r\n\r\na'],
  ])('%s: the connection ends', async (_, start) => {
    const server = createServer(fast, nodeListener(facadeOf({ bodyTimeoutMs: 600_000 })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { socket, text } = dial(port);
    const login = 'authorization: Bearer 999990019';
    socket.write(`POST /fhir/AllergyIntolerance/_search HTTP/1.1\r\nhost: localhost:${port}\r\n${login}\r\n${start}`);
    const dripping = setInterval(() => socket.writable && socket.write('a'), 5);
    onTestFinished(() => clearInterval(dripping));
    expect(await text).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});

describe('the address of who asks', () => {
  const addressOf = async (listening: NodeListenerOptions, ...lines: readonly string[]) => {
    const { port, host, trail } = await serverOf({}, listening);
    await ask(port, `host: ${host}`, ...lines);
    expect(trail).toHaveLength(1);
    return trail[0]?.address;
  };

  it('is that of the connection, whatever a header says', async () => {
    expect(await addressOf({})).toBe('127.0.0.1');
    expect(await addressOf({}, 'x-forwarded-for: 192.0.2.1', 'forwarded: for=192.0.2.1')).toBe('127.0.0.1');
  });

  it.each<[number, string, string | undefined]>([
    [1, '203.0.113.9, 192.0.2.1', '192.0.2.1'],
    [2, '203.0.113.9, 192.0.2.1, 10.0.0.1', '192.0.2.1'],
    [1, '2001:DB8::1', '2001:db8::1'],
    [1, '::ffff:192.0.2.1', '192.0.2.1'],
    [1, 'fe80::1%eth0', 'fe80::1'],
    [1, '203.0.113.9:4000', '203.0.113.9'],
    [1, '[2001:db8::1]:4000', '2001:db8::1'],
    [1, '[2001:db8::1]', '2001:db8::1'],
    [1, '2001:db8::1:4000', '2001:db8::1:4000'],
    [1, '[192.0.2.1', undefined],
    [1, '192.0.2.1:', undefined],
    [2, '192.0.2.1', undefined],
    [1, 'unknown', undefined],
    [1, '192.0.2.1, <script>', undefined],
    [1, '999990019', undefined],
  ])('behind %i proxies that were told of, of "%s" is %s', async (trustedProxies, header, address) => {
    expect(await addressOf({ trustedProxies }, `x-forwarded-for: ${header}`)).toBe(address);
  });

  it('of a look-up of the vendor is left out when it is none', async () => {
    const { port, host, trail } = await serverOf({ peerAddress: () => 'Jan de Vries' });
    await ask(port, `host: ${host}`);
    expect(trail[0]).not.toHaveProperty('address');
  });

  it.each([-1, 1.5, true, 'all'])('is not to be had behind %j proxies', async (trustedProxies) => {
    expect(() => nodeListener(facadeOf({}), { trustedProxies } as never)).toThrow(/nodeListener: `trustedProxies` is/);
  });
});
