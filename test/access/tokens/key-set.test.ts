import type { JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { jwtTokens } from '../../../src/notified-pull';
import { AUDIENCE, fakeFetch, ISSUER, NOW, reasonOf, SECONDS, type Signer, signer } from './support';

const JWKS = 'https://as.brug.example/jwks.json';

let first: Signer;
let second: Signer;
beforeAll(async () => {
  [first, second] = await Promise.all([signer('first'), signer('second')]);
});

/** A token check whose issuer publishes what `publish` says, asked `after` seconds; `clock` says what the wall shows then. */
function issuerWith(publish: () => unknown) {
  const { calls, fetch } = fakeFetch(publish);
  let elapsed = 0;
  const monotonic = () => elapsed * 1000;
  const check = jwtTokens({ issuer: ISSUER, jwks: JWKS, audience: AUDIENCE, fetch, monotonic });
  return {
    calls,
    ask: async (key: Signer, after = 0, header = {}, clock = after) => {
      elapsed = after;
      const seconds = SECONDS + clock;
      const token = await key.sign({ iat: seconds, exp: seconds + 300 }, header);
      return reasonOf(await check(token, { now: new Date(seconds * 1000) }));
    },
  };
}

describe('the key set of an issuer', () => {
  it('is asked for once, however many tokens come at the same time', async () => {
    const { ask, calls } = issuerWith(() => ({ keys: [first.jwk] }));
    expect(await Promise.all([ask(first), ask(first), ask(first)])).toEqual(Array(3).fill('accepted'));
    expect(await ask(first, 599)).toBe('accepted');
    expect(calls.map(({ url }) => url)).toEqual([JWKS]);
    expect(calls[0]?.init.redirect).toBe('manual');
  });

  it('is asked for anew after ten minutes, so that a withdrawn key stops counting', async () => {
    let keys = [first.jwk, second.jwk];
    const { ask } = issuerWith(() => ({ keys }));
    expect(await ask(first)).toBe('accepted');
    keys = [second.jwk];
    expect(await ask(first, 599)).toBe('accepted');
    expect(await ask(first, 600)).toBe('token-signature');
  });

  it('is asked for anew when a token names a key that is new', async () => {
    let keys = [first.jwk];
    const { ask, calls } = issuerWith(() => ({ keys }));
    expect(await ask(first)).toBe('accepted');
    keys = [first.jwk, second.jwk];
    expect(await ask(second, 30)).toBe('accepted');
    expect(calls).toHaveLength(2);
  });

  it('is not asked for more than once in half a minute, whatever keys are made up', async () => {
    const { ask, calls } = issuerWith(() => ({ keys: [first.jwk] }));
    await ask(first);
    for (let i = 0; i < 50; i++) expect(await ask(second, i / 2, { kid: `made-up-${i}` })).toBe('token-signature');
    expect(calls).toHaveLength(1);
    for (let i = 0; i < 50; i++) await ask(second, 31 + i / 2, { kid: `made-up-${i}` });
    expect(calls).toHaveLength(2);
    expect(await ask(first, 60)).toBe('accepted');
  });

  it('stays in use for an hour when the issuer cannot be reached', async () => {
    let up = true;
    const { ask } = issuerWith(() => {
      if (!up) throw new TypeError('fetch failed');
      return { keys: [first.jwk] };
    });
    await ask(first);
    up = false;
    expect(await ask(first, 3599)).toBe('accepted');
    expect(await ask(first, 3600)).toBe('token-unverifiable');
    up = true;
    expect(await ask(first, 3640)).toBe('accepted');
  });

  it('that cannot be had for a new key is no verdict on the token', async () => {
    let up = true;
    const { ask } = issuerWith(() => (up ? { keys: [first.jwk] } : new Response('', { status: 503 })));
    await ask(first);
    up = false;
    expect(await ask(second, 31)).toBe('token-unverifiable');
  });

  it.each<[string, number]>([
    ['ahead', 30 * 86_400],
    ['back', -30 * 86_400],
  ])('that was fetched by a clock set %s for a moment counts no longer for it', async (_, jump) => {
    let keys = [first.jwk, second.jwk];
    const { ask } = issuerWith(() => ({ keys }));
    expect(await ask(first, 0, {}, jump)).toBe('accepted');
    keys = [second.jwk];
    expect(await ask(first, 599)).toBe('accepted');
    expect(await ask(first, 600)).toBe('token-signature');
  });

  it('is not asked for at every token while the clock is set to and fro', async () => {
    const { ask, calls } = issuerWith(() => ({ keys: [first.jwk] }));
    for (const jump of [0, 86_400, -86_400, 0]) expect(await ask(first, 1, {}, jump)).toBe('accepted');
    expect(calls).toHaveLength(1);
  });

  it.each<[string, () => unknown]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers 404', () => new Response('{"keys":[]}', { status: 404 })],
    ['answers something else', () => new Response('<html>')],
    ['has no keys', () => ({ error: 'x' })],
    ['shows a secret key', () => ({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] })],
    ['is larger than 512 KiB', () => ({ keys: [first.jwk], filler: 'x'.repeat(600_000) })],
  ])('leaves a token unverifiable when it %s', async (_, publish) => {
    const { ask, calls } = issuerWith(publish);
    expect(await ask(first)).toBe('token-unverifiable');
    expect(await ask(first, 1)).toBe('token-unverifiable');
    expect(calls).toHaveLength(1);
  });

  it('that does not come within its time leaves a token unverifiable', async () => {
    const hangs: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const slow = jwtTokens({ issuer: ISSUER, jwks: JWKS, audience: AUDIENCE, fetch: hangs, timeoutMs: 20 });
    expect(reasonOf(await slow(await first.sign(), { now: NOW }))).toBe('token-unverifiable');
    const never = () => new Promise<JSONWebKeySet>(() => {});
    const stuck = jwtTokens({ issuer: ISSUER, jwks: never, audience: AUDIENCE, timeoutMs: 20 });
    expect(reasonOf(await stuck(await first.sign(), { now: NOW }))).toBe('token-unverifiable');
  });

  it('may come from a function of the vendor’s', async () => {
    const check = jwtTokens({ issuer: ISSUER, jwks: () => ({ keys: [first.jwk] }), audience: AUDIENCE });
    expect(reasonOf(await check(await first.sign(), { now: NOW }))).toBe('accepted');
  });
});
