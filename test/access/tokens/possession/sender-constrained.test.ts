import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type SenderConstrainedOptions, senderConstrained } from '../../../../src/notified-pull';
import { memoryStore } from '../../memory-grants';
import { claimsBoundTo, NOW, ORIGIN, type Prover, prover, SECONDS, TOKEN } from './support';

const [mine, other, rsa] = await Promise.all([prover(), prover(), prover('PS256')]);

const asked = (headers: Record<string, string> = {}, { method = 'GET', path = '/fhir/Flag?_count=5' } = {}) => ({
  method,
  // As a proxy hands it on.
  url: `http://10.0.0.7:8080${path}`,
  headers: new Headers(headers),
});

const sent = (scheme: 'bearer' | 'dpop', confirmation?: { key?: string; certificate?: string }) => ({
  text: TOKEN,
  scheme,
  claims: claimsBoundTo(confirmation),
});
const bound = (by: Prover = mine) => sent('dpop', { key: by.thumbprint });

const byKey = (
  more: Partial<NonNullable<SenderConstrainedOptions['dpop']>> = {},
  rest: SenderConstrainedOptions = {},
) => senderConstrained({ dpop: { origin: ORIGIN, store: memoryStore(), ...more }, ...rest });

const failure = (reason: string, error = 'invalid_dpop_proof') => ({
  ok: false,
  reason,
  headers: { 'www-authenticate': expect.stringContaining(`DPoP error="${error}", algs="PS256 ES256`) },
});

describe('a token that is bound to a key', () => {
  it('is taken from who signs with that key, for this request and moment', async () => {
    const check = byKey();
    expect(await check(asked({ dpop: await mine.proof() }), bound(), NOW)).toEqual({ ok: true });
    expect(await check(asked({ dpop: await rsa.proof() }), bound(rsa), NOW)).toEqual({ ok: true });
    const query = { htu: `${ORIGIN}/fhir/Flag?x=1#y` };
    expect(await check(asked({ dpop: await mine.proof(query) }), bound(), NOW)).toEqual({ ok: true });
    const port = { htu: 'https://EPD.brug.example:443/fhir/Flag' };
    expect(await check(asked({ dpop: await mine.proof(port) }), bound(), NOW)).toEqual({ ok: true });
  });

  it.each<[string, Parameters<Prover['proof']>]>([
    ['another method', [{ htm: 'POST' }]],
    ['the method in small letters', [{ htm: 'get' }]],
    ['another address', [{ htu: `${ORIGIN}/fhir/Condition` }]],
    ['another host', [{ htu: 'https://epd.poort.example/fhir/Flag' }]],
    ['the address behind the proxy', [{ htu: 'http://10.0.0.7:8080/fhir/Flag' }]],
    ['an address with somebody in it', [{ htu: 'https://iemand@epd.brug.example/fhir/Flag' }]],
    ['no address', [{ htu: 'Flag' }]],
    ['another token', [{ ath: 'x'.repeat(43) }]],
    ['no token', [{ ath: undefined as never }]],
    ['no id', [{ jti: undefined as never }]],
    ['an empty id', [{ jti: '' }]],
    ['an id that is too long', [{ jti: 'x'.repeat(257) }]],
    ['no moment', [{ iat: undefined as never }]],
    ['a moment in words', [{ iat: String(SECONDS) as never }]],
    ['a moment too long ago', [{ iat: SECONDS - 121 }]],
    ['a moment to come', [{ iat: SECONDS + 61 }]],
    ['an end that is over', [{ exp: SECONDS - 61 }]],
    ['a beginning that is not there yet', [{ nbf: SECONDS + 61 }]],
    ['a nonce that is no text', [{ nonce: 1 as never }]],
    ['another type', [{}, { typ: 'JWT' }]],
    ['no type', [{}, { typ: undefined }]],
    ['an extension', [{}, { crit: ['b64'], b64: true }]],
    ['no key', [{}, { jwk: undefined }]],
    ['the private half of the key', [{}, { jwk: mine.secret }]],
    ['another key in its header', [{}, { jwk: other.jwk }]],
  ])('is not taken with a proof of %s', async (_, proof) => {
    const given = await mine.proof(...proof).catch(() => undefined);
    // What jose does not make at all is written by hand.
    const dpop = given ?? 'x.y.z';
    expect(await byKey()(asked({ dpop }), bound(), NOW)).toEqual(failure('token-proof'));
  });

  it.each([
    ['somebody else’s proof', () => other.proof()],
    ['two proofs', async () => `${await mine.proof()}, ${await mine.proof()}`],
    [
      'a proof that was changed',
      async () => (await mine.proof()).replace(/\.[^.]+\./, (part) => `${part.slice(0, -2)}A.`),
    ],
    ['an unsigned one', async () => (await mine.proof()).replace(/[^.]+$/, '')],
    ['words', async () => 'geen bewijs'],
    ['nothing', async () => ''],
    ['a huge one', async () => `${await mine.proof()}${'x'.repeat(5_000)}`],
    [
      'one signed by a secret',
      async () =>
        new SignJWT({ htm: 'GET' })
          .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk: { kty: 'oct' } })
          .sign(new Uint8Array(32)),
    ],
  ])('is not taken with %s', async (_, made) => {
    expect(await byKey()(asked({ dpop: await made() }), bound(), NOW)).toEqual(failure('token-proof'));
  });

  it('is not taken without a proof, nor as a bearer token, with one or without', async () => {
    const check = byKey();
    expect(await check(asked(), bound(), NOW)).toEqual(failure('token-proof'));
    const bearer = sent('bearer', { key: mine.thumbprint });
    expect(await check(asked(), bearer, NOW)).toMatchObject({ ok: false, reason: 'token-bound' });
    expect(await check(asked({ dpop: await mine.proof() }), bearer, NOW)).toMatchObject({
      ok: false,
      reason: 'token-bound',
    });
  });

  it('is taken once with each proof, at whichever instance', async () => {
    const store = memoryStore();
    const [one, another] = [byKey({ store }), byKey({ store })];
    const dpop = await mine.proof();
    expect(await one(asked({ dpop }), bound(), NOW)).toEqual({ ok: true });
    for (const check of [one, another])
      expect(await check(asked({ dpop }), bound(), NOW)).toEqual(failure('token-proof'));
    // The same id under another key is another proof.
    const id = { jti: 'gelijk' };
    expect(await one(asked({ dpop: await mine.proof(id) }), bound(), NOW)).toEqual({ ok: true });
    expect(await one(asked({ dpop: await other.proof(id) }), bound(other), NOW)).toEqual({ ok: true });
  });

  it('uses up no id by a proof that is not good', async () => {
    const store = memoryStore();
    await byKey({ store })(asked({ dpop: await mine.proof({ htm: 'POST' }) }), bound(), NOW);
    expect(store.seen.size).toBe(0);
  });

  it('is for who reads another address too, when that is told', async () => {
    const url = ({ url: given }: { url: string }) => given.replace('http://10.0.0.7:8080/fhir', `${ORIGIN}/zorg/fhir`);
    const dpop = await mine.proof({ htu: `${ORIGIN}/zorg/fhir/Flag` });
    expect(await byKey({ url })(asked({ dpop }), bound(), NOW)).toEqual({ ok: true });
  });

  it('lets the store say that it is out of reach', async () => {
    const store = { remember: () => Promise.reject(new Error('connection lost')) };
    await expect(byKey({ store })(asked({ dpop: await mine.proof() }), bound(), NOW)).rejects.toThrow(
      'connection lost',
    );
  });
});

describe('a nonce', () => {
  const nonce = { secret: 'geheim van alle instanties samen, lang genoeg', lifetimeSeconds: 300 };
  const given = async (now: Date) => {
    const answer = await byKey({ nonce })(
      asked({ dpop: await mine.proof({ iat: now.getTime() / 1000 }) }),
      bound(),
      now,
    );
    expect(answer).toEqual({
      ...failure('token-nonce', 'use_dpop_nonce'),
      headers: { ...failure('', 'use_dpop_nonce').headers, 'dpop-nonce': expect.stringMatching(/^[\w.-]{20,60}$/) },
    });
    return (answer as { headers: { 'dpop-nonce': string } }).headers['dpop-nonce'];
  };

  it('is given when it is missing, and taken by every instance until its time is over', async () => {
    const first = await given(NOW);
    const at = async (seconds: number) => {
      const now = new Date(NOW.getTime() + seconds * 1000);
      const dpop = await mine.proof({ nonce: first, iat: SECONDS + seconds });
      return byKey({ nonce })(asked({ dpop }), bound(), now);
    };
    for (const seconds of [0, 149, 150, 299]) expect(await at(seconds)).toEqual({ ok: true });
    expect(await at(301)).toMatchObject({ reason: 'token-nonce' });
  });

  it.each(['', 'eigen', '1.abc', 'zzzzzzzzz.AAAAAAAAAAAAAAAAAAAAAA'])(
    'of one’s own making is none: "%s"',
    async (made) => {
      const dpop = await mine.proof({ nonce: made });
      const { reason } = (await byKey({ nonce })(asked({ dpop }), bound(), NOW)) as { reason: string };
      expect(reason).toBe(made === '' ? 'token-proof' : 'token-nonce');
    },
  );

  it('of another secret is none', async () => {
    const first = await given(NOW);
    const another = { secret: 'een heel ander geheim, ook lang genoeg hoor' };
    const dpop = await mine.proof({ nonce: first });
    expect(await byKey({ nonce: another })(asked({ dpop }), bound(), NOW)).toMatchObject({ reason: 'token-nonce' });
  });
});

describe('what a token must be bound to', () => {
  it.each([
    ['when-bound', true, true],
    ['key', false, true],
    ['either', false, true],
  ] as const)('%s: a bearer token %s, a bound one %s', async (require, bearer, key) => {
    const check = byKey({}, { require });
    expect((await check(asked(), sent('bearer'), NOW)).ok).toBe(bearer);
    expect((await check(asked({ dpop: await mine.proof() }), bound(), NOW)).ok).toBe(key);
  });

  it('is not the scheme alone: a token that is bound to nothing is not proven by a proof', async () => {
    expect(await byKey()(asked({ dpop: await mine.proof() }), sent('dpop'), NOW)).toMatchObject({
      reason: 'token-unbound',
    });
  });

  it.each<[SenderConstrainedOptions, RegExp]>([
    [{}, /needs `dpop` or `certificate`/],
    [
      { require: 'certificate', dpop: { origin: ORIGIN, store: memoryStore() } },
      /'certificate', which nothing here verifies/,
    ],
    [{ dpop: { origin: `${ORIGIN}/fhir`, store: memoryStore() } }, /`dpop\.origin`.*an origin/],
    [{ dpop: { origin: ORIGIN } as never }, /`dpop\.store` is missing/],
    [{ dpop: { origin: ORIGIN, store: memoryStore(), maxAgeSeconds: 3_600 } }, /maxAgeSeconds/],
    [{ dpop: { origin: ORIGIN, store: memoryStore(), algorithms: ['HS256' as never] } }, /algorithms/],
    [{ dpop: { origin: ORIGIN, store: memoryStore(), nonce: { secret: 'kort' } } }, /nonce\.secret.*32 characters/],
  ])('is refused where it cannot be verified: %#', (options, message) => {
    expect(() => senderConstrained(options)).toThrow(message);
    expect(() => senderConstrained(options)).not.toThrow(/kort(?!e)/);
  });
});
