import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type SigningKey, signed } from './sign';

/** What an assertion says beside who made it, for whom and when. */
export interface AssertionOf {
  /** `iss`. */
  readonly issuer: string;
  /** `sub`: the client itself, or the organization on whose behalf it asks. */
  readonly subject: string;
  /** `aud`: the token endpoint, or the issuer name of the authorization server. */
  readonly audience: string;
  readonly lifetimeSeconds: number;
  readonly claims?: JWTPayload;
}

/** Grant and client assertion by a signed JWT (RFC 7523 §2.1 and §2.2). */
export const JWT_BEARER_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const JWT_BEARER_CLIENT = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * A signed assertion (RFC 7523 §3), for one use: each has an id of its own. Its own claims go before what `claims` says.
 *
 * @throws When the key does not fit the algorithm.
 */
export function assertion(
  key: SigningKey,
  { issuer, subject, audience, lifetimeSeconds, claims }: AssertionOf,
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return signed(
    key,
    {
      ...claims,
      iss: issuer,
      sub: subject,
      aud: audience,
      jti: randomUUID(),
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
    },
    { typ: 'JWT' },
  );
}

/** What the client assertion is sent as. */
export const clientAssertionForm = (clientId: string, signedAssertion: string): Readonly<Record<string, string>> => ({
  client_id: clientId,
  client_assertion_type: JWT_BEARER_CLIENT,
  client_assertion: signedAssertion,
});
