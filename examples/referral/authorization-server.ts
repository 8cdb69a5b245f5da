import type { AuditSink } from 'bgz-facade/audit';
import { connectionAddress, connectionCertificate } from 'bgz-facade/node';
import {
  createTokenEndpoint,
  type GrantStore,
  issuingKeys,
  type RegisteredClient,
  type ScopeRule,
} from 'bgz-facade/notified-pull';
import type { Clock } from './clock.js';
import { createKeyPair } from './keys.js';
import type { Line } from './line.js';

/** The authorization server of one hospital, on the same address as what it protects. */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly tokenUrl: string;
  readonly jwksUri: string;
  readonly introspectionEndpoint: string;
  /** Agrees on a client; each hospital looks up itself which URA it may speak for. */
  register(client: Omit<RegisteredClient, 'require'>): void;
  /** Ends that: no new tokens, and those that are about open nothing. */
  takeOut(clientId: string): void;
  /** Whether a request is for it. */
  isFor(request: Request): boolean;
  fetch(request: Request): Promise<Response>;
}

/** What one hospital protects, and with what it keeps account of it. */
export interface Protected {
  /** Origin of the hospital: the name of its authorization server. */
  readonly issuer: string;
  /** Its FHIR base. */
  readonly resource: string;
  readonly scopes: Readonly<Record<string, ScopeRule>>;
  readonly store: GrantStore;
  readonly audit: AuditSink;
  readonly clock: Clock;
  readonly line: Line;
}

/**
 * Makes the authorization server of a hospital. Its tokens are bound to the key of the proof (`cnf.jkt`, DPoP), and over mutual TLS to the
 * certificate of the connection as well (`cnf["x5t#S256"]`). One does not stand in for the other: `senderConstrained` looks at both with
 * every request, so that who gets hold of token and key still lacks the connection, and who shares the connection (a proxy of several systems) the key.
 */
export async function createAuthorizationServer(what: Protected): Promise<AuthorizationServer> {
  const { issuer, resource, scopes, store, audit, clock, line } = what;
  const clients = new Map<string, RegisteredClient>();
  const { signing, publicKey } = await createKeyPair('as-1');
  const tokens = createTokenEndpoint({
    issuer,
    clients: { find: (id) => clients.get(id) },
    keys: issuingKeys([{ ...signing, publicKey, signsFrom: clock.now().toISOString() }]),
    resources: [{ resource, scopes }],
    store,
    audit,
    require: 'key',
    certificate: connectionCertificate,
    peerAddress: connectionAddress,
    ...line.sends,
    now: () => clock.now(),
  });
  return {
    issuer,
    tokenUrl: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    introspectionEndpoint: `${issuer}/introspect`,
    register: (client) => void clients.set(client.id, { ...client, require: 'key' }),
    takeOut: (clientId) => void clients.delete(clientId),
    isFor: ({ url }) => !new URL(url).pathname.startsWith('/fhir'),
    fetch: (request) => tokens.fetch(request),
  };
}
