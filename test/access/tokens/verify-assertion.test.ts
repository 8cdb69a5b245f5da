import { beforeAll, describe, expect, it } from 'vitest';
import { jwtTokens, type TokenFailure, verifyAssertion, withReplayCheck } from '../../../src/notified-pull';
import { handmade, ISSUER, NOW, reasonOf, SECONDS, type Signer, signer, tokenMemory } from './support';

const TOKEN_ENDPOINT = 'https://as.poort.example/token';

let own: Signer;
let other: Signer;
beforeAll(async () => {
  [own, other] = await Promise.all([signer('own', 'PS256'), signer('other')]);
});

const assertion = (claims: object = {}) => own.sign({ aud: TOKEN_ENDPOINT, sub: 'viplive-databroker', ...claims });
const checkOf = (store = tokenMemory()) =>
  verifyAssertion({ issuers: [{ issuer: ISSUER, jwks: { keys: [own.jwk] } }], audience: TOKEN_ENDPOINT, store });

describe('an assertion at the token endpoint (RFC 7523)', () => {
  it('says who asks and on which base', async () => {
    expect(await checkOf()(await assertion({ exp: SECONDS + 5 }), { now: NOW })).toMatchObject({
      ok: true,
      subject: 'viplive-databroker',
      claims: { issuer: ISSUER, receiverUra: '00002222', authorizationBase: 'b2ZmZXI-3q2-7w_base-of-test' },
    });
  });

  it('may hold the URA in its subject, as AORTA has it', async () => {
    const check = verifyAssertion({
      issuers: [{ issuer: ISSUER, jwks: { keys: [own.jwk] } }],
      audience: TOKEN_ENDPOINT,
      store: tokenMemory(),
      claims: { receiverUra: 'sub' },
    });
    const result = await check(await assertion({ sub: '00003333' }), { now: NOW });
    expect(result).toMatchObject({ ok: true, claims: { receiverUra: '00003333' } });
  });

  it('is accepted once', async () => {
    const check = checkOf();
    const once = await assertion();
    expect((await check(once, { now: NOW })).ok).toBe(true);
    expect(await check(once, { now: NOW })).toEqual({ ok: false, reason: 'token-replayed' });
    // Signed anew, its id is still used up.
    expect(await check(await assertion(), { now: NOW })).toEqual({ ok: false, reason: 'token-replayed' });
    expect((await check(await assertion({ jti: 'another-id' }), { now: NOW })).ok).toBe(true);
  });

  it('of somebody else does not use up the id', async () => {
    const check = checkOf();
    const forged = await other.sign({ aud: TOKEN_ENDPOINT, sub: 'x' }, { kid: 'own' });
    expect(await check(forged, { now: NOW })).toEqual({ ok: false, reason: 'token-signature' });
    expect((await check(await assertion(), { now: NOW })).ok).toBe(true);
  });

  it('shares no ids with access tokens of the same issuer', async () => {
    const store = tokenMemory();
    const tokens = jwtTokens({ issuer: ISSUER, jwks: { keys: [own.jwk] }, audience: 'https://ehr.brug.example/fhir' });
    await checkOf(store)(await assertion(), { now: NOW });
    expect(reasonOf(await withReplayCheck(tokens, { store })(await own.sign(), { now: NOW }))).toBe('accepted');
  });

  it.each<[string, TokenFailure, object]>([
    ['for another endpoint', 'token-audience', { aud: 'https://as.poort.example' }],
    ['that has expired', 'token-expired', { exp: SECONDS - 60 }],
    ['that lives longer than 300 s', 'token-lifetime', { exp: SECONDS + 301 }],
    ['without id', 'token-claims', { jti: undefined }],
    ['without subject', 'token-claims', { sub: undefined }],
    ['with a URA out of form', 'token-claims', { ura: 'x' }],
    ['of another issuer', 'token-issuer', { iss: 'https://evil.example' }],
  ])('%s is refused: %s', async (_, reason, claims) => {
    expect(await checkOf()(await assertion(claims), { now: NOW })).toEqual({ ok: false, reason });
  });

  it('without signature is refused', async () => {
    const bare = handmade({ alg: 'none' }, { iss: ISSUER, sub: 'x', aud: TOKEN_ENDPOINT, exp: SECONDS + 60, jti: 'a' });
    expect(await checkOf()(bare, { now: NOW })).toEqual({ ok: false, reason: 'token-algorithm' });
  });
});
