import { usualProofAlgorithms } from '../access/tokens/possession/key-proofs';
import type { SignatureAlgorithm } from '../http/client/oauth/algorithms';
import { signatureAlgorithms } from '../http/client/oauth/algorithms';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../http/client/safe-address';
import { fetchBy } from '../http/inbound';
import { checkOptions } from '../options/check-options';
import { flag, listOf, oneOf, type Rules, required, text } from '../options/rules';
import { OAuthRefusal, openJson, refusalAnswer } from './oauth-refusal';

/** Options of {@link protectedResource}. */
export interface ProtectedResourceOptions extends LoopbackOptions {
  /** Address of the server as clients know it: its FHIR base. */
  readonly resource: string;
  /** Issuers of whose tokens it takes. */
  readonly authorizationServers: readonly string[];
  readonly scopes?: readonly string[];
  /** Algorithms of proofs of possession that it takes; `senderConstrained` without `algorithms` takes the usual ones. Left out: none are taken. */
  readonly dpopAlgorithms?: readonly SignatureAlgorithm[] | 'usual';
  /** Whether it takes no token that is not bound to a key. Default false. */
  readonly dpopRequired?: boolean;
  /** Whether it takes tokens that are bound to a client certificate. Default false. */
  readonly certificateBound?: boolean;
  /** Name for people. */
  readonly name?: string;
}

/** The metadata of a resource server. */
export interface ProtectedResourceMetadata {
  /** Where it is: also for `resource_metadata` of a challenge (RFC 9728 §5.1). */
  readonly url: string;
  /** Answers `GET` there; never rejects. */
  fetch(request: Request): Promise<Response>;
}

const KEPT_S = 3_600;

const rules: Rules<ProtectedResourceOptions> = {
  resource: required(text),
  authorizationServers: required(listOf(text)),
  scopes: listOf(text),
  dpopAlgorithms: {
    allowed: `'usual' or a list of ${signatureAlgorithms.join(', ')}`,
    meets: (value) => value === 'usual' || listOf(oneOf(...signatureAlgorithms)).meets(value),
    inside: (value) => (value === 'usual' ? [] : (listOf(oneOf(...signatureAlgorithms)).inside?.(value) ?? [])),
  },
  dpopRequired: flag,
  certificateBound: flag,
  name: text,
  allowLoopbackHttp: flag,
};

/**
 * Tells clients which tokens a server takes (RFC 9728): whose, with which scopes, and bound to what.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const metadata = protectedResource({
 *   resource: 'https://epd.brug.example/fhir',
 *   authorizationServers: ['https://as.brug.example'],
 *   scopes: ['bgz-receiver'],
 *   dpopAlgorithms: 'usual',
 * });
 * // GET https://epd.brug.example/.well-known/oauth-protected-resource/fhir
 */
export function protectedResource(options: ProtectedResourceOptions): ProtectedResourceMetadata {
  checkOptions('protectedResource', options, rules);
  const { resource, authorizationServers, scopes, dpopAlgorithms: given, dpopRequired = false, name } = options;
  const wrong = [resource, ...authorizationServers].filter(
    (address) => !URL.canParse(address) || !isSafeAddress(new URL(address), options) || /[?#]/.test(address),
  );
  if (wrong.length > 0)
    throw new TypeError(
      `protectedResource: \`resource\` and \`authorizationServers\` are addresses without query, ${SAFE}.`,
    );
  if (dpopRequired && given === undefined)
    throw new TypeError('protectedResource: `dpopRequired` goes with `dpopAlgorithms`.');
  const { origin, pathname } = new URL(resource);
  const path = `/.well-known/oauth-protected-resource${pathname.replace(/\/$/, '')}`;
  const metadata = {
    resource,
    authorization_servers: authorizationServers,
    bearer_methods_supported: ['header'],
    ...(scopes && { scopes_supported: scopes }),
    ...(given && { dpop_signing_alg_values_supported: given === 'usual' ? usualProofAlgorithms : given }),
    dpop_bound_access_tokens_required: dpopRequired,
    tls_client_certificate_bound_access_tokens: options.certificateBound ?? false,
    ...(name !== undefined && { resource_name: name }),
  };
  const refusal = (status: number, headers: Readonly<Record<string, string>> = {}) =>
    refusalAnswer(new OAuthRefusal('invalid_request', 'not-found', { status, headers }));
  return {
    url: origin + path,
    fetch: fetchBy(
      async ({ method, url }) => {
        if (url.pathname !== path) return refusal(404);
        if (method !== 'GET' && method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' });
        const answer = openJson(metadata, 'application/json', KEPT_S);
        return method === 'HEAD' ? { ...answer, body: null } : answer;
      },
      () => refusal(500),
    ),
  };
}
