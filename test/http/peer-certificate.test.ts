import { X509Certificate } from 'node:crypto';
import { connect as connectHttp2, createSecureServer } from 'node:http2';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connectionCertificate, type NodeListenerOptions, nodeListener, serverLimits } from '../../src/node';
import { type Authority, authority, type Certificate, hasOpenssl } from './client/oauth/certificates';

let region: Authority;
let own: Certificate;
let poort: Certificate;

/** Tells whose certificate it was handed. */
const telling = async (request: Request): Promise<Response> => {
  const shown = connectionCertificate(request);
  return new Response(shown === undefined ? 'none' : new X509Certificate(shown).subject);
};

async function served(options: NodeListenerOptions = {}, tls: object = {}, http2 = false): Promise<number> {
  const settings = { ...own, ca: region.ca, requestCert: true, rejectUnauthorized: true, ...tls };
  const listener = nodeListener({ fetch: telling }, options);
  const server = http2
    ? createSecureServer({ ...settings, allowHTTP1: false }, listener)
    : createServer({ ...settings, ...serverLimits }, listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

interface Shown {
  readonly certificate?: Certificate | undefined;
  readonly headers?: Record<string, string>;
  readonly session?: Buffer | undefined;
  readonly onSession?: (session: Buffer) => void;
}

/** One request on a connection of its own. */
const ask = (port: number, { certificate, headers = {}, session, onSession = () => {} }: Shown) =>
  new Promise<{ readonly text: string; readonly resumed: boolean }>((resolve, reject) => {
    // The types of Node have no `session` here, which its agents hand on.
    const target = { port, host: '127.0.0.1', agent: false as const, ca: region.ca, ...certificate, headers, session };
    const asked = get(target, (answer) => {
      const resumed = (answer.socket as TLSSocket).isSessionReused();
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.once('end', () => resolve({ text, resumed }));
    });
    asked.once('socket', (socket) => socket.on('session', onSession));
    asked.once('error', reject);
  });

describe.skipIf(!hasOpenssl)('the client certificate of a connection', () => {
  beforeAll(() => {
    region = authority('Voorbeeld CA');
    own = region.issue('127.0.0.1');
    poort = region.issue('poort.example');
  });

  it('is handed over where this server ends TLS itself, of a session that is resumed too', async () => {
    const port = await served();
    const sessions: Buffer[] = [];
    const first = await ask(port, { certificate: poort, onSession: (session) => void sessions.push(session) });
    expect(first).toEqual({ text: 'CN=poort.example', resumed: false });
    const again = await ask(port, { certificate: poort, session: sessions.at(-1) });
    expect(again).toEqual({ text: 'CN=poort.example', resumed: true });
  });

  it('is handed over by HTTP/2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${await served({}, {}, true)}`, { ca: region.ca, ...poort });
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':path': '/' });
    stream.setEncoding('utf8');
    let text = '';
    for await (const part of stream) text += part;
    expect(text).toBe('CN=poort.example');
  });

  it.each<[string, () => Promise<number>, () => Shown]>([
    ['none is shown', () => served({}, { rejectUnauthorized: false }), () => ({})],
    [
      'it is of an authority that the server does not know',
      () => served({}, { rejectUnauthorized: false }),
      () => ({ certificate: authority('Andere CA').issue('poort.example') }),
    ],
    [
      'it has ended',
      () => served({}, { rejectUnauthorized: false }),
      () => ({ certificate: region.issue('poort.example', -1) }),
    ],
    ['the connection is one of a proxy', () => served({ trustedProxies: 1 }), () => ({ certificate: poort })],
    [
      'it stands in a header only',
      () => served({}, { rejectUnauthorized: false }),
      () => ({ headers: { 'client-cert': `:${new X509Certificate(poort.cert).raw.toString('base64')}:` } }),
    ],
  ])('is none when %s', async (_, server, shown) => {
    expect((await ask(await server(), shown())).text).toBe('none');
  });

  it('is none of a Request that somebody else made', () => {
    expect(connectionCertificate(new Request('https://epd.example/fhir/Flag'))).toBeUndefined();
  });
});
