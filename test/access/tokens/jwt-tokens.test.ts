import { createSecretKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JwtTokenOptions, jwtTokens, type TokenFailure } from '../../../src/notified-pull';
import type { Logger } from '../../../src/telemetry/logger';
import { AUDIENCE, goodClaims, handmade, ISSUER, NOW, reasonOf, SECONDS, type Signer, signed, signer } from './support';

let own: Signer;
let other: Signer;
beforeAll(async () => {
  [own, other] = await Promise.all([signer('own'), signer('other')]);
});

const checkOf = (options: Partial<JwtTokenOptions> = {}) =>
  jwtTokens({ issuer: ISSUER, jwks: { keys: [own.jwk] }, audience: AUDIENCE, ...options } as JwtTokenOptions);
const verdict = async (token: string, options: Partial<JwtTokenOptions> = {}, now = NOW) =>
  reasonOf(await checkOf(options)(token, { now }));

describe('an access token that is right', () => {
  it('says who pulls, for whom, and on which base', async () => {
    expect(await checkOf()(await own.sign(), { now: NOW })).toEqual({
      ok: true,
      claims: {
        receiverUra: '00002222',
        receiverName: 'Ziekenhuis De Poort',
        user: {
          identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900001234' },
          role: '01.010',
          name: 'dr. A. Arts',
        },
        authorizationBase: 'b2ZmZXI-3q2-7w_base-of-test',
        tokenId: 'c0a80101-0000-4000-8000-000000000001',
        issuer: ISSUER,
        client: 'epd-van-de-poort',
        scopes: ['bgz-receiver', 'other'],
        expiresAt: '2026-11-24T10:05:00.000Z',
      },
    });
  });

  it.each(['PS256', 'PS384', 'PS512', 'RS256', 'ES256', 'ES384', 'ES512'] as const)(
    'may be signed with %s',
    async (alg) => {
      const key = await signer('k', alg);
      expect(await verdict(await key.sign(), { jwks: { keys: [key.jwk] } })).toBe('accepted');
    },
  );

  it.each<[string, object]>([
    ['several audiences', { aud: ['https://else.example', AUDIENCE] }],
    ['no iat', { iat: undefined }],
    ['no user, as for the workflow Task', { user: undefined }],
    ['no jti: whether one is needed is for the replay rule', { jti: undefined }],
  ])('may have %s', async (_, claims) => {
    expect(await verdict(await own.sign(claims))).toBe('accepted');
  });

  it('may name no key when the issuer has several', async () => {
    const [first, second] = await Promise.all([signer(undefined), signer(undefined)]);
    const jwks = { keys: [first.jwk, second.jwk] };
    expect(await verdict(await second.sign(), { jwks })).toBe('accepted');
    expect(await verdict(await other.sign({}, { kid: undefined }), { jwks })).toBe('token-signature');
  });
});

describe('a token is refused', () => {
  const flipped = (token: string) => token.replace(/.{4}$/, (end) => (end.startsWith('AAA') ? 'BBBB' : 'AAAA'));

  it.each<[string, TokenFailure, () => string | Promise<string>]>([
    ['no JWT at all', 'token-malformed', () => 'opaque'],
    ['four parts', 'token-malformed', async () => `${await own.sign()}.x`],
    ['a payload that is no JSON', 'token-malformed', () => `${handmade({ alg: 'ES256' }).split('.')[0]}.bm8.c2ln`],
    ['longer than 8 KiB', 'token-malformed', () => own.sign({ filler: 'x'.repeat(9000) })],
    ['alg none', 'token-algorithm', () => handmade({ alg: 'none', kid: 'own' })],
    ['alg nOnE', 'token-algorithm', () => handmade({ alg: 'nOnE', kid: 'own' })],
    ['no alg', 'token-algorithm', () => handmade({ kid: 'own' })],
    [
      'HMAC with the public key as secret',
      'token-algorithm',
      () => signed(new TextEncoder().encode(JSON.stringify(own.jwk)), { alg: 'HS256', kid: 'own' }),
    ],
    ['RS512, which is not allowed by default', 'token-algorithm', async () => (await signer('own', 'RS512')).sign()],
    ['a changed signature', 'token-signature', async () => flipped(await own.sign())],
    [
      'a changed payload',
      'token-signature',
      async () => {
        const [header, , signature] = (await own.sign()).split('.');
        return [header, handmade({}, { ...goodClaims(), ura: '00003333' }).split('.')[1], signature].join('.');
      },
    ],
    ['a key the issuer does not have', 'token-signature', () => other.sign()],
    ['another key under the name of the real one', 'token-signature', () => other.sign({}, { kid: 'own' })],
    ['its own key in the header', 'token-signature', () => other.sign({}, { kid: undefined, jwk: other.jwk })],
    ['a key address in the header', 'token-signature', () => other.sign({}, { jku: 'https://evil.example/jwks' })],
    ['a certificate address in the header', 'token-signature', () => other.sign({}, { x5u: 'https://evil.example/x' })],
    [
      'a critical extension nobody knows',
      'token-malformed',
      async () => {
        const [, payload, signature] = (await own.sign()).split('.');
        const header = handmade({ alg: 'ES256', kid: 'own', crit: ['urn:x'], 'urn:x': 1 }).split('.')[0];
        return [header, payload, signature].join('.');
      },
    ],
    ['a token of another kind', 'token-malformed', () => own.sign({}, { typ: 'logout+jwt' })],
    ['another issuer', 'token-issuer', () => own.sign({ iss: 'https://as.else.example' })],
    ['no issuer', 'token-issuer', () => own.sign({ iss: undefined })],
    ['another audience', 'token-audience', () => own.sign({ aud: 'https://ehr.else.example/fhir' })],
    ['an audience that only begins like ours', 'token-audience', () => own.sign({ aud: `${AUDIENCE}/x` })],
    ['no audience', 'token-audience', () => own.sign({ aud: undefined })],
    ['no end', 'token-claims', () => own.sign({ exp: undefined })],
    ['an end in words', 'token-claims', () => own.sign({ exp: 'tomorrow' as unknown as number })],
    ['a life of 901 s', 'token-lifetime', () => own.sign({ exp: SECONDS + 901 })],
    ['a long life that began long ago', 'token-lifetime', () => own.sign({ iat: SECONDS - 3600 })],
    ['no beginning and an end far off', 'token-lifetime', () => own.sign({ iat: undefined, exp: SECONDS + 3600 })],
    ['a beginning in words', 'token-claims', () => own.sign({ iat: 'now' as unknown as number })],
  ])('for %s: %s', async (_, reason, token) => {
    expect(await verdict(await token())).toBe(reason);
  });

  it('for a key that is too short to trust', async () => {
    const weak = { kty: 'RSA', kid: 'own', e: 'AQAB', n: Buffer.alloc(64, 0xc1).toString('base64url') };
    expect(
      await verdict(handmade({ alg: 'RS256', kid: 'own' }, goodClaims(), 'AAAA'), { jwks: { keys: [weak] } }),
    ).toBe('token-signature');
  });

  it('with what it claims beside it, for the trail, when that is fit to be written down', async () => {
    expect(await checkOf()(await other.sign(), { now: NOW })).toEqual({
      ok: false,
      reason: 'token-signature',
      unproven: {
        receiverUra: '00002222',
        client: 'epd-van-de-poort',
        tokenId: 'c0a80101-0000-4000-8000-000000000001',
      },
    });
    const odd = await other.sign({ client_id: '999990019', jti: '999990019', ura: '999990019' });
    expect(await checkOf()(odd, { now: NOW })).toEqual({ ok: false, reason: 'token-signature', unproven: {} });
  });
});

describe('times, with 60 seconds between the clocks forgiven', () => {
  it.each<[string, number, object, string]>([
    ['59 s after its end', 359, {}, 'accepted'],
    ['60 s after its end', 360, {}, 'token-expired'],
    ['60 s before nbf', 0, { nbf: SECONDS + 60 }, 'accepted'],
    ['61 s before nbf', 0, { nbf: SECONDS + 61 }, 'token-not-yet-valid'],
    ['60 s before it was issued', -60, {}, 'accepted'],
    ['61 s before it was issued', -61, {}, 'token-not-yet-valid'],
    ['a life of 900 s', 0, { exp: SECONDS + 900 }, 'accepted'],
  ])('%s', async (_, after, claims, expected) => {
    const token = await own.sign(claims);
    expect(await verdict(token, {}, new Date(NOW.getTime() + after * 1000))).toBe(expected);
  });

  it('can be set', async () => {
    const options = { clockSkewSeconds: 0, maxLifetimeSeconds: 299 };
    expect(await verdict(await own.sign(), options)).toBe('token-lifetime');
    expect(await verdict(await own.sign({ exp: SECONDS }), options)).toBe('token-expired');
  });
});

describe('claims', () => {
  it.each<[string, object]>([
    ['a URA of seven digits', { ura: '0002222' }],
    ['a URA as a number', { ura: 12345678 }],
    ['a URA behind another register', { ura: 'http://fhir.nl/fhir/NamingSystem/agb-z|00002222' }],
    ['a role in another form', { user: { id: '1', role: 'arts' } }],
    ['two roles', { user: { id: '1', role: ['01.010', '99.000'] } }],
    ['a user with a blank in it', { user: { id: 'a b', role: '01.010' } }],
    ['a base that is a list', { authorization_base: ['a', 'b'] }],
    ['a patient that is no BSN', { patient: '999990018' }],
    ['a scope that is a number', { scope: 1 }],
    ['a jti that is an object', { jti: {} }],
  ])('out of form make a token unfit: %s', async (_, claims) => {
    expect(await verdict(await own.sign(claims))).toBe('token-claims');
  });

  it('out of form are all named to the log, without what stood in them', async () => {
    const lines: object[] = [];
    const logger: Logger = { debug() {}, info() {}, error() {}, warn: (facts) => void lines.push(facts) };
    const token = await own.sign({ ura: '999990019', user: { id: '1', role: 'geheim' } });
    await checkOf({ logger })(token, { now: NOW });
    expect(lines).toEqual([{ event: 'token-claims', claims: ['ura', 'user.role'] }]);
  });

  it('are found under the names of the vendor’s own authorization server', async () => {
    const token = await own.sign({
      'https://as.example/ura': 'http://fhir.nl/fhir/NamingSystem/ura|00003333',
      ext: { person: { nr: 'jansen', rol: ['30.000'] } },
      patient: '999990019',
    });
    const claims = {
      receiverUra: 'https://as.example/ura',
      userId: 'ext.person.nr',
      userRole: ['none', 'ext.person.rol'],
    };
    const result = await checkOf({ claims })(token, { now: NOW });
    expect(result).toMatchObject({
      claims: {
        receiverUra: '00003333',
        user: { identifier: { system: 'urn:bgz-facade:local-user', value: 'jansen' }, role: '30.000' },
        patientBsn: '999990019',
      },
    });
  });

  it('of a role without a user are not as they should be: what the role may not see would be lost with it', async () => {
    const token = await own.sign({ user: undefined, user_role: '99.000' });
    expect(await checkOf()(token, { now: NOW })).toMatchObject({ ok: false, reason: 'token-claims' });
  });

  it('can be left unread', async () => {
    const result = await checkOf({ claims: { patientBsn: [] } })(await own.sign({ patient: 'Patient/7' }), {
      now: NOW,
    });
    expect(result).toMatchObject({ ok: true });
  });

  it('never come from the prototype of an object', async () => {
    const result = await checkOf({ claims: { receiverUra: 'constructor.name' } })(await own.sign(), { now: NOW });
    expect(result.ok && result.claims.receiverUra).toBeUndefined();
  });
});

describe('several issuers', () => {
  const ELSE = 'https://as.else.example';
  const both = (): Partial<JwtTokenOptions> => ({
    issuer: undefined,
    jwks: undefined,
    issuers: [
      { issuer: ISSUER, jwks: { keys: [own.jwk] } },
      { issuer: ELSE, jwks: { keys: [other.jwk] }, algorithms: ['ES384'] },
    ],
  });

  it('each sign with keys of their own only', async () => {
    expect(await verdict(await own.sign(), both())).toBe('accepted');
    expect(await verdict(await own.sign({ iss: ELSE }), both())).not.toBe('accepted');
    expect(await verdict(await other.sign({ iss: ISSUER }), both())).toBe('token-signature');
  });

  it('each sign with algorithms of their own only', async () => {
    expect(await verdict(await other.sign({ iss: ELSE }), both())).toBe('token-algorithm');
  });
});

describe('the kind of token', () => {
  it.each([
    ['at+jwt', 'accepted'],
    ['application/AT+JWT', 'accepted'],
    ['JWT', 'token-malformed'],
    [undefined, 'token-malformed'],
  ])('can be required: %s is %s', async (typ, expected) => {
    expect(await verdict(await own.sign({}, { typ }), { requireType: 'at+jwt' })).toBe(expected);
  });
});

describe('options that would be unsafe', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['none', { algorithms: ['none'] }, /algorithms none/],
    ['HMAC', { algorithms: ['ES256', 'HS256', 'HS512'] }, /algorithms HS256, HS512/],
    [
      'HMAC of one issuer',
      { issuer: undefined, issuers: [{ issuer: 'a', jwks: { keys: [] }, algorithms: ['HS256'] }] },
      /HS256/,
    ],
    ['no issuers', { issuer: undefined, jwks: undefined, issuers: [] }, /at least one/],
    ['no audience and a large skew', { audience: '', clockSkewSeconds: 3600 }, /audience.*clockSkewSeconds/],
    ['keys over http', { jwks: 'http://as.brug.example/jwks' }, /https \(http goes to this machine itself only/],
    ['an address with a password', { jwks: 'https://u:p@as.brug.example/jwks' }, /without credentials/],
    ['no address', { jwks: 'jwks.json' }, /https \(http goes to this machine itself only/],
    ['no key set', { jwks: {} }, /list `keys`/],
    ['a secret key in the set', { jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } }, /public keys only/],
  ])('are refused: %s', (_, options, message) => {
    const make = () => checkOf(options as Partial<JwtTokenOptions>);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it('include a private key in the set', async () => {
    const jwk = { ...own.jwk, d: createSecretKey(Buffer.alloc(32, 1)).export().toString('base64url') };
    expect(() => checkOf({ jwks: { keys: [jwk] } })).toThrow(/public keys only/);
  });
});
