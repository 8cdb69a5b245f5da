import { assertion, clientAssertionForm } from '../../http/client/oauth/assertions';
import type { SigningKey } from '../../http/client/oauth/sign';

/** How a resource server logs in at the introspection endpoint. */
export type IntrospectionAuth =
  /** Client secret, as HTTP Basic (RFC 6749 §2.3.1). */
  | { readonly kind: 'client-secret'; readonly clientId: string; readonly clientSecret: string }
  /** A signed assertion (RFC 7523 §2.2). `audience` defaults to the endpoint. */
  | ({ readonly kind: 'private-key'; readonly clientId: string; readonly audience?: string } & SigningKey)
  /** The host's `fetch` does it, with a client certificate. */
  | { readonly kind: 'none' };

/** What goes along with a request to log in. */
export interface Login {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

const LIFETIME_S = 60;

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** The login for one request. Rejects when the key does not fit the algorithm. */
export async function loginFor(auth: IntrospectionAuth, endpoint: URL, now: Date): Promise<Login> {
  if (auth.kind === 'none') return { headers: {}, form: {} };
  if (auth.kind === 'client-secret') {
    const login = `${formEncoded(auth.clientId)}:${formEncoded(auth.clientSecret)}`;
    return { headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` }, form: {} };
  }
  const { clientId, audience } = auth;
  const to = { audience: audience ?? endpoint.href, lifetimeSeconds: LIFETIME_S };
  const signed = await assertion(auth, { issuer: clientId, subject: clientId, ...to }, now);
  return { headers: {}, form: clientAssertionForm(clientId, signed) };
}
