import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TokenClaims } from '../../../../src/notified-pull';

export const NOW = new Date('2026-11-24T10:00:00Z');
export const SECONDS = NOW.getTime() / 1000;
export const ORIGIN = 'https://epd.brug.example';
export const TOKEN = 'abc.def.ghi';

/** A key that proofs are signed with. */
export async function prover(alg = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const secret = await exportJWK(privateKey);
  return {
    alg,
    jwk,
    secret,
    thumbprint: await calculateJwkThumbprint(jwk),
    /** A proof of a GET of all flags; claims and header change it, undefined takes one out. */
    proof: (claims: JWTPayload = {}, header: Record<string, unknown> = {}) =>
      new SignJWT({
        jti: randomUUID(),
        htm: 'GET',
        htu: `${ORIGIN}/fhir/Flag`,
        iat: SECONDS,
        ath: createHash('sha256').update(TOKEN).digest('base64url'),
        ...claims,
      })
        .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk, ...header })
        .sign(privateKey),
  };
}

export type Prover = Awaited<ReturnType<typeof prover>>;

export const claimsBoundTo = (confirmation?: TokenClaims['confirmation']): TokenClaims => ({
  scopes: [],
  expiresAt: '2026-11-24T10:05:00Z',
  ...(confirmation && { confirmation }),
});
