import { once } from 'node:events';
import { connect as connect2, constants, createServer as createServer2, type OutgoingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry } from '../../src/audit';
import { type BgzFacade, bgzDocument, type FacadeOptions, type SourceContext, sourcesOf } from '../../src/index';
import { nodeListener } from '../../src/node';
import { createNotificationReceiver } from '../../src/notified-pull';
import { letter } from '../bgz/document/letter';
import { eventually } from '../eventually';
import { ANNA, anna, BSN as BSN_SYSTEM, facadeOf, recordedLog, tom } from '../facade/support';
import { listen } from '../receive/loopback';
import { dial } from './dial';

const BEARER = `authorization: Bearer ${ANNA}`;

async function serverOf(options: Partial<FacadeOptions> = {}) {
  const trail: AuditEntry[] = [];
  const log = recordedLog();
  const facade = facadeOf({ audit: { write: async (one) => void trail.push(one) }, logger: log.logger, ...options });
  const { host, port } = new URL(await listen(nodeListener(facade)));
  return { facade, trail, lines: log.lines, host, port: Number(port) };
}

/** Writes a request and gives the whole answer; the connection is to be closed behind it. */
async function ask(port: number, head: readonly string[], body = '') {
  const { socket, text } = dial(port);
  socket.write(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);
  const came = await text;
  return { status: Number(came.split(' ')[1]), came, body: came.slice(came.indexOf('\r\n\r\n') + 4) };
}

const form = (host: string, ...more: readonly string[]): string[] => [
  'POST /fhir/Condition/_search HTTP/1.1',
  `host: ${host}`,
  BEARER,
  'content-type: application/x-www-form-urlencoded',
  ...more,
];

describe('requests on one connection', () => {
  it('are answered in their order, sent at once, and a HEAD among them has no body', async () => {
    const { port, host } = await serverOf();
    const { socket, came } = dial(port);
    const of = (method: string, path: string) =>
      `${method} /fhir/${path} HTTP/1.1\r\nhost: ${host}\r\n${BEARER}\r\n\r\n`;
    socket.write(of('GET', 'Patient') + of('HEAD', 'Condition') + of('GET', 'AllergyIntolerance') + of('GET', 'Onzin'));
    await eventually(() => expect(came()).toContain('not-supported'));
    const [, ...answers] = came().split('HTTP/1.1 ');
    expect(answers.map((one) => one.slice(0, 3))).toEqual(['200', '200', '200', '404']);
    const bodies = answers.map((one) => one.slice(one.indexOf('\r\n\r\n') + 4));
    expect(bodies.map((one) => /"resourceType":"(Patient|AllergyIntolerance)"/.exec(one)?.[1])).toEqual([
      'Patient',
      undefined,
      'AllergyIntolerance',
      undefined,
    ]);
    expect(bodies[1]).toBe('');
  });

  it('tell how long each answer is', async () => {
    const { port, host } = await serverOf();
    const { came, body } = await ask(port, ['GET /fhir/Condition HTTP/1.1', `host: ${host}`, BEARER]);
    const length = /\r\ncontent-length: (\d+)\r\n/i.exec(came)?.[1];
    expect(Number(length)).toBe(Buffer.byteLength(body));
    expect(came.toLowerCase()).not.toContain('transfer-encoding');
  });
});

describe('the address of a request', () => {
  it.each<[string, (host: string) => string, number]>([
    ['with its host, the same', (host) => `http://${host}/fhir/Condition`, 200],
    ['with its host in capitals of the scheme', (host) => `HTTP://${host}/fhir/Condition`, 200],
    ['with another host', () => 'http://kwaad.example/fhir/Condition', 400],
    ['with a user', (host) => `http://a:b@${host}/fhir/Condition`, 400],
    ['with a port that is none', () => 'http://localhost:99999/fhir/Condition', 400],
    ['with a fragment', () => '/fhir/Condition?_id=a#&_count=1', 400],
    ['of which dots lead elsewhere, with its host', (host) => `http://${host}/x/../fhir/Condition`, 400],
    ['that begins with two slashes', () => '//fhir/Condition', 404],
    ['that holds what is no UTF-8', () => '/fhir/%ff', 400],
  ])('%s', async (_, target, expected) => {
    const { port, host, trail } = await serverOf();
    const { status, body } = await ask(port, [`GET ${target(host)} HTTP/1.1`, `host: ${host}`, BEARER]);
    expect(status).toBe(expected);
    if (expected === 400) expect(body).toContain('OperationOutcome');
    expect(JSON.stringify(trail)).not.toContain('kwaad');
  });

  it.each(['TRACE', 'OPTIONS', 'DELETE', 'PATCH'])('asked by %s is refused as FHIR refuses: 405', async (method) => {
    const { port, host } = await serverOf({ limit: (request) => request instanceof Request });
    const { status, body } = await ask(port, [`${method} /fhir/Condition HTTP/1.1`, `host: ${host}`, BEARER]);
    expect(status).toBe(405);
    expect(JSON.parse(body)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-supported' }] });
  });
});

describe('headers that come twice', () => {
  it('are one, as for every other server: what is taken in one of them is taken', async () => {
    const { port, host } = await serverOf();
    const head = ['GET /fhir/Condition HTTP/1.1', `host: ${host}`, BEARER];
    const { came } = await ask(port, [...head, 'accept: text/html', 'Accept: application/fhir+xml']);
    expect(came).toContain('<Bundle xmlns=');
  });

  it('and say different things of a body are refused', async () => {
    const { port, host } = await serverOf();
    const lines = form(host, 'content-type: application/json', 'content-length: 0');
    expect((await ask(port, lines)).status).not.toBe(200);
  });
});

describe('a body', () => {
  const SEARCH = 'clinical-status=active';

  it('is told to come on (100), and read', async () => {
    const { port, host } = await serverOf();
    const { socket, came } = dial(port);
    socket.write(`${form(host, 'expect: 100-continue', `content-length: ${SEARCH.length}`).join('\r\n')}\r\n\r\n`);
    await eventually(() => expect(came()).toContain('HTTP/1.1 100 Continue'));
    socket.write(SEARCH);
    await eventually(() => expect(came()).toContain('HTTP/1.1 200 '));
  });

  it('in chunks with a trailer is read as it is meant', async () => {
    const { port, host } = await serverOf();
    const chunks = `${SEARCH.length.toString(16)}\r\n${SEARCH}\r\n0\r\nauthorization: Bearer 999990032\r\n\r\n`;
    const { status, body } = await ask(
      port,
      form(host, 'transfer-encoding: chunked', 'trailer: authorization'),
      chunks,
    );
    expect(status).toBe(200);
    expect(JSON.parse(body).total).toBe(2);
  });

  it.each([
    ['of a length and of chunks', ['content-length: 3', 'transfer-encoding: chunked'], '0\r\n\r\n'],
    ['of two lengths', ['content-length: 3', 'content-length: 4'], 'a=b'],
    ['of a size that is none', ['transfer-encoding: chunked'], 'zz\r\na\r\n'],
  ])('%s is refused: 400', async (_, lines, body) => {
    const { port, host, trail } = await serverOf();
    expect((await ask(port, form(host, ...lines), body)).status).toBe(400);
    expect(trail.filter(({ outcome }) => outcome === 'success')).toEqual([]);
  });

  it('that breaks off is told to the trail as that', async () => {
    const { port, host, trail } = await serverOf();
    const { socket } = dial(port);
    socket.on('error', () => {});
    socket.write(`${form(host, 'content-length: 40').join('\r\n')}\r\n\r\nclinical`);
    setTimeout(() => socket.destroy(), 50);
    await eventually(() => expect(trail).toHaveLength(1));
    expect(trail[0]).toMatchObject({ status: 400, reason: 'body-broken-off' });
  });
});

describe('who goes away', () => {
  it('before the answer is there: the sources hear of it', async () => {
    const heard: SourceContext[] = [];
    const waiting = (_: unknown, context: SourceContext) => {
      heard.push(context);
      return new Promise<never>((_resolve, reject) => {
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
      });
    };
    const sources = { ...sourcesOf([anna], { groups: 'all' }), problems: waiting };
    const signals: AbortSignal[] = [];
    const authorize: FacadeOptions['authorize'] = (request) => {
      signals.push(request.signal);
      return { allowed: true, patient: { bsn: ANNA } };
    };
    const { port, host } = await serverOf({ sources, authorize });
    const { socket } = dial(port);
    socket.write(`GET /fhir/Condition HTTP/1.1\r\nhost: ${host}\r\n${BEARER}\r\n\r\n`);
    await eventually(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.signal.aborted).toBe(false);
    socket.destroy();
    await eventually(() => expect([heard[0]?.signal.aborted, signals[0]?.aborted]).toEqual([true, true]));
  });
});

/** A document that is made as it is sent: `given` tells how much of it was asked for, `closed` that it was let go. */
function streamed(more: (nth: number) => Uint8Array | undefined) {
  const log = { given: 0, closed: false };
  const open = async function* () {
    try {
      for (let nth = 0; ; nth++) {
        const chunk = more(nth);
        if (chunk === undefined) return;
        log.given += chunk.byteLength;
        yield chunk;
      }
    } finally {
      log.closed = true;
    }
  };
  const document = bgzDocument({ ...letter, replaces: undefined, size: undefined, hash: undefined, open });
  return { log, sources: { ...sourcesOf([anna, tom], { groups: 'all' }), documents: () => [document] } };
}

/** Where a receiver finds the document. */
async function pathOf(facade: BgzFacade): Promise<string> {
  const headers = { authorization: `Bearer ${ANNA}` };
  const found = await facade.fetch(new Request('https://epd.example/fhir/DocumentReference', { headers }));
  const { entry } = (await found.json()) as { entry: { resource: { content: { attachment: { url: string } }[] } }[] };
  return `/fhir/${entry[0]?.resource.content[0]?.attachment.url}`;
}

describe('an answer that leaves as it comes', () => {
  const KIB = new Uint8Array(1_024);
  const failing = (nth: number) => {
    if (nth === 3) throw new Error('archive down');
    return KIB;
  };

  it('takes no more from its source than fits on its way to a receiver who does not read, and lets go of it', async () => {
    const { log, sources } = streamed(() => new Uint8Array(65_536));
    const { facade, port, host, trail } = await serverOf({ sources, maxDocumentBytes: 10 ** 12 });
    const { socket } = dial(port);
    socket.pause();
    socket.write(`GET ${await pathOf(facade)} HTTP/1.1\r\nhost: ${host}\r\n${BEARER}\r\naccept: */*\r\n\r\n`);
    let before = -1;
    await eventually(() => {
      const isStill = log.given > 0 && log.given === before;
      before = log.given;
      expect(isStill).toBe(true);
    });
    // Buffers of both ends of a connection, and no more.
    expect(log.given).toBeLessThan(32 * 1024 * 1024);
    expect(log.closed).toBe(false);
    socket.destroy();
    await eventually(() => expect(log.closed).toBe(true));
    await eventually(() => expect(trail.at(-1)).toMatchObject({ kind: 'document', reason: 'aborted' }));
  });

  it('and breaks off has no end: no receiver takes it for the whole', async () => {
    const { log, sources } = streamed(failing);
    const { facade, port, host, trail } = await serverOf({ sources });
    const { text, socket } = dial(port);
    socket.write(`GET ${await pathOf(facade)} HTTP/1.1\r\nhost: ${host}\r\n${BEARER}\r\naccept: */*\r\n\r\n`);
    const came = await text.catch((error: NodeJS.ErrnoException) => error.code ?? '');
    expect(came === 'ECONNRESET' || !came.endsWith('0\r\n\r\n')).toBe(true);
    expect(log.closed).toBe(true);
    await eventually(() => expect(trail.at(-1)).toMatchObject({ kind: 'document', reason: 'document-broken' }));
  });

  it('and breaks off ends in HTTP/2 with an error', async () => {
    const { sources } = streamed(failing);
    const { facade, asked } = await server2({ sources });
    await expect(asked({ ':path': await pathOf(facade), accept: '*/*' })).rejects.toThrow(/INTERNAL_ERROR/);
  });
});

/** A server of HTTP/2; `asked` gives an answer, or throws where it broke off. */
async function server2(options: Partial<FacadeOptions> = {}) {
  const facade = facadeOf(options);
  const server = createServer2(nodeListener(facade));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const session = connect2(`http://localhost:${port}`);
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  async function asked(headers: OutgoingHttpHeaders, body = '') {
    const stream = session.request({ authorization: `Bearer ${ANNA}`, ...headers });
    if (body !== '') stream.end(body);
    stream.on('error', () => {});
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    const [given] = (await once(stream, 'response')) as [Record<string, unknown>];
    await once(stream, 'close');
    if (stream.rstCode !== constants.NGHTTP2_NO_ERROR) throw new Error(`ended with ${stream.rstCode} INTERNAL_ERROR`);
    return { headers: given, status: given[':status'], text: Buffer.concat(parts).toString() };
  }
  return { facade, asked, port };
}

describe('over HTTP/2', () => {
  it('is answered as over HTTP/1.1: a search by GET, HEAD and POST, and what is refused', async () => {
    const { facade, asked } = await server2({ baseUrl: 'https://epd.example/fhir' });
    const direct = await facade.fetch(
      new Request('https://epd.example/fhir/Condition?clinical-status=active', {
        headers: { authorization: `Bearer ${ANNA}` },
      }),
    );
    const path = { ':path': '/fhir/Condition?clinical-status=active' };
    expect(await asked(path)).toMatchObject({ status: 200, text: await direct.text() });
    expect(await asked({ ...path, ':method': 'HEAD' })).toMatchObject({ status: 200, text: '' });
    const post = { ':path': '/fhir/Condition/_search', ':method': 'POST' };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const found = await asked({ ...post, ...type }, 'clinical-status=active');
    expect(JSON.parse(found.text)).toMatchObject({ resourceType: 'Bundle', total: 2 });
    // What is refused before its body was read closes the connection in HTTP/1.1 alone.
    expect(await asked({ ...post, ...type }, 'a'.repeat(70_000))).toMatchObject({ status: 413 });
    expect(await asked({ ...path, authorization: 'Basic YTpi' })).toMatchObject({ status: 401 });
    expect((await asked(path)).status).toBe(200);
  });

  it('refuses a host beside another authority', async () => {
    const { asked, port } = await server2();
    const path = { ':path': '/fhir/Condition' };
    expect(await asked({ ...path, ':authority': `localhost:${port}`, host: 'kwaad.example' })).toMatchObject({
      status: 400,
    });
    expect(await asked({ ...path, ':authority': `localhost:${port}`, host: `localhost:${port}` })).toMatchObject({
      status: 200,
    });
  });
});

describe('what is mounted', () => {
  it('may have a handler of the vendor around it, which is then asked', async () => {
    const facade = facadeOf();
    const seen: string[] = [];
    const wrapped = {
      ...facade,
      fetch: async (request: Request) => {
        seen.push(new URL(request.url).pathname);
        return facade.fetch(request);
      },
    };
    const { host, port } = new URL(await listen(nodeListener(wrapped)));
    const { status } = await ask(Number(port), ['GET /fhir/Condition HTTP/1.1', `host: ${host}`, BEARER]);
    expect([status, seen]).toEqual([200, ['/fhir/Condition']]);
  });

  it('may be a handler that fails: 500, and nothing of why', async () => {
    const failing = { fetch: () => Promise.reject(new Error(`geheim van ${ANNA}`)) };
    const { host, port } = new URL(await listen(nodeListener(failing)));
    const { status, came } = await ask(Number(port), ['GET /fhir/Condition HTTP/1.1', `host: ${host}`]);
    expect(status).toBe(500);
    expect(came).toContain('OperationOutcome');
    expect(came).not.toContain('geheim');
  });

  it('may be what takes notifications', async () => {
    const receiver = createNotificationReceiver({
      ownUras: ['00002222'],
      onNotification: () => {},
      onCancel: () => {},
      insecure: true,
    });
    const { host, port } = new URL(await listen(nodeListener(receiver)));
    const { status, body } = await ask(Number(port), ['GET /fhir/metadata HTTP/1.1', `host: ${host}`]);
    expect([status, JSON.parse(body).resourceType]).toEqual([200, 'CapabilityStatement']);
  });

  it('gives ports a web-standard request, with the body of a POST', async () => {
    const seen: unknown[] = [];
    const authorize: FacadeOptions['authorize'] = async (request) => {
      const { method, headers, url } = request;
      const body = await request.clone().text();
      seen.push([request instanceof Request, method, new URL(url).pathname, headers.get('x-given'), body]);
      return { allowed: true, patient: { bsn: ANNA } };
    };
    const { port, host } = await serverOf({ authorize });
    const body = `patient.identifier=${encodeURIComponent(`${BSN_SYSTEM}|${ANNA}`)}`;
    const posted = await ask(port, form(host, `content-length: ${body.length}`, 'X-Given: a', 'x-given: b'), body);
    expect(posted.status).toBe(200);
    const got = await ask(port, ['GET /fhir/Condition HTTP/1.1', `host: ${host}`, BEARER]);
    expect(got.status).toBe(200);
    expect(seen).toEqual([
      [true, 'POST', '/fhir/Condition/_search', 'a, b', body],
      [true, 'GET', '/fhir/Condition', null, ''],
    ]);
  });
});
