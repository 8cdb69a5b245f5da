import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { nodeListener } from '../../src/node';
import { clientTable, introspectedTokens, issuingKeys } from '../../src/notified-pull';
import {
  ask,
  assertion,
  CLIENT,
  CLIENT_ASSERTION,
  client,
  grant,
  ISSUER,
  keys,
  NOW,
  post,
  proof,
  RESOURCE,
  SECONDS,
  URA,
  type World,
  watcher,
  world,
} from './support';

const login = () => assertion({ iss: 'epd-brug', sub: 'epd-brug', aud: `${ISSUER}/introspect` }, { key: keys.watcher });

const about = async (made: Pick<World, 'endpoint'>, token: string, client_assertion?: string) =>
  post(
    made,
    new URLSearchParams({
      token,
      client_assertion_type: CLIENT_ASSERTION,
      client_assertion: client_assertion ?? (await login()),
    }),
    {},
    '/introspect',
  );

const tokenOf = async (made: World, headers = {}) => String((await ask(made, {}, headers)).body.access_token);

describe('a question about a token', () => {
  it('is answered with what it says', async () => {
    const made = world();
    const { status, headers, body } = await about(made, await tokenOf(made, { dpop: await proof(keys.other) }));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      active: true,
      token_type: 'DPoP',
      iss: ISSUER,
      aud: RESOURCE,
      client_id: CLIENT,
      ura: URA,
    });
    expect(body.cnf).toEqual({ jkt: expect.any(String) });
  });

  it.each<[string, (made: World) => void]>([
    ['the grant was withdrawn', ({ store }) => void store.held.splice(0, 1, { ...grant, state: 'cancelled' })],
    ['the grant is over', ({ store }) => void store.held.splice(0, 1, { ...grant, validUntil: NOW.toISOString() })],
    ['the grant is gone', ({ store }) => void store.held.splice(0, 1)],
    [
      'it is over itself',
      (made) => {
        made.at = new Date(NOW.getTime() + 301_000);
      },
    ],
  ])('is answered with no more than that it is not active once %s', async (_what, happens) => {
    const made = world();
    const token = await tokenOf(made);
    happens(made);
    // The login is of the moment of the question.
    const iat = Math.floor(made.at.getTime() / 1000);
    const fresh = await assertion({ iss: 'epd-brug', sub: 'epd-brug', iat, exp: iat + 60 }, { key: keys.watcher });
    expect((await about(made, token, fresh)).body).toEqual({ active: false });
  });

  it('is so once the client is taken out, or may no longer speak for the organization', async () => {
    let known = [client(), watcher];
    const made = world({ clients: { find: (id) => known.find((one) => one.id === id) } });
    const token = await tokenOf(made);
    expect((await about(made, token)).body.active).toBe(true);
    known = [client({ uras: ['00009999'] }), watcher];
    expect((await about(made, token)).body).toEqual({ active: false });
    known = [watcher];
    expect((await about(made, token)).body).toEqual({ active: false });
  });

  it('is so for a token of somebody else, of another server, of no type, and for no token at all', async () => {
    const made = world();
    const claims = {
      iss: ISSUER,
      aud: RESOURCE,
      client_id: CLIENT,
      ura: URA,
      iat: SECONDS,
      exp: SECONDS + 300,
      jti: 'x',
    };
    const signed = (key = keys.as, typ = 'at+jwt', more = {}) =>
      new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'ES256', kid: 'as-1', typ }).sign(key.secret);
    expect((await about(made, await signed())).body.active).toBe(true);
    for (const token of [
      await signed(keys.other),
      await signed(keys.as, 'JWT'),
      await signed(keys.as, 'at+jwt', { aud: 'https://in.brug.example/fhir' }),
      await signed(keys.as, 'at+jwt', { exp: SECONDS + 86_400 }),
      'abc',
    ])
      expect((await about(made, token)).body).toEqual({ active: false });
  });

  it('is for who was told that it may ask', async () => {
    const made = world();
    const token = await tokenOf(made);
    expect((await about(made, token, await assertion())).status).toBe(403);
    expect((await about(made, token, 'a.b.c')).status).toBe(401);
    expect(made.entries.at(-1)).toMatchObject({
      kind: 'token',
      reason: 'client-malformed',
      object: { type: 'introspection' },
    });
  });

  it('is so for a key that is not published any more', async () => {
    let schedule = [
      { key: keys.as.privateJwk, algorithm: 'ES256', keyId: 'as-1', signsFrom: '2026-01-01T00:00:00Z' },
    ] as const as readonly Parameters<typeof issuingKeys>[0][number][];
    const made = world({ keys: { at: (now, context) => issuingKeys(schedule).at(now, context) } });
    const token = await tokenOf(made);
    expect((await about(made, token)).body.active).toBe(true);
    schedule = [{ key: keys.other.privateJwk, algorithm: 'ES256', keyId: 'as-2', signsFrom: '2026-01-01T00:00:00Z' }];
    expect((await about(made, token)).body).toEqual({ active: false });
  });

  it('is 503 when it cannot be found out', async () => {
    let isDown = false;
    const find = clientTable([client(), watcher]).find;
    const made = world({
      clients: { find },
      keys: {
        at: (now, context) => {
          if (isDown) throw new Error('vault sealed');
          return issuingKeys([
            { key: keys.as.privateJwk, algorithm: 'ES256', keyId: 'as-1', signsFrom: '2026-01-01T00:00:00Z' },
          ]).at(now, context);
        },
      },
    });
    const token = await tokenOf(made);
    isDown = true;
    expect((await about(made, token)).status).toBe(503);
  });
});

it('is asked by introspectedTokens, over a connection', async () => {
  const made = world();
  const token = await tokenOf(made);
  const server: Server = createServer(nodeListener(made.endpoint));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const check = introspectedTokens({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/introspect`,
    allowLoopbackHttp: true,
    auth: {
      kind: 'private-key',
      clientId: 'epd-brug',
      audience: ISSUER,
      key: keys.watcher.privateJwk,
      algorithm: 'ES256',
      keyId: 'w-1',
    },
    issuer: ISSUER,
    audience: RESOURCE,
    cacheSeconds: 0,
  });
  expect(await check(token, { now: NOW })).toMatchObject({ ok: true, claims: { receiverUra: URA, client: CLIENT } });
  made.store.held.splice(0, 1, { ...grant, state: 'cancelled' });
  expect(await check(token, { now: NOW })).toEqual({ ok: false, reason: 'token-inactive' });
  await new Promise((closed) => server.close(closed));
});
