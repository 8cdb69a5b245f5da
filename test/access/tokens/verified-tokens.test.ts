import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifiedTokens } from '../../../src/access/tokens/verified-tokens';
import { jwtTokens } from '../../../src/notified-pull';
import { AUDIENCE, fakeFetch, ISSUER, NOW, reasonOf, SECONDS, signer } from './support';

const later = (seconds: number) => new Date((SECONDS + seconds) * 1000);

describe('A token that was found good', () => {
  beforeEach(() => {
    vi.spyOn(globalThis.crypto.subtle, 'verify');
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const verified = () => vi.mocked(globalThis.crypto.subtle.verify).mock.calls.length;

  /** A check by keys that the issuer publishes, of which `seconds` passed on the monotonic clock. */
  async function world() {
    const [key, other] = await Promise.all([signer('first'), signer('second')]);
    let keys: unknown[] | undefined = [key.jwk];
    let seconds = 0;
    const { fetch } = fakeFetch(() => (keys === undefined ? new Response('', { status: 503 }) : { keys }));
    const check = jwtTokens({
      issuer: ISSUER,
      audience: AUDIENCE,
      jwks: 'https://as.brug.example/jwks.json',
      fetch,
      monotonic: () => seconds * 1000,
      maxLifetimeSeconds: 86_400,
    });
    return {
      key,
      other,
      check,
      reason: async (token: string, at = 0) => reasonOf(await check(token, { now: later(at) })),
      publish: (now: unknown[] | undefined) => {
        keys = now;
      },
      pass: (to: number) => {
        seconds = to;
      },
    };
  }

  it('is not verified again, and says the same', async () => {
    const { key, check } = await world();
    const token = await key.sign();
    const first = await check(token, { now: NOW });
    const second = await check(token, { now: later(200) });
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(verified()).toBe(1);
  });

  it('is refused from its end on, with the difference between clocks that is forgiven', async () => {
    const { key, reason } = await world();
    const token = await key.sign();
    expect(await reason(token)).toBe('accepted');
    expect(await reason(token, 359)).toBe('accepted');
    for (const at of [360, 361, 86_400]) expect(await reason(token, at)).toBe('token-expired');
    // Once the clock is right again, what it was is known no longer.
    expect(await reason(token, 10)).toBe('accepted');
  });

  it('is judged anew by a clock that is set back', async () => {
    const { key, reason } = await world();
    const token = await key.sign({ nbf: SECONDS, iat: SECONDS });
    expect(await reason(token, 1)).toBe('accepted');
    expect(await reason(token, -61)).toBe('token-not-yet-valid');
  });

  it('without an issue time is judged by what is left of its life at every moment', async () => {
    const { key, reason } = await world();
    const token = await key.sign({ iat: undefined, exp: SECONDS + 86_400 + 60 });
    expect(await reason(token, 0)).toBe('accepted');
    expect(await reason(token, -10)).toBe('token-lifetime');
  });

  it('is refused once its key is no longer published', async () => {
    const { key, other, reason, publish, pass } = await world();
    const token = await key.sign({ exp: SECONDS + 3_000 });
    expect(await reason(token)).toBe('accepted');
    publish([other.jwk]);
    pass(599);
    expect(await reason(token, 599)).toBe('accepted');
    pass(600);
    expect(await reason(token, 600)).toBe('token-signature');
  });

  it('is verified once more when the keys were asked for anew, also when another token made that so', async () => {
    const { key, other, reason, publish, pass } = await world();
    const token = await key.sign({ exp: SECONDS + 3_000 });
    await reason(token);
    publish([other.jwk, { ...other.jwk, kid: 'third' }]);
    pass(31);
    expect(await reason(await other.sign({ exp: SECONDS + 3_000 }), 31)).toBe('accepted');
    expect(await reason(token, 31)).toBe('token-signature');
  });

  it('cannot be told good or bad when its keys are too old', async () => {
    const { key, reason, publish, pass } = await world();
    const token = await key.sign({ exp: SECONDS + 20_000 });
    expect(await reason(token)).toBe('accepted');
    publish(undefined);
    pass(3_599);
    expect(await reason(token, 3_599)).toBe('accepted');
    pass(3_600);
    expect(await reason(token, 3_600)).toBe('token-unverifiable');
  });

  it('gives no other token a chance: one sign of difference is another token', async () => {
    const { key, reason } = await world();
    const token = await key.sign();
    await reason(token);
    const last = token.at(-2) === 'A' ? 'B' : 'A';
    expect(await reason(`${token.slice(0, -2)}${last}${token.at(-1)}`)).not.toBe('accepted');
    expect(await reason(await key.sign({ ura: '00003333', aud: 'https://elders.example' }))).toBe('token-audience');
  });

  it('is known by what it says to one request only as far as the next one may know', async () => {
    const { key, check } = await world();
    const token = await key.sign();
    const first = await check(token, { now: NOW });
    if (!first.ok) throw new Error(first.reason);
    expect(() => Object.assign(first.claims, { receiverUra: '00009999' })).toThrow(TypeError);
    expect(() => Object.assign(first.claims.user ?? {}, { role: '01.999' })).toThrow(TypeError);
    const second = await check(token, { now: NOW });
    expect(second.ok && second.claims.receiverUra).toBe('00002222');
  });
});

describe('A token that was refused', () => {
  it('is looked at again each time', async () => {
    const key = await signer('first');
    const check = jwtTokens({ issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [key.jwk] } });
    const early = await key.sign({ iat: SECONDS + 100, exp: SECONDS + 400 });
    expect(reasonOf(await check(early, { now: NOW }))).toBe('token-not-yet-valid');
    expect(reasonOf(await check(early, { now: later(100) }))).toBe('accepted');
  });
});

describe('The memory of tokens', () => {
  const good = { ok: true, claims: { scopes: [], expiresAt: NOW.toISOString() } } as const;

  it('is kept in bounds: what was verified first goes first', async () => {
    const tokens = verifiedTokens();
    for (let n = 0; n <= 5_000; n++) tokens.set(`${n}`, good, async () => true);
    expect(await tokens.get('0', NOW)).toBeUndefined();
    expect(await tokens.get('1', NOW)).toEqual(good);
    expect(await tokens.get('5000', NOW)).toEqual(good);
  });

  it('forgets what does not hold', async () => {
    const tokens = verifiedTokens();
    let holds = false;
    tokens.set('a', good, async () => holds);
    expect(await tokens.get('a', NOW)).toBeUndefined();
    holds = true;
    expect(await tokens.get('a', NOW)).toBeUndefined();
  });
});
