import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A signing key pair of one party, made for this run. */
export interface SigningKey {
  readonly jwk: JWK;
  sign(claims: JWTPayload): Promise<string>;
}

/** Makes a key pair for PS256, as VIPLive signs (spec notified-pull §7). */
export async function createSigningKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey }: { publicKey: CryptoKey; privateKey: CryptoKey } = await generateKeyPair('PS256');
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'PS256', use: 'sig' },
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'PS256', kid, typ: 'JWT' }).sign(privateKey),
  };
}
