import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type IntrospectionOptions, introspectedTokens, type TokenFailure } from '../../../src/notified-pull';
import { AUDIENCE, fakeFetch, goodClaims, ISSUER, NOW, reasonOf, SECONDS } from './support';

const ENDPOINT = 'https://as.brug.example/introspect';
const active = (more: object = {}) => ({ active: true, ...goodClaims(), ...more });

function serverWith(answer: () => unknown, options: Partial<IntrospectionOptions> = {}) {
  const { calls, fetch } = fakeFetch(answer);
  const auth = { kind: 'client-secret', clientId: 'ehr', clientSecret: 'geheim: één' } as const;
  let elapsed = 0;
  const check = introspectedTokens({ endpoint: ENDPOINT, auth, fetch, monotonic: () => elapsed * 1000, ...options });
  return {
    calls,
    check,
    /** Asks `after` seconds; `clock` says what the wall shows then. */
    ask: async (token = 'opaque', after = 0, clock = after) => {
      elapsed = after;
      return reasonOf(await check(token, { now: new Date((SECONDS + clock) * 1000) }));
    },
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
    [
      'that lives too long from now, where it is not told since when',
      'token-lifetime',
      active({ exp: SECONDS + 961, iat: undefined }),
    ],
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

  it('that could not be had is kept for a second', async () => {
    const answers = [new Response('', { status: 503 }), active()];
    const { ask } = serverWith(() => answers.shift());
    expect([await ask('one', 0), await ask('one', 0.9), await ask('one', 1)]).toEqual([
      'token-unverifiable',
      'token-unverifiable',
      'accepted',
    ]);
  });

  it('that the token is not active is used again for half a minute', async () => {
    const { ask, calls } = serverWith(() => ({ active: false }));
    for (const after of [0, 1, 15, 29.9]) expect(await ask('made-up', after)).toBe('token-inactive');
    expect(calls).toHaveLength(1);
    expect(await ask('made-up', 30)).toBe('token-inactive');
    expect(calls).toHaveLength(2);
  });

  it.each<[string, number]>([
    ['ahead', 1800],
    ['back', -250],
  ])('given while the clock was set %s counts no longer for it: a token revoked meanwhile ends', async (_, jump) => {
    let revoked = false;
    const { ask } = serverWith(() => (revoked ? { active: false } : active({ exp: SECONDS + 3600, iat: undefined })), {
      maxLifetimeSeconds: 7200,
    });
    expect(await ask('opaque', 0, jump)).toBe('accepted');
    revoked = true;
    expect(await ask('opaque', 9.9)).toBe('accepted');
    expect(await ask('opaque', 10)).toBe('token-inactive');
  });

  it('is asked for each time with cacheSeconds 0: a revoked token ends at once', async () => {
    let revoked = false;
    const { ask } = serverWith(() => (revoked ? { active: false } : active()), { cacheSeconds: 0 });
    expect(await ask()).toBe('accepted');
    revoked = true;
    expect(await ask()).toBe('token-inactive');
  });
});

describe('made-up tokens', () => {
  const answers: ((answer: unknown) => void)[] = [];
  /** Lets everything run that does not wait for the server. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('do not all become requests at once: the others wait for their turn', async () => {
    const { ask, calls } = serverWith(() => new Promise((resolve) => answers.push(resolve)), { concurrency: 2 });
    const asked = ['a', 'b', 'c', 'd'].map((token) => ask(token));
    await settle();
    expect(calls).toHaveLength(2);
    for (let turn = 0; turn < 4; turn++) {
      answers.shift()?.({ active: false });
      await settle();
    }
    expect(await Promise.all(asked)).toEqual(Array(4).fill('token-inactive'));
    expect(calls).toHaveLength(4);
  });

  it('that get no turn in time are not judged, and the next one is', async () => {
    const { ask, calls } = serverWith(
      () => (calls.length === 1 ? new Promise((resolve) => answers.push(resolve)) : active()),
      { concurrency: 1, timeoutMs: 20 },
    );
    const slow = ask('slow');
    expect(await ask('waits')).toBe('token-unverifiable');
    answers.shift()?.({ active: false });
    await slow;
    expect(await ask('next')).toBe('accepted');
  });

  it('are kept apart from a good one', async () => {
    const { ask, calls } = serverWith((): object => (calls.length === 1 ? active() : { active: false }));
    expect(await ask('good')).toBe('accepted');
    expect(await ask('made-up')).toBe('token-inactive');
    expect([await ask('made-up'), await ask('good')]).toEqual(['token-inactive', 'accepted']);
    expect(calls).toHaveLength(2);
  });

  it('beyond a thousand that wait are turned away at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { ask, calls } = serverWith(() => new Promise(() => {}), { concurrency: 1 });
    for (let nth = 0; nth < 1001; nth++) void ask(`made-up-${nth}`);
    expect(await ask('one-more')).toBe('token-unverifiable');
    expect(calls).toHaveLength(1);
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
    expect(init?.redirect).toBe('manual');
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
    [
      'an endpoint over http',
      { endpoint: 'http://as.brug.example/introspect' },
      /`endpoint` is a URL without credentials, https/,
    ],
    [
      'numbers out of range',
      { cacheSeconds: -1, clockSkewSeconds: 301, concurrency: 0 },
      /cacheSeconds.*concurrency.*clockSkewSeconds/,
    ],
  ])('are refused: %s', (_, options, message) => {
    expect(() => serverWith(() => ({}), options)).toThrow(message);
  });
});
