/** Why there is no access token. */
export type TokenErrorCode =
  /** No connection, or a status of a server that is down (5xx, 429). */
  | 'unreachable'
  | 'timeout'
  /** The authorization server does not give one; asking again would bring the same. */
  | 'refused'
  /** The answer is no token, of another kind than was asked for, or larger than one is. */
  | 'invalid-answer'
  /** Nothing was sent: the address is not encrypted. */
  | 'unsafe-address'
  /** The directory knows no token endpoint of the receiver. */
  | 'no-endpoint'
  /** The address redirects; what is sent is for it alone. */
  | 'redirected'
  /** The key does not sign: it does not fit its algorithm. */
  | 'key';

/** Errors of a token endpoint (RFC 6749 §5.2, RFC 8707, RFC 9449); what else an answer says is not repeated. */
export const oauthErrors: readonly string[] = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
  'invalid_dpop_proof',
  'use_dpop_nonce',
];

/** No access token could be had. Holds nothing that was sent or answered but a status and an error that OAuth knows. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly code: TokenErrorCode,
    readonly status?: number,
    /** `error` of the answer, where it is one that OAuth defines; else left out. */
    readonly error?: string,
  ) {
    const more = [status === undefined ? [] : [`status ${status}`], error === undefined ? [] : [error]].flat();
    super(`No access token: ${code}${more.length > 0 ? ` (${more.join(', ')})` : ''}.`);
  }

  /** Whether it may pass by itself. */
  get mayPass(): boolean {
    return this.code === 'unreachable' || this.code === 'timeout';
  }
}
