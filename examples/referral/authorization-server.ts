import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from './clock';
import { type Exchange, type PlayServer, serve } from './http-server';
import { createSigningKey, type SigningKey } from './keys';

/** Asked before a token is issued on an authorization base: does the data holder still stand by it? */
export type MayIssue = (claim: { authorizationBase: string; receiverUra: string }) => Promise<boolean>;

/** A GtK-like authorization server of the play: token endpoint with two assertions, key set, introspection, revocation. */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly introspectionEndpoint: string;
  /** Makes a client known by its public key, and the URA it may speak for. */
  register(client: { id: string; ura: string; key: SigningKey }): void;
  /** A data holder that is asked before tokens for its base URL are issued. */
  protect(audience: string, mayIssue: MayIssue): void;
  /** Lets a resource server introspect tokens, by HTTP Basic. */
  letIntrospect(clientId: string, clientSecret: string): void;
  revoke(token: string): void;
  readonly server: PlayServer;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFETIME_S = 300;

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

/** Starts the authorization server on a free port. */
export async function startAuthorizationServer(clock: Clock, exchange: Exchange): Promise<AuthorizationServer> {
  const key = await createSigningKey('gtk-1');
  const clients = new Map<string, { ura: string; key: SigningKey }>();
  const holders = new Map<string, MayIssue>();
  const seen = new Set<string>();
  const introspecting = new Set<string>();
  const revoked = new Set<string>();
  const seconds = () => Math.floor(clock.now().getTime() / 1000);

  /** Verifies an assertion of a registered client (RFC 7523); undefined when it proves nothing. */
  async function verified(assertion: string, endpoint: string): Promise<JWTPayload | undefined> {
    try {
      const client = clients.get(String(decodeJwt(assertion).iss));
      if (client === undefined) return undefined;
      const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [client.key.jwk] }), {
        audience: endpoint,
        algorithms: ['PS256'],
        currentDate: clock.now(),
        requiredClaims: ['exp', 'jti'],
      });
      if (seen.has(String(payload.jti))) return undefined;
      seen.add(String(payload.jti));
      return payload;
    } catch {
      return undefined;
    }
  }

  async function token(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    if (form.get('grant_type') !== JWT_BEARER) return json(400, { error: 'unsupported_grant_type' });
    const endpoint = `${server.origin}/token`;
    const client = await verified(form.get('client_assertion') ?? '', endpoint);
    if (client === undefined) return json(401, { error: 'invalid_client' });
    const grant = await verified(form.get('assertion') ?? '', endpoint);
    const registered = clients.get(String(client.iss));
    if (grant === undefined || registered === undefined || grant.sub !== registered.ura)
      return json(400, { error: 'invalid_grant' });
    const audience = form.get('resource') ?? '';
    const base = grant.authorization_base;
    const mayIssue = holders.get(audience);
    if (typeof base === 'string' && mayIssue) {
      const allowed = await mayIssue({ authorizationBase: base, receiverUra: registered.ura });
      if (!allowed) return json(400, { error: 'invalid_grant' });
    }
    const issued = seconds();
    const accessToken = await key.sign({
      iss: server.origin,
      aud: audience,
      sub: String(client.iss),
      ura: registered.ura,
      client_id: String(client.iss),
      jti: randomUUID(),
      iat: issued,
      exp: issued + LIFETIME_S,
      scope: form.get('scope') ?? '',
      ...(base !== undefined && { authorization_base: base }),
      ...(grant.user !== undefined && { user: grant.user }),
    });
    return json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: LIFETIME_S });
  }

  async function introspect(request: Request): Promise<Response> {
    if (!introspecting.has(request.headers.get('authorization') ?? '')) return json(401, { error: 'invalid_client' });
    const given = new URLSearchParams(await request.text()).get('token') ?? '';
    if (revoked.has(given)) return json(200, { active: false });
    try {
      const { payload } = await jwtVerify(given, createLocalJWKSet({ keys: [key.jwk] }), { currentDate: clock.now() });
      return json(200, { active: true, ...payload });
    } catch {
      return json(200, { active: false });
    }
  }

  const server = await serve(
    'GtK       ',
    async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'POST' && pathname === '/token') return token(request);
      if (request.method === 'POST' && pathname === '/introspect') return introspect(request);
      if (pathname === '/jwks') return json(200, { keys: [key.jwk] });
      return json(404, { error: 'not_found' });
    },
    exchange,
  );
  return {
    issuer: server.origin,
    tokenEndpoint: `${server.origin}/token`,
    jwksUri: `${server.origin}/jwks`,
    introspectionEndpoint: `${server.origin}/introspect`,
    register: ({ id, ...client }) => void clients.set(id, client),
    protect: (audience, mayIssue) => void holders.set(audience, mayIssue),
    letIntrospect: (id, secret) => void introspecting.add(`Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`),
    revoke: (given) => void revoked.add(given),
    server,
  };
}

/** What a client asks a token for. */
export interface TokenRequest {
  readonly clientId: string;
  readonly ura: string;
  readonly key: SigningKey;
  /** Base URL of the resource server. */
  readonly audience: string;
  readonly scope: string;
  readonly authorizationBase?: string;
  readonly user?: { readonly id: string; readonly role: string; readonly name: string };
}

/** Asks an access token with a client assertion and an authorization assertion (spec notified-pull §7). */
export async function requestToken(server: AuthorizationServer, clock: Clock, ask: TokenRequest): Promise<string> {
  const issued = Math.floor(clock.now().getTime() / 1000);
  const common = { iss: ask.clientId, aud: server.tokenEndpoint, iat: issued, exp: issued + 5 };
  const [clientAssertion, assertion] = await Promise.all([
    ask.key.sign({ ...common, sub: ask.clientId, jti: randomUUID() }),
    ask.key.sign({
      ...common,
      sub: ask.ura,
      jti: randomUUID(),
      ...(ask.authorizationBase !== undefined && { authorization_base: ask.authorizationBase }),
      ...(ask.user && { user: ask.user }),
    }),
  ]);
  const response = await fetch(server.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: JWT_BEARER,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion,
      assertion,
      scope: ask.scope,
      resource: ask.audience,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (answer.access_token === undefined) throw new Error(`No token: ${answer.error ?? response.status}.`);
  return answer.access_token;
}
