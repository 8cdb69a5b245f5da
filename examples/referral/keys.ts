import type { SigningKey } from 'bgz-facade/notified-pull';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** A key pair of one party, made for this run. */
export interface KeyPair {
  /** Signs; the private half never leaves the process. */
  readonly signing: SigningKey & { readonly keyId: string };
  readonly publicKey: CryptoKey;
  /** The public half, for others. */
  readonly jwk: JWK;
}

/** Makes a key pair: PS256 for assertions and tokens, as VIPLive signs (spec notified-pull §7), ES256 for proofs. */
export async function createKeyPair(keyId: string, algorithm: 'PS256' | 'ES256' = 'PS256'): Promise<KeyPair> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm);
  return {
    signing: { key: privateKey, algorithm, keyId },
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' },
  };
}
