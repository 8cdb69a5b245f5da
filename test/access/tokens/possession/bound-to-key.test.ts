import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBgzFacade, sourcesOf } from '../../../../src';
import { nodeListener } from '../../../../src/node';
import {
  authorizeNotifiedPull,
  fhirTransport,
  jwtTokens,
  senderConstrained,
  tokenClient,
  workflowTasks,
} from '../../../../src/notified-pull';
import { bgzRecords } from '../../../../src/zib';
import { sample } from '../../../bgz/sample';
import { idSecret } from '../../../id-secret';
import { BASE } from '../../../referral/task/support';
import { grantOf, storeWith } from '../../memory-grants';
import { NOW, prover } from './support';

const ISSUER = 'https://as.brug.example';
const AUDIENCE = 'https://epd.brug.example/fhir';
const bsn = String(sample.patient.identificationNumbers?.[0]?.value);
const record = grantOf(bsn);

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(publicKey)), kid: 'as-1', alg: 'ES256' };
const client = await prover();
const thief = await prover();

const token = (cnf?: object) =>
  new SignJWT({
    jti: crypto.randomUUID(),
    ura: '00002222',
    client_id: 'epd-van-de-poort',
    authorization_base: BASE,
    user: { id: '900001234', role: '01.010' },
    ...(cnf && { cnf }),
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'as-1', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(NOW.getTime() / 1000)
    .setExpirationTime(NOW.getTime() / 1000 + 300)
    .sign(privateKey);

const tokens = jwtTokens({ issuer: ISSUER, jwks: { keys: [jwk] }, audience: AUDIENCE });

let server: Server;
let base: string;
const trail: { reason?: string; status: number; user?: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => listener(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `${origin}/fhir`;
  const grants = storeWith(record);
  const shared = {
    store: grants,
    tokens,
    possession: senderConstrained({
      dpop: { origin, store: grants, nonce: { secret: 'gedeeld door alle instanties van dit EPD' } },
    }),
    now: () => NOW,
  };
  const listener = nodeListener(
    createBgzFacade({
      sources: sourcesOf([bgzRecords(sample)], { groups: 'all' }),
      authorize: authorizeNotifiedPull(shared),
      tasks: workflowTasks({ ...shared, bases: { current: () => ({}), recover: () => undefined } as never }),
      audit: { write: async (entry) => void trail.push(entry as never) },
      idSecret,
      mountPath: '/fhir',
      baseUrl: base,
      now: () => NOW,
    }),
  );
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const proofsOf = (one: typeof client) =>
  tokenClient({
    clientId: 'epd-van-de-poort',
    key: { key: one.secret, algorithm: 'ES256' },
    dpop: { key: one.secret, algorithm: 'ES256' },
    now: () => NOW,
  }).proofs;
const transportOf = (one: typeof client) => {
  const proofs = proofsOf(one);
  return fhirTransport({ allowLoopbackHttp: true, ...(proofs && { proofs }) });
};
const allergies = () => ({ method: 'GET', url: `${base}/AllergyIntolerance?_revinclude=Provenance%3Atarget` }) as const;

describe('a pull with a token that is bound to a key', () => {
  it('is answered, request after request, to who has the key; the nonce is asked for once', async () => {
    trail.length = 0;
    const transport = transportOf(client);
    const bound = await token({ jkt: client.thumbprint });
    for (const url of [allergies().url, `${base}/Condition`, `${base}/Task/${record.id}`])
      expect(await transport.request({ method: 'GET', url, token: bound })).toMatchObject({ ok: true, status: 200 });
    expect(trail.map(({ status, reason }) => reason ?? status)).toEqual(['token-nonce', 200, 200, 200]);
  });

  it('is refused to who has the token alone, and the trail names no user', async () => {
    trail.length = 0;
    const bound = await token({ jkt: client.thumbprint });
    expect(await transportOf(thief).request({ ...allergies(), token: bound })).toMatchObject({ ok: true, status: 401 });
    const bearer = await fetch(allergies().url, { headers: { authorization: `Bearer ${bound}` } });
    expect(bearer.status).toBe(401);
    expect(bearer.headers.get('www-authenticate')).toMatch(/^DPoP algs="/);
    expect(trail.map(({ reason }) => reason)).toEqual(['token-proof', 'token-bound']);
    for (const entry of trail) expect(entry.user).toBeUndefined();
  });

  it('is told what the answer says, of the workflow Task too', async () => {
    const bound = await token({ jkt: client.thumbprint });
    const answer = await fetch(`${base}/Task/${record.id}`, { headers: { authorization: `DPoP ${bound}` } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^DPoP error="invalid_dpop_proof", algs="/);
  });

  it('goes on as before with a bearer token that is bound to nothing', async () => {
    const answer = await fhirTransport({ allowLoopbackHttp: true }).request({ ...allergies(), token: await token() });
    expect(answer).toMatchObject({ ok: true, status: 200 });
  });

  it.each([
    ['a binding that is not known', { jku: 'https://as.example/jwks' }],
    ['one that is known beside one that is not', { jkt: client.thumbprint, kid: 'x' }],
    ['no thumbprint', { jkt: 'kort' }],
    ['nothing', {}],
  ])('is refused when the token is bound to %s', async (_, cnf) => {
    expect(await tokens(await token(cnf), { now: NOW })).toMatchObject({ ok: false, reason: 'token-claims' });
    expect(await transportOf(client).request({ ...allergies(), token: await token(cnf) })).toMatchObject({
      status: 401,
    });
  });
});

describe('where nothing verifies who has a token', () => {
  it('one that is bound is refused', async () => {
    const authorize = authorizeNotifiedPull({
      store: storeWith(record),
      tokens,
      now: () => NOW,
    });
    const ask = async (scheme: string, cnf?: object) =>
      authorize(
        new Request('https://epd.brug.example/fhir/AllergyIntolerance', {
          headers: { authorization: `${scheme} ${await token(cnf)}` },
        }),
      );
    expect(await ask('Bearer')).toMatchObject({ allowed: true });
    for (const [scheme, cnf] of [
      ['Bearer', { jkt: client.thumbprint }],
      ['Bearer', { 'x5t#S256': client.thumbprint }],
      ['DPoP', { jkt: client.thumbprint }],
      ['DPoP', undefined],
    ] as const)
      expect(await ask(scheme, cnf)).toMatchObject({
        allowed: false,
        reason: 'unauthenticated',
        trail: { reason: 'token-bound' },
      });
  });
});
