import type { ChallengeHeaders } from '../../../http/challenge-headers';
import { type SignatureAlgorithm, signatureAlgorithms } from '../../../http/client/oauth/algorithms';
import { checkOptions, shapeOf } from '../../../options/check-options';
import {
  callable,
  listOf,
  numeric,
  oneOf,
  port,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../../../options/rules';
import type { Grants } from '../../grants';
import { fingerprintOf } from '../replay';
import type { SentToken } from '../sent-token';
import type { TokenClaims, TokenFailure } from '../token-check';
import { certificateThumbprint } from './certificate';
import { type Nonces, nonces } from './nonces';
import { type ReadProof, readProof } from './proof';

/** What of a request shows who sends it. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** Proofs by key (DPoP, RFC 9449). */
export interface DpopOptions {
  /**
   * Origin under which others reach this server, `https://epd.example.nl`: a proof names the whole address, and behind a proxy the request
   * does not have it. The path is that of the request.
   */
  readonly origin: string;
  /** The whole address as others know it, where a proxy changes the path too. */
  readonly url?: (request: ShownRequest) => string;
  /** Where ids of proofs are kept: `createGrantStore(database)`. Each proof is for one request, whichever instance it comes to. */
  readonly store: Pick<Grants, 'remember'>;
  /** Default: PS256, ES256, ES384, ES512, EdDSA, Ed25519. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Age of a proof at most, in seconds; default 60, at most 300. */
  readonly maxAgeSeconds?: number;
  /** Difference between the clocks that is forgiven, in seconds; default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Nonces that a proof must have, so that none can be made ahead: a secret that all instances share, and seconds that one is taken (default 300). */
  readonly nonce?: { readonly secret: string; readonly lifetimeSeconds?: number };
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

const usual: readonly SignatureAlgorithm[] = ['PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const LEAST_SECRET = 32;

const dpopRules: Rules<DpopOptions> = {
  origin: required({
    allowed: 'an origin: https://epd.example.nl',
    meets: (value) => typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value,
  }),
  url: callable,
  store: required(port('createGrantStore(…)', 'remember')),
  algorithms: listOf(oneOf(...signatureAlgorithms)),
  maxAgeSeconds: whole(1, 300),
  clockSkewSeconds: numeric(0, 300),
  nonce: shapeOf({
    secret: required(
      secret(
        told(`text of ${LEAST_SECRET} characters at least`, {
          ...text,
          meets: (value) => String(value).length >= LEAST_SECRET,
        }),
      ),
    ),
    lifetimeSeconds: whole(10, 3_600),
  }),
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
  const byKey = dpop && keyCheck(dpop);

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

interface KeyCheck {
  check(request: ShownRequest, token: string, thumbprint: string, now: Date): Promise<PossessionResult>;
  challenge(error?: string): string;
}

function keyCheck(options: DpopOptions): KeyCheck {
  const { origin, store, algorithms = usual, maxAgeSeconds = 60, clockSkewSeconds = 60, nonce } = options;
  const rules = { algorithms, maxAgeSeconds, clockSkewSeconds };
  const fresh: Nonces | undefined = nonce && nonces(nonce.secret, nonce.lifetimeSeconds ?? 300);
  const addressOf = options.url ?? (({ url }: ShownRequest) => origin + new URL(url).pathname);
  const challenge = (error?: string): string =>
    `DPoP ${error === undefined ? '' : `error="${error}", `}algs="${algorithms.join(' ')}"`;
  const refuse = (reason: TokenFailure, error: string, more: ChallengeHeaders = {}): PossessionResult => ({
    ok: false,
    reason,
    headers: { 'www-authenticate': challenge(error), ...more },
  });

  /** Each proof is for one request: an id that came before, of this key, is one that somebody else sends again. */
  async function isFirst({ id }: ReadProof, thumbprint: string, proof: string, now: Date): Promise<boolean> {
    const expiresAt = new Date(now.getTime() + 2_000 * (maxAgeSeconds + clockSkewSeconds)).toISOString();
    const seen = await store.remember({
      issuer: `proof ${thumbprint}`,
      id,
      fingerprint: fingerprintOf(proof),
      expiresAt,
    });
    return seen.firstUse;
  }

  return {
    challenge,
    async check(request, token, thumbprint, now) {
      const proof = request.headers.get('dpop');
      if (proof === null) return refuse('token-proof', 'invalid_dpop_proof');
      const address = addressOf(request);
      const read = URL.canParse(address)
        ? await readProof({ proof, method: request.method, url: address, token, thumbprint }, rules, now)
        : undefined;
      if (read === undefined) return refuse('token-proof', 'invalid_dpop_proof');
      if (fresh && !(read.nonce !== undefined && fresh.isFresh(read.nonce, now)))
        return refuse('token-nonce', 'use_dpop_nonce', { 'dpop-nonce': fresh.current(now) });
      return (await isFirst(read, thumbprint, proof, now)) ? { ok: true } : refuse('token-proof', 'invalid_dpop_proof');
    },
  };
}
