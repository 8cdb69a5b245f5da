import {
  type CryptoKey,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { SignatureAlgorithm, TokenResult } from '../../../src/notified-pull';

export const NOW = new Date('2026-11-24T10:00:00Z');
export const SECONDS = NOW.getTime() / 1000;
export const ISSUER = 'https://as.brug.example';
export const AUDIENCE = 'https://ehr.brug.example/fhir';

export interface Signer {
  readonly jwk: JWK;
  readonly sign: (claims?: object, header?: Record<string, unknown>) => Promise<string>;
}

/** Claims of a token that is right; undefined takes one out. */
export const goodClaims = (): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  iat: SECONDS,
  exp: SECONDS + 300,
  jti: 'c0a80101-0000-4000-8000-000000000001',
  client_id: 'epd-van-de-poort',
  ura: '00002222',
  organization: { name: 'Ziekenhuis De Poort' },
  user: { id: '900001234', role: '01.010', name: 'dr. A. Arts' },
  authorization_base: 'b2ZmZXI-3q2-7w_base-of-test',
  scope: 'bgz-receiver other',
});

let rsa: Promise<GenerateKeyPairResult> | undefined;

/** A key pair for an algorithm. Making RSA keys takes long: all algorithms use the same. */
async function keyPair(alg: SignatureAlgorithm): Promise<GenerateKeyPairResult> {
  if (!/^[PR]S/.test(alg)) return generateKeyPair(alg, { extractable: true });
  rsa ??= generateKeyPair('RS256', { extractable: true });
  const { privateKey, publicKey } = await rsa;
  const [secret, open] = await Promise.all([exportJWK(privateKey), exportJWK(publicKey)]);
  return {
    privateKey: (await importJWK(secret, alg, { extractable: true })) as CryptoKey,
    publicKey: (await importJWK(open, alg, { extractable: true })) as CryptoKey,
  };
}

/** A key pair with its public half as JWK. */
export async function signer(kid: string | undefined, alg: SignatureAlgorithm = 'ES256'): Promise<Signer> {
  const { privateKey, publicKey } = await keyPair(alg);
  const jwk = { ...(await exportJWK(publicKey)), alg, use: 'sig', ...(kid !== undefined && { kid }) };
  return {
    jwk,
    sign: (claims, header) => signed(privateKey, { alg, typ: 'JWT', ...(kid && { kid }), ...header }, claims),
  };
}

export const signed = (key: CryptoKey | Uint8Array, header: Record<string, unknown>, claims: object = {}) =>
  new SignJWT(JSON.parse(JSON.stringify({ ...goodClaims(), ...claims })))
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(key);

/** A token put together by hand, as jose would refuse to make it. */
export const handmade = (header: object, claims: object = goodClaims(), signature = ''): string =>
  `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.${signature}`;

export const reasonOf = (result: TokenResult): string => (result.ok ? 'accepted' : result.reason);

/** Remembers token ids in memory, as the store does. */
export function tokenMemory() {
  const seen = new Map<string, string>();
  return {
    remember: async ({ issuer, id, fingerprint }: { issuer: string; id: string; fingerprint: string }) => {
      const key = JSON.stringify([issuer, id]);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, fingerprint);
      return { fingerprint: first ?? fingerprint, firstUse: first === undefined };
    },
  };
}

/** A `fetch` that answers JSON from a function, and counts. */
export function fakeFetch(answer: (url: string, init: RequestInit) => unknown) {
  const calls: { url: string; init: RequestInit }[] = [];
  const run = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    calls.push({ url: String(url), init });
    const body = await answer(String(url), init);
    return body instanceof Response ? body : Response.json(body);
  };
  return { calls, fetch: run as typeof fetch };
}
