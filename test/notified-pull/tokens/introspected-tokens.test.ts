import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { type IntrospectionOptions, introspectedTokens, type TokenFailure } from '../../../src/notified-pull';
import { AUDIENCE, fakeFetch, goodClaims, ISSUER, NOW, reasonOf, SECONDS } from './support';

const ENDPOINT = 'https://as.brug.example/introspect';
const active = (more: object = {}) => ({ active: true, ...goodClaims(), ...more });

function serverWith(answer: () => unknown, options: Partial<IntrospectionOptions> = {}) {
  const { calls, fetch } = fakeFetch(answer);
  const auth = { kind: 'client-secret', clientId: 'ehr', clientSecret: 'geheim: één' } as const;
  const check = introspectedTokens({ endpoint: ENDPOINT, auth, fetch, ...options });
  return {
    calls,
    check,
    ask: async (token = 'opaque', after = 0) =>
      reasonOf(await check(token, { now: new Date((SECONDS + after) * 1000) })),
  };
}

describe('a token that the authorization server knows', () => {
  it('says the same as a signed one', async () => {
    const { check } = serverWith(() => active());
    expect(await check('opaque', { now: NOW })).toMatchObject({
      ok: true,
      claims: {
        receiverUra: '00002222',
        user: { identifier: { value: '900001234' }, role: '01.010' },
        authorizationBase: 'b2ZmZXI-3q2-7w_base-of-test',
        issuer: ISSUER,
        scopes: ['bgz-receiver', 'other'],
        expiresAt: '2026-11-24T10:05:00.000Z',
      },
    });
  });

  it('is its own id when it has none', async () => {
    const { check } = serverWith(() => active({ jti: undefined, iss: undefined }));
    const [one, other] = [await check('one', { now: NOW }), await check('other', { now: NOW })];
    expect(one.ok && one.claims.tokenId).toMatch(/^[0-9a-f]{64}$/);
    expect(one.ok && one.claims.issuer).toBe(ENDPOINT);
    expect(one.ok && one.claims.tokenId).not.toBe(other.ok && other.claims.tokenId);
  });
});

describe('a token is refused', () => {
  it.each<[string, TokenFailure, object]>([
    ['no longer active', 'token-inactive', { active: false }],
    ['from another issuer', 'token-issuer', active({ iss: 'https://as.else.example' })],
    ['for another audience', 'token-audience', active({ aud: 'https://else.example' })],
    ['for no audience', 'token-audience', active({ aud: undefined })],
    ['without end', 'token-claims', active({ exp: undefined })],
    ['past its end by our clock', 'token-expired', active({ exp: SECONDS - 60 })],
    ['before its time', 'token-not-yet-valid', active({ nbf: SECONDS + 61 })],
    ['issued in the future', 'token-not-yet-valid', active({ iat: SECONDS + 61 })],
    ['that lives too long', 'token-lifetime', active({ exp: SECONDS + 901 })],
    ['with a URA out of form', 'token-claims', active({ ura: '22' })],
  ])('%s: %s', async (_, reason, answer) => {
    const { ask } = serverWith(() => answer, { issuer: ISSUER, audience: AUDIENCE });
    expect(await ask()).toBe(reason);
  });

  it('longer than 8 KiB, without asking', async () => {
    const { ask, calls } = serverWith(() => active());
    expect(await ask('x'.repeat(9000))).toBe('token-malformed');
    expect(calls).toHaveLength(0);
  });

  it.each<[string, () => unknown]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['is down', () => new Response('', { status: 503 })],
    ['does not let us in', () => new Response('{"active":true}', { status: 401 })],
    ['answers no JSON', () => new Response('<html>')],
    ['does not say whether it is active', () => ({ exp: SECONDS + 300 })],
    ['says active in words', () => active({ active: 'true' })],
  ])('as unverifiable when the endpoint %s', async (_, answer) => {
    expect(await serverWith(answer).ask()).toBe('token-unverifiable');
  });
});

describe('an answer', () => {
  it('is used again for ten seconds', async () => {
    const { ask, calls } = serverWith(() => active());
    await Promise.all([ask(), ask()]);
    await ask('opaque', 9.9);
    expect(calls).toHaveLength(1);
    await ask('opaque', 10);
    expect(calls).toHaveLength(2);
  });

  it('is used for that token only', async () => {
    const { ask, calls } = serverWith(() => active());
    await ask('one');
    await ask('other');
    expect(calls).toHaveLength(2);
  });

  it('is never used beyond the end of the token', async () => {
    const { ask, calls } = serverWith(() => active({ exp: SECONDS + 5 }), { cacheSeconds: 60 });
    await ask();
    await ask('opaque', 4.9);
    expect(calls).toHaveLength(1);
    await ask('opaque', 5);
    expect(calls).toHaveLength(2);
  });

  it('of a token that is not active, or none at all, is not kept', async () => {
    const answers = [{ active: false }, new Response('', { status: 503 }), active()];
    const { ask } = serverWith(() => answers.shift());
    expect([await ask(), await ask(), await ask()]).toEqual(['token-inactive', 'token-unverifiable', 'accepted']);
  });

  it('is asked for each time with cacheSeconds 0: a revoked token ends at once', async () => {
    let revoked = false;
    const { ask } = serverWith(() => (revoked ? { active: false } : active()), { cacheSeconds: 0 });
    expect(await ask()).toBe('accepted');
    revoked = true;
    expect(await ask()).toBe('token-inactive');
  });
});

describe('logging in at the introspection endpoint', () => {
  const form = (init: RequestInit | undefined) => new URLSearchParams(String(init?.body));

  it('with a client secret: HTTP Basic over form-encoded id and secret', async () => {
    const { ask, calls } = serverWith(() => active());
    await ask();
    const [{ init } = { init: undefined }] = calls;
    const header = new Headers(init?.headers).get('authorization') ?? '';
    expect(Buffer.from(header.slice('Basic '.length), 'base64').toString()).toBe('ehr:geheim%3A+%C3%A9%C3%A9n');
    expect(Object.fromEntries(form(init))).toEqual({ token: 'opaque', token_type_hint: 'access_token' });
    expect(init?.redirect).toBe('error');
  });

  it('with a signed assertion that lives a minute and is never the same', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const auth = {
      kind: 'private-key',
      clientId: 'ehr',
      key: await exportJWK(privateKey),
      algorithm: 'ES256',
      keyId: 'k1',
    } as const;
    const { ask, calls } = serverWith(() => active(), { auth, cacheSeconds: 0 });
    await ask();
    await ask();
    const assertions = calls.map(({ init }) => form(init).get('client_assertion') ?? '');
    expect(decodeJwt(assertions[0] ?? '')).toEqual({
      iss: 'ehr',
      sub: 'ehr',
      aud: ENDPOINT,
      iat: SECONDS,
      exp: SECONDS + 60,
      jti: expect.any(String),
    });
    expect(decodeProtectedHeader(assertions[0] ?? '')).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'k1' });
    expect(assertions[0]).not.toBe(assertions[1]);
  });

  it('with a key that does not fit leaves the token unverifiable', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const auth = { kind: 'private-key', clientId: 'ehr', key: privateKey, algorithm: 'PS256' } as const;
    const { ask, calls } = serverWith(() => active(), { auth });
    expect(await ask()).toBe('token-unverifiable');
    expect(calls).toHaveLength(0);
  });

  it('by the host', async () => {
    const { ask, calls } = serverWith(() => active(), { auth: { kind: 'none' } });
    expect(await ask()).toBe('accepted');
    expect(new Headers(calls[0]?.init.headers).get('authorization')).toBeNull();
  });
});

describe('options that would be unsafe', () => {
  it.each<[string, Partial<IntrospectionOptions>, RegExp]>([
    ['an endpoint over http', { endpoint: 'http://as.brug.example/introspect' }, /https URL/],
    ['numbers out of range', { cacheSeconds: -1, clockSkewSeconds: 301 }, /cacheSeconds.*clockSkewSeconds/],
  ])('are refused: %s', (_, options, message) => {
    expect(() => serverWith(() => ({}), options)).toThrow(message);
  });
});
