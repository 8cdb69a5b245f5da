import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, authority, type Certificate, hasOpenssl } from '../../../../examples/referral/certificates';
import { fhirTransport, tokenClient } from '../../../../src/notified-pull';
import { signingKey } from './authorization-server';

let hospital: Authority;
const { signing } = await signingKey('ES256', 'k1');
const agents: Agent[] = [];
let server: Server;
let base: string;

describe.skipIf(!hasOpenssl)('over mutual TLS, by a dispatcher', () => {
  beforeAll(async () => {
    hospital = authority('Voorbeeld CA');
    const { cert, key } = hospital.issue('127.0.0.1');
    server = createServer(
      { cert, key, ca: hospital.ca, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        const peer = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
        const body =
          request.url === '/token'
            ? { access_token: `of-${peer}`, token_type: 'Bearer', expires_in: 60 }
            : { resourceType: 'Bundle', id: peer };
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      },
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    base = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await Promise.all(agents.map((one) => one.destroy()));
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  /** Over connections with this certificate, to servers of this authority. */
  const over = (certificate: Certificate | undefined, ca = hospital.ca) => {
    const dispatcher = new Agent({ connect: { ca, ...certificate } });
    agents.push(dispatcher);
    return { requestOptions: { dispatcher } };
  };
  const clientOver = (sends: ReturnType<typeof over>) =>
    tokenClient({ clientId: 'epd', key: signing, login: 'tls-client', retries: 0, ...sends });
  const ask = () => ({ tokenUrl: `${base}/token`, ura: '00002222' });

  it('a token is had with the certificate of the client, and so is what it gives access to', async () => {
    const sends = over(hospital.issue('poort.example'));
    const token = await clientOver(sends).token(ask());
    expect(token).toBe('of-poort.example');
    const answer = await fhirTransport(sends).request({ method: 'GET', url: `${base}/fhir/Flag`, token });
    expect(answer).toMatchObject({ ok: true, body: { id: 'poort.example' } });
  });

  it.each([
    ['none', () => over(undefined)],
    ['one of another authority', () => over(authority('Andere CA').issue('poort.example'))],
    ['one that has ended', () => over(hospital.issue('poort.example', -1))],
  ])('nothing is had with %s', async (_, sends) => {
    await expect(clientOver(sends()).token(ask())).rejects.toMatchObject({ code: 'unreachable' });
    const answer = await fhirTransport(sends()).request({ method: 'GET', url: `${base}/fhir/Flag` });
    expect(answer).toMatchObject({ ok: false, failure: 'unreachable' });
  });

  it('nothing is sent to a server of another authority', async () => {
    const sends = over(hospital.issue('poort.example'), authority('Andere CA').ca);
    await expect(clientOver(sends).token(ask())).rejects.toMatchObject({ code: 'unreachable' });
  });
});
