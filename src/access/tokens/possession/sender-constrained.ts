import type { ChallengeHeaders } from '../../../http/challenge-headers';
import { checkOptions, shapeOf } from '../../../options/check-options';
import { callable, oneOf, type Rules, required } from '../../../options/rules';
import type { SentToken } from '../sent-token';
import type { TokenClaims, TokenFailure } from '../token-check';
import { certificateThumbprint } from './certificate';
import { keyProofs, type ProofOptions, proofRules } from './key-proofs';

/** What of a request shows who sends it. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** Proofs by key (DPoP, RFC 9449). */
export interface DpopOptions extends ProofOptions {
  /**
   * Origin under which others reach this server, `https://epd.example.nl`: a proof names the whole address, and behind a proxy the request
   * does not have it. The path is that of the request.
   */
  readonly origin: string;
  /** The whole address as others know it, where a proxy changes the path too. */
  readonly url?: (request: ShownRequest) => string;
}

/** Options of {@link senderConstrained}. */
export interface SenderConstrainedOptions {
  /** Left out, no proof by key is taken, and a token that is bound to one is refused. */
  readonly dpop?: DpopOptions;
  /**
   * The client certificate of the connection, as the host or a proxy hands it over (see {@link certificateThumbprint} for its forms): read it from
   * a header that the proxy sets and takes away from others, never from one that a client may send. Left out, a token that is
   * bound to a certificate is refused.
   */
  readonly certificate?: (request: ShownRequest) => string | Uint8Array | undefined;
  /**
   * What a token must be bound to. `when-bound` (default): one that is bound must be proven, one that is not is a bearer token. `key`,
   * `certificate`, `either`: none is taken that is not bound so.
   */
  readonly require?: 'when-bound' | 'key' | 'certificate' | 'either';
}

/** Whether who sends a token is whom it was given to. */
export type Possession = (
  request: ShownRequest,
  token: SentToken & { readonly claims: TokenClaims },
  now: Date,
) => Promise<PossessionResult>;

/** Proven, or why not, with the headers by which the client may mend it. */
export type PossessionResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: TokenFailure; readonly headers?: ChallengeHeaders };

const dpopRules: Rules<DpopOptions> = {
  ...proofRules,
  origin: required({
    allowed: 'an origin: https://epd.example.nl',
    meets: (value) => typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value,
  }),
  url: callable,
};

const constrainedRules: Rules<SenderConstrainedOptions> = {
  dpop: shapeOf(dpopRules),
  certificate: callable,
  require: oneOf('when-bound', 'key', 'certificate', 'either'),
};

/** Where nothing is verified: a bearer token, or none. A token that says whose it is may not be used by whoever has it. */
export const bearerOnly: Possession = async (_request, { scheme, claims }) =>
  scheme === 'bearer' && claims.confirmation === undefined ? { ok: true } : { ok: false, reason: 'token-bound' };

/**
 * Takes tokens that are bound to a key (DPoP) or to a client certificate (mutual TLS, RFC 8705) from whom they were given to and nobody
 * else. For `possession` of `authorizeNotifiedPull`, `workflowTasks` and `createNotificationReceiver`.
 *
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const possession = senderConstrained({ dpop: { origin: 'https://epd.example.nl', store } });
 * authorizeNotifiedPull({ store, tokens, possession });
 */
export function senderConstrained(options: SenderConstrainedOptions): Possession {
  checkOptions('senderConstrained', options, constrainedRules);
  const { dpop, certificate, require: wanted = 'when-bound' } = options;
  if (dpop === undefined && certificate === undefined)
    throw new TypeError('senderConstrained needs `dpop` or `certificate`: nothing could be proven otherwise.');
  if ((wanted === 'key' && dpop === undefined) || (wanted === 'certificate' && certificate === undefined))
    throw new TypeError(`senderConstrained: \`require\` is '${wanted}', which nothing here verifies.`);
  const byKey = dpop && boundKeyCheck(dpop);

  function isEnough({ key, certificate: bound }: NonNullable<TokenClaims['confirmation']>): boolean {
    if (wanted === 'key') return key !== undefined;
    if (wanted === 'certificate') return bound !== undefined;
    return true;
  }

  return async (request, { text: token, scheme, claims }, now) => {
    const { confirmation } = claims;
    const refuse = (reason: TokenFailure): PossessionResult => ({
      ok: false,
      reason,
      ...(byKey && { headers: { 'www-authenticate': byKey.challenge() } }),
    });
    if (confirmation === undefined) {
      if (scheme === 'dpop') return refuse('token-unbound');
      return wanted === 'when-bound' ? { ok: true } : refuse('token-unbound');
    }
    if (!isEnough(confirmation)) return refuse('token-unbound');
    const { key, certificate: bound } = confirmation;
    // RFC 9449 §7.1: a token of a key is no bearer token, and the other way round.
    if ((key !== undefined) !== (scheme === 'dpop')) return refuse('token-bound');
    if (bound !== undefined) {
      const shown = certificate?.(request);
      const thumbprint = shown === undefined ? undefined : certificateThumbprint(shown, now);
      if (thumbprint === undefined || thumbprint !== bound) return refuse('token-certificate');
    }
    if (key === undefined) return { ok: true };
    return byKey === undefined ? refuse('token-bound') : byKey.check(request, token, key, now);
  };
}

interface BoundKeyCheck {
  check(request: ShownRequest, token: string, thumbprint: string, now: Date): Promise<PossessionResult>;
  challenge(error?: string): string;
}

function boundKeyCheck(options: DpopOptions): BoundKeyCheck {
  const { origin, url: addressOf = ({ url }: ShownRequest) => origin + new URL(url).pathname } = options;
  const proofs = keyProofs(options);
  const challenge = (error?: string): string =>
    `DPoP ${error === undefined ? '' : `error="${error}", `}algs="${proofs.algorithms.join(' ')}"`;
  const refuse = (reason: TokenFailure, error: string, more: ChallengeHeaders = {}): PossessionResult => ({
    ok: false,
    reason,
    headers: { 'www-authenticate': challenge(error), ...more },
  });
  return {
    challenge,
    async check(request, token, thumbprint, now) {
      const shown = { proof: request.headers.get('dpop'), method: request.method, url: addressOf(request) };
      const read = await proofs.read({ ...shown, bound: { token, thumbprint } }, now);
      if (read.ok)
        return (await proofs.isFirst(read.proof, now)) ? { ok: true } : refuse('token-proof', 'invalid_dpop_proof');
      if (read.error === 'invalid_dpop_proof') return refuse('token-proof', read.error);
      return refuse('token-nonce', read.error, { 'dpop-nonce': read.nonce });
    },
  };
}
