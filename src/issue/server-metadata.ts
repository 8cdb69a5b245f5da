import { JWT_BEARER_GRANT } from '../http/client/oauth/assertions';
import type { IssueSettings } from './options';

/** Where the metadata of an issuer is (RFC 8414 §3.1): the path of the issuer comes behind the well-known one. */
export const WELL_KNOWN_SERVER = '/.well-known/oauth-authorization-server';

/** The metadata of this authorization server (RFC 8414 §2, RFC 9449 §5.1, RFC 8705 §3.3), as it is configured. */
export function serverMetadata(settings: IssueSettings, proofAlgorithms: readonly string[]): object {
  const { issuer, addresses, resources, algorithms, certificate } = settings;
  const methods = ['private_key_jwt', ...(certificate ? ['tls_client_auth'] : [])];
  return {
    issuer,
    token_endpoint: addresses.token,
    jwks_uri: addresses.keys,
    introspection_endpoint: addresses.introspection,
    scopes_supported: [...new Set(resources.flatMap(({ scopes }) => Object.keys(scopes)))],
    // There is no authorization endpoint.
    response_types_supported: [],
    grant_types_supported: [JWT_BEARER_GRANT],
    token_endpoint_auth_methods_supported: methods,
    token_endpoint_auth_signing_alg_values_supported: algorithms,
    introspection_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_signing_alg_values_supported: algorithms,
    dpop_signing_alg_values_supported: proofAlgorithms,
    tls_client_certificate_bound_access_tokens: certificate !== undefined,
    protected_resources: resources.map(({ resource }) => resource),
  };
}
