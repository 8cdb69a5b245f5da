import { X509Certificate } from 'node:crypto';
import { connect as connectHttp2 } from 'node:http2';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Authority, authority, type Certificate, hasOpenssl } from '../../examples/referral/certificates';
import { connectionCertificate, type NodeListenerOptions, nodeListener } from '../../src/node';
import { askTls, type Shown, serveTls } from './tls';

let region: Authority;
let own: Certificate;
let poort: Certificate;

/** Tells whose certificate it was handed. */
const telling = async (request: Request): Promise<Response> => {
  const shown = connectionCertificate(request);
  return new Response(shown === undefined ? 'none' : new X509Certificate(shown).subject);
};
const served = (options: NodeListenerOptions = {}, tls: object = {}) =>
  serveTls(region, own, nodeListener({ fetch: telling }, options), tls);
const ask = (port: number, shown: Shown) => askTls(region, port, shown);

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
    expect(first).toMatchObject({ text: 'CN=poort.example', resumed: false });
    const again = await ask(port, { certificate: poort, session: sessions.at(-1) });
    expect(again).toMatchObject({ text: 'CN=poort.example', resumed: true });
  });

  it('is handed over by HTTP/2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${await served({}, { http2: true })}`, {
      ca: region.ca,
      ...poort,
    });
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':path': '/' });
    stream.setEncoding('utf8');
    let text = '';
    for await (const part of stream) text += part;
    expect(text).toBe('CN=poort.example');
  });

  const letsAllIn = { rejectUnauthorized: false };
  it.each<[string, () => Promise<number>, () => Shown]>([
    ['none is shown', () => served({}, letsAllIn), () => ({})],
    [
      'it is of an authority that the server does not know',
      () => served({}, letsAllIn),
      () => ({ certificate: authority('Andere CA').issue('poort.example') }),
    ],
    ['it has ended', () => served({}, letsAllIn), () => ({ certificate: region.issue('poort.example', -1) })],
    ['the connection is one of a proxy', () => served({ trustedProxies: 1 }), () => ({ certificate: poort })],
    [
      'it stands in a header only',
      () => served({}, letsAllIn),
      () => ({ headers: { 'client-cert': `:${new X509Certificate(poort.cert).raw.toString('base64')}:` } }),
    ],
  ])('is none when %s', async (_, server, shown) => {
    expect((await ask(await server(), shown())).text).toBe('none');
  });

  it('is none of a Request that somebody else made', () => {
    expect(connectionCertificate(new Request('https://epd.example/fhir/Flag'))).toBeUndefined();
  });
});
