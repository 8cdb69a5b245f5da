import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FhirTransport, fhirTransport } from '../../../src/notified-pull';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const PATIENT = { resourceType: 'Patient', active: true };
const NAMED = { resourceType: 'Patient', name: [{ family: 'Bront\u00eb' }] };
const received: Received[] = [];
let server: Server;
let base = '';

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/json': (response) => response.setHeader('etag', 'W/"1"').end(JSON.stringify(PATIENT)),
  '/xml': (response) =>
    response.end('<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>'),
  '/odd-xml': (response) =>
    response.end('<Patient xmlns="http://hl7.org/fhir"><active value="true"/><onbekend value="1"/></Patient>'),
  '/refused': (response) => {
    response.statusCode = 422;
    response.setHeader('retry-after', '7');
    response.end(JSON.stringify({ resourceType: 'OperationOutcome', issue: [] }));
  },
  '/html-error': (response) => {
    response.statusCode = 503;
    response.end('<!doctype html><title>onderhoud</title>');
  },
  '/html': (response) => response.end('<html><body>welkom</body></html>'),
  '/empty': (response) => {
    response.statusCode = 201;
    response.setHeader('location', 'Task/1').end();
  },
  '/elsewhere': (response) => {
    response.statusCode = 302;
    response.setHeader('location', '/json').end();
  },
  '/large': (response) => response.end(JSON.stringify({ resourceType: 'Basic', id: 'x'.repeat(5_000) })),
  '/stream': (response) => {
    response.write('x'.repeat(3_000));
    response.end('x'.repeat(3_000));
  },
  '/bytes': (response) => response.end(Buffer.from([0, 255, 37, 80])),
  '/latin-told': (response) =>
    response
      .setHeader('content-type', 'application/fhir+json; charset=iso-8859-1')
      .end(Buffer.from(JSON.stringify(NAMED), 'latin1')),
  '/latin-untold': (response) => response.end(Buffer.from(JSON.stringify(NAMED), 'latin1')),
  '/latin-xml': (response) =>
    response.end(
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><Patient xmlns="http://hl7.org/fhir"><name><family value="Bront\u00eb"/></name></Patient>',
        'latin1',
      ),
    ),
  '/utf16': (response) => response.end(Buffer.from(`\ufeff${JSON.stringify(NAMED)}`, 'utf16le')),
  '/utf8-mark': (response) => response.end(`\ufeff${JSON.stringify(NAMED)}`),
  '/utf8-as-latin': (response) =>
    response.setHeader('content-type', 'application/fhir+json; charset=iso-8859-1').end(JSON.stringify(NAMED)),
  '/ebcdic': (response) =>
    response.setHeader('content-type', 'application/fhir+json; charset=ibm037').end(JSON.stringify(PATIENT)),
  '/half': (response) =>
    response.end(Buffer.concat([Buffer.from('{"resourceType":"Patient","id":"'), Buffer.of(0xc3), Buffer.from('"}')])),
  '/own-mark': (response) => response.end(JSON.stringify({ resourceType: 'Patient', language: 'a\ufffdb' })),
  '/latin-error': (response) => {
    response.statusCode = 422;
    response.end(Buffer.from('{"resourceType":"OperationOutcome","issue":[{"diagnostics":"\u00eb"}]}', 'latin1'));
  },
  '/broken': (response) => response.destroy(),
  '/silent': () => {},
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    (answers[(request.url ?? '').split('?')[0] ?? ''] ?? answers['/json'])?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const limits = { timeoutMs: 600_000, maxBytes: 4_000, allowLoopbackHttp: true };
const transports: readonly (readonly [string, () => FhirTransport])[] = [
  ["Node's own fetch", () => fhirTransport(limits)],
  ['the fetch given', () => fhirTransport({ ...limits, fetch: globalThis.fetch })],
];

describe.each(transports)('a request over %s', (_name, make) => {
  const get = (path: string, more: object = {}) => make().request({ method: 'GET', url: `${base}${path}`, ...more });

  it('sends the address, the token and the form asked for as they are', async () => {
    const answer = await get('/json?category=a%7Cb&_include=x:y', {
      token: 'abc',
      accept: 'xml',
      headers: { 'aorta-id': 'initialRequestID=1' },
    });
    expect(answer).toMatchObject({ ok: true, status: 200, body: PATIENT });
    if (answer.ok) expect(answer.headers.get('etag')).toBe('W/"1"');
    expect(received.at(-1)).toMatchObject({
      method: 'GET',
      url: '/json?category=a%7Cb&_include=x:y',
      headers: { authorization: 'Bearer abc', accept: 'application/fhir+xml', 'aorta-id': 'initialRequestID=1' },
    });
  });

  it('hands out a resource with nothing of the request on it', async () => {
    const answer = await get('/json', { token: 'geheim' });
    expect(answer.ok && Reflect.ownKeys(answer.body as object)).toEqual(['resourceType', 'active']);
  });

  it('writes a body in JSON or XML', async () => {
    await make().request({ method: 'POST', url: `${base}/empty`, body: PATIENT });
    expect(received.at(-1)).toMatchObject({
      body: JSON.stringify(PATIENT),
      headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
    });
    await make().request({ method: 'PUT', url: `${base}/empty`, body: PATIENT, format: 'xml' });
    expect(received.at(-1)).toMatchObject({
      method: 'PUT',
      body: '<?xml version="1.0" encoding="UTF-8"?><Patient xmlns="http://hl7.org/fhir"><active value="true"/></Patient>',
      headers: { 'content-type': 'application/fhir+xml; charset=utf-8' },
    });
  });

  it('reads XML whatever was asked for, and says when something in it was not FHIR', async () => {
    expect(await get('/xml')).toMatchObject({ ok: true, body: PATIENT });
    expect(await get('/odd-xml')).toMatchObject({ ok: true, body: PATIENT, lossy: true });
    expect(await get('/xml')).not.toHaveProperty('lossy');
  });

  it('gives a refusal with its headers and OperationOutcome, and with no body when that is no FHIR', async () => {
    const refused = await get('/refused');
    expect(refused).toMatchObject({ ok: true, status: 422, body: { resourceType: 'OperationOutcome' } });
    if (refused.ok) expect(refused.headers.get('retry-after')).toBe('7');
    expect(await get('/html-error')).toMatchObject({ ok: true, status: 503, body: undefined });
  });

  it('gives an empty answer as one without body', async () => {
    const answer = await make().request({ method: 'POST', url: `${base}/empty`, body: PATIENT });
    expect(answer).toMatchObject({ ok: true, status: 201, body: undefined });
    if (answer.ok) expect(answer.headers.get('location')).toBe('Task/1');
  });

  it('does not take a web page for an answer, nor follow a redirect with the token', async () => {
    expect(await get('/html')).toEqual({ ok: false, failure: 'unreadable', status: 200 });
    const before = received.length;
    expect(await get('/elsewhere', { token: 'abc' })).toEqual({ ok: false, failure: 'redirected', status: 302 });
    expect(received).toHaveLength(before + 1);
  });

  it('hands out nothing larger than allowed', async () => {
    expect(await get('/large')).toEqual({ ok: false, failure: 'too-large', status: 200 });
  });

  it('says how a connection failed, and repeats nothing of the address', async () => {
    expect(await get('/broken?geheim')).toEqual({ ok: false, failure: 'unreachable' });
    const stopped = new AbortController();
    const waiting = get('/silent', { signal: stopped.signal });
    stopped.abort();
    expect(await waiting).toEqual({ ok: false, failure: 'aborted' });
    const hurried = fhirTransport({ timeoutMs: 20, allowLoopbackHttp: true });
    expect(await hurried.request({ method: 'GET', url: `${base}/silent` })).toEqual({ ok: false, failure: 'timeout' });
  });

  it.each(['/latin-told', '/latin-xml', '/utf16', '/utf8-mark'])(
    'reads bytes in the character set they are told to be in: %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ ok: true, status: 200, body: NAMED });
    },
  );

  it.each(['/latin-untold', '/utf8-as-latin', '/ebcdic', '/half'])(
    'refuses bytes of another character set than told, and replaces nothing: %s',
    async (path) => {
      expect(await get(path)).toEqual({ ok: false, failure: 'wrong-charset', status: 200 });
      const posted = await make().request({ method: 'POST', url: `${base}${path}`, body: PATIENT });
      expect(posted).toEqual({ ok: false, failure: 'wrong-charset', status: 200 });
    },
  );

  it('sends nothing twice because of the letters of the answer', async () => {
    const before = received.length;
    await make().request({ method: 'POST', url: `${base}/latin-told`, body: PATIENT });
    expect(received).toHaveLength(before + 1);
  });

  it('leaves a replacement character that the sender sent, and takes a refusal in whatever letters', async () => {
    expect(await get('/own-mark')).toMatchObject({ ok: true, body: { language: 'a\ufffdb' } });
    expect(await get('/latin-error')).toMatchObject({ ok: true, status: 422, body: undefined });
  });

  it('says that a text cannot be written in XML', async () => {
    const body = { resourceType: 'Organization', name: 'a\u0000b' };
    expect(await make().request({ method: 'POST', url: `${base}/json`, body, format: 'xml' })).toEqual({
      ok: false,
      failure: 'unwritable',
    });
  });
});

describe.each(transports)('a download over %s', (_name, make) => {
  it('gives the bytes as they are', async () => {
    const answer = await make().download({ url: `${base}/bytes`, accept: 'application/pdf', token: 'abc' });
    expect(answer).toMatchObject({ ok: true, status: 200, bytes: new Uint8Array([0, 255, 37, 80]) });
    expect(received.at(-1)?.headers).toMatchObject({ accept: 'application/pdf', authorization: 'Bearer abc' });
  });

  it('stops reading at the limit, also when no length was announced', async () => {
    expect(await make().download({ url: `${base}/stream`, accept: '*/*' })).toEqual({
      ok: false,
      failure: 'too-large',
      status: 200,
    });
    expect(await make().download({ url: `${base}/large`, accept: '*/*', maxBytes: 9_000 })).toMatchObject({ ok: true });
  });

  it('follows no redirect', async () => {
    expect(await make().download({ url: `${base}/elsewhere`, accept: '*/*' })).toMatchObject({ failure: 'redirected' });
  });
});

describe('a token on its way to an address', () => {
  const asked: string[] = [];
  const fetched: typeof fetch = async (input) => {
    asked.push(String(input));
    return new Response('{"resourceType":"Patient"}');
  };
  const transport = fhirTransport({ fetch: fetched, allowLoopbackHttp: true });
  const open = 'http://epd.example/fhir/Patient/1';
  const download = (url: string, more: object) => transport.download({ url, accept: '*/*', ...more });
  const request = (url: string, more: object) => transport.request({ method: 'GET', url, ...more });

  it.each<[string, (url: string, more: object) => Promise<{ readonly ok: boolean }>, object]>([
    ['a request', request, { token: 'abc' }],
    ['a download', download, { token: 'abc' }],
    ['a header', request, { headers: { Authorization: 'Basic YTpi' } }],
    ['a cookie', download, { headers: { cookie: 'session=1' } }],
  ])(
    'by %s is not sent over plain http, but over https and, where that was chosen, to this machine itself',
    async (_name, ask, secret) => {
      asked.length = 0;
      expect(await ask(open, secret)).toEqual({ ok: false, failure: 'unsafe-address' });
      // A host that only looks like this machine.
      expect(await ask('http://localhost.example/fhir', secret)).toEqual({ ok: false, failure: 'unsafe-address' });
      expect(asked).toEqual([]);
      for (const url of ['https://epd.example/fhir', 'http://127.0.0.1:1/fhir', 'http://[::1]:1/fhir'])
        expect(await ask(url, secret)).toMatchObject({ ok: true, status: 200 });
      expect(asked).toHaveLength(3);
    },
  );

  it('is not sent over http to this machine itself unless that was chosen', async () => {
    asked.length = 0;
    const body = { resourceType: 'Task' };
    for (const options of [{}, { allowLoopbackHttp: false }])
      for (const url of ['http://127.0.0.1:1/fhir', 'http://localhost:1/fhir', 'http://[::1]:1/fhir']) {
        const strict = fhirTransport({ fetch: fetched, ...options });
        const answers = [
          await strict.request({ method: 'GET', url, token: 'abc' }),
          await strict.request({ method: 'POST', url, body }),
          await strict.download({ url, accept: '*/*', token: 'abc' }),
        ];
        expect(answers).toEqual(Array(3).fill({ ok: false, failure: 'unsafe-address' }));
      }
    expect(await request('http://epd.example/fhir/Task', { body })).toEqual({ ok: false, failure: 'unsafe-address' });
    expect(asked).toEqual([]);
  });

  it('without a secret any address is asked', async () => {
    expect(await request(open, { headers: { 'aorta-id': 'initialRequestID=1' } })).toMatchObject({ ok: true });
  });
});
