import type { KeyObject } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { anyObject, oneOf, type Rules, required, secret, text, told } from '../../../options/rules';
import { type SignatureAlgorithm, signatureAlgorithms } from './algorithms';

/** A private key of this system, and how it signs. */
export interface SigningKey {
  /** Private key: a JWK, what `crypto.subtle` made, or of a PEM file `createPrivateKey(pem)` of `node:crypto` (docs/tokens.md). */
  readonly key: CryptoKey | KeyObject | JWK;
  /** PS256 and ES512 are those met in the field (spec notified-pull §7). */
  readonly algorithm: SignatureAlgorithm;
  /** `kid` of the header: the id of its public half in the key set that the other side has. */
  readonly keyId?: string;
}

/** What each property of a signing key may be. */
export const signingKeyRules: Rules<SigningKey> = {
  key: required(
    secret(told('a private key: a JWK, a CryptoKey, or of a PEM file createPrivateKey(pem) of node:crypto', anyObject)),
  ),
  algorithm: required(oneOf(...signatureAlgorithms)),
  keyId: text,
};

/** Whether a key is given as a JWK. */
export const isJwk = (key: CryptoKey | KeyObject | JWK): key is JWK => 'kty' in key;

/** The key as it signs. Rejects when it does not fit the algorithm. */
export const importKey = async ({ key, algorithm }: Pick<SigningKey, 'key' | 'algorithm'>) =>
  isJwk(key) ? importJWK(key, algorithm) : key;

/**
 * Signs claims as a compact JWS. Rejects when the key does not fit the algorithm.
 *
 * @param header What stands in the header beside `alg`, `typ` and `kid`.
 */
export async function signed(
  signing: SigningKey,
  claims: JWTPayload,
  header: { readonly typ: string; readonly [name: string]: unknown },
): Promise<string> {
  const { algorithm, keyId } = signing;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, ...(keyId !== undefined && { kid: keyId }), ...header })
    .sign(await importKey(signing));
}
