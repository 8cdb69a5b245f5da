import { randomUUID } from 'node:crypto';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import type { SignatureAlgorithm } from './verify-jwt';

/** How a resource server logs in at the introspection endpoint. */
export type IntrospectionAuth =
  /** Client secret, as HTTP Basic (RFC 6749 §2.3.1). */
  | { readonly kind: 'client-secret'; readonly clientId: string; readonly clientSecret: string }
  /** A signed assertion (RFC 7523 §2.2). `audience` defaults to the endpoint. */
  | {
      readonly kind: 'private-key';
      readonly clientId: string;
      readonly key: CryptoKey | JWK;
      readonly algorithm: SignatureAlgorithm;
      readonly keyId?: string;
      readonly audience?: string;
    }
  /** The host's `fetch` does it, with a client certificate. */
  | { readonly kind: 'none' };

/** What goes along with a request to log in. */
export interface Login {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

const LIFETIME_S = 60;

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const isJwk = (key: CryptoKey | JWK): key is JWK => 'kty' in key;

/** The login for one request. Rejects when the key does not fit the algorithm. */
export async function loginFor(auth: IntrospectionAuth, endpoint: URL, now: Date): Promise<Login> {
  if (auth.kind === 'none') return { headers: {}, form: {} };
  if (auth.kind === 'client-secret') {
    const login = `${formEncoded(auth.clientId)}:${formEncoded(auth.clientSecret)}`;
    return { headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` }, form: {} };
  }
  const { clientId, key, algorithm, keyId, audience } = auth;
  const seconds = Math.floor(now.getTime() / 1000);
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience ?? endpoint.href)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME_S)
    .sign(isJwk(key) ? await importJWK(key, algorithm) : key);
  return {
    headers: {},
    form: {
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  };
}
