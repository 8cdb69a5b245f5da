import { isJson, type Json } from '../../../fhir/json';
import { checkOptions } from '../../../options/check-options';
import { anyObject, callable, flag, milliseconds, monotonicClock, type Rules, whole } from '../../../options/rules';
import { type Monotonic, monotonic as ofProcess } from '../../../telemetry/monotonic';
import { askJson } from '../ask-json';
import type { ExchangeOptions } from '../exchange';
import { isSafeAddress } from '../safe-address';
import { TokenError } from './token-error';

/** Options of {@link authorizationServers}. */
export interface AuthorizationServersOptions extends ExchangeOptions {
  /** Seconds that metadata are used before they are asked for anew. Default 14 400 (four hours, as AORTA has it), at most a day. */
  readonly cacheSeconds?: number;
  /** Milliseconds a request may take. Default 10 000. */
  readonly timeoutMs?: number;
  readonly monotonic?: Monotonic;
}

/** What an authorization server says of itself (RFC 8414), as far as a client needs it. */
export interface ServerMetadata {
  readonly issuer: string;
  readonly tokenUrl: string;
  readonly jwksUri?: string;
  readonly introspectionUrl?: string;
  readonly scopes: readonly string[];
  /** Algorithms of proofs of possession; empty where it takes none. */
  readonly dpopAlgorithms: readonly string[];
  /** Whether it binds tokens to the client certificate. */
  readonly certificateBound: boolean;
}

/** Finds the end points of authorization servers by their names. Every method rejects with a {@link TokenError}. */
export interface AuthorizationServers {
  /** What the server says of itself, held or new. */
  metadata(issuer: string): Promise<ServerMetadata>;
  /** Its token endpoint: `tokenUrl` of `tokenClient` and of a directory. */
  tokenUrl(issuer: string): Promise<string>;
  /**
   * The authorization server of a resource server (RFC 9728): the first that it names among those that are trusted, for whoever runs the resource
   * would else say where assertions go.
   */
  ofResource(resource: string, trusted: readonly string[]): Promise<ServerMetadata>;
}

const rules: Rules<AuthorizationServersOptions> = {
  cacheSeconds: whole(1, 86_400),
  timeoutMs: milliseconds,
  monotonic: monotonicClock,
  fetch: callable,
  requestOptions: anyObject,
  allowLoopbackHttp: flag,
};

const MAX_BYTES = 64 * 1024;
/** Documents held at most: the one that was asked for first goes first. */
const KEPT = 200;
/** What was true is used for so long while it cannot be asked whether it still is. */
const STALE_MS = 86_400_000;

const isText = (value: unknown): value is string => typeof value === 'string';
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** Address of the metadata of a name: the well-known path stands before that of the name (RFC 8414 §3.1, RFC 9728 §3.1). */
function wellKnown(kind: 'oauth-authorization-server' | 'oauth-protected-resource', name: string): string {
  const { origin, pathname } = new URL(name);
  return `${origin}/.well-known/${kind}${pathname.replace(/\/$/, '')}`;
}

interface Held {
  readonly document: Json;
  readonly at: number;
}

/**
 * Reads the metadata of authorization servers, and keeps them. Over https only; a document that names another issuer or resource than was asked
 * about is none, for one server would else speak for another.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const servers = authorizationServers();
 * const tokenUrl = await servers.tokenUrl('https://as.brug.example');
 * const token = client.forPulling({ tokenUrl, ura: '00002222', scope, user });
 */
export function authorizationServers(options: AuthorizationServersOptions = {}): AuthorizationServers {
  checkOptions('authorizationServers', options, rules);
  const { cacheSeconds = 14_400, timeoutMs = 10_000, monotonic = ofProcess, ...sends } = options;
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<Json>>();

  const isSafe = (address: unknown): address is string =>
    isText(address) && URL.canParse(address) && isSafeAddress(new URL(address), sends) && !address.includes('#');

  async function ask(url: string, name: string, member: 'issuer' | 'resource'): Promise<Json> {
    const headers = { accept: 'application/json' };
    const answer = await askJson({ method: 'GET', url, headers, timeoutMs, maxBytes: MAX_BYTES }, sends);
    if (!answer.ok) {
      const { failure, status = 0 } = answer;
      const isDown = failure === 'status' && (status >= 500 || status === 429 || status === 408);
      if (failure === 'status') throw new TokenError(isDown ? 'unreachable' : 'refused', status);
      if (failure === 'not-json' || failure === 'too-large') throw new TokenError('invalid-answer', answer.status);
      throw new TokenError(failure === 'aborted' ? 'timeout' : failure, answer.status);
    }
    const { body } = answer;
    if (!isJson(body) || body[member] !== name) throw new TokenError('invalid-answer', 200);
    return body;
  }

  async function renewed(url: string, name: string, member: 'issuer' | 'resource'): Promise<Json> {
    const at = monotonic();
    try {
      const document = await ask(url, name, member);
      for (const oldest of held.keys()) {
        if (held.size < KEPT) break;
        held.delete(oldest);
      }
      held.delete(url);
      held.set(url, { document, at });
      return document;
    } catch (error) {
      const old = held.get(url);
      const isPassing = error instanceof TokenError && error.mayPass;
      if (isPassing && old !== undefined && monotonic() - old.at < STALE_MS) return old.document;
      throw error;
    }
  }

  async function documentOf(name: string, member: 'issuer' | 'resource'): Promise<Json> {
    if (!isSafe(name) || name.includes('?')) throw new TokenError('unsafe-address');
    const kind = member === 'issuer' ? 'oauth-authorization-server' : 'oauth-protected-resource';
    const url = wellKnown(kind, name);
    const known = held.get(url);
    // One address has the documents of one name only, but for the slash at its end.
    if (known !== undefined && known.document[member] === name && monotonic() - known.at < cacheSeconds * 1000)
      return known.document;
    const key = `${member} ${name}`;
    const underWay = asking.get(key) ?? renewed(url, name, member).finally(() => asking.delete(key));
    asking.set(key, underWay);
    return underWay;
  }

  async function metadata(issuer: string): Promise<ServerMetadata> {
    const document = await documentOf(issuer, 'issuer');
    const { token_endpoint: tokenUrl, jwks_uri: jwksUri, introspection_endpoint: introspectionUrl } = document;
    const others = [jwksUri, introspectionUrl].filter((address) => address !== undefined);
    if (!isSafe(tokenUrl) || !others.every(isSafe)) throw new TokenError('invalid-answer', 200);
    return {
      issuer,
      tokenUrl,
      ...(isSafe(jwksUri) && { jwksUri }),
      ...(isSafe(introspectionUrl) && { introspectionUrl }),
      scopes: texts(document.scopes_supported),
      dpopAlgorithms: texts(document.dpop_signing_alg_values_supported),
      certificateBound: document.tls_client_certificate_bound_access_tokens === true,
    };
  }

  return {
    metadata,
    tokenUrl: async (issuer) => (await metadata(issuer)).tokenUrl,
    async ofResource(resource, trusted) {
      const { authorization_servers: named } = await documentOf(resource, 'resource');
      const issuer = texts(named).find((one) => trusted.includes(one));
      if (issuer === undefined) throw new TokenError('no-endpoint');
      return metadata(issuer);
    },
  };
}
