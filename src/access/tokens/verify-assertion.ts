import type { SignatureAlgorithm } from '../../http/client/oauth/algorithms';
import { checkOptions } from '../../options/check-options';
import { loggerOf } from '../../telemetry/logger';
import { summing } from '../../telemetry/repeated-lines';
import type { Grants } from '../grants';
import { assertionRules } from '../option-rules';
import { type ClaimNames, defaultClaimNames, readClaims } from './claim-names';
import type { KeySetOptions } from './key-set';
import { fingerprintOf, rememberedUntil } from './replay';
import type { RoleSource } from './role-sources';
import type { TokenClaims, TokenFailure } from './token-check';
import { jwtVerifier, type TrustedIssuer } from './verify-jwt';

/** What {@link verifyAssertion} works with. */
export interface AssertionOptions extends KeySetOptions {
  /** Who may sign, each with its own keys. */
  readonly issuers: readonly TrustedIssuer[];
  /** The token endpoint or the issuer name of your authorization server, or both. */
  readonly audience: string | readonly string[];
  /** Keeps the ids of assertions: each is accepted once. */
  readonly store: Pick<Grants, 'remember'>;
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Longest life of an assertion. Default 300, at most 86 400 (a day). */
  readonly maxLifetimeSeconds?: number;
  /** Claims that go by another name. AORTA has the URA of the initiating organization in `sub`: `{ receiverUra: 'sub' }`. */
  readonly claims?: Partial<ClaimNames>;
  /** Registers of roles that are known, with the UZI role each code is. Default: the UZI register. */
  readonly roles?: readonly RoleSource[];
}

/** What an assertion says, or why it is refused. */
export type AssertionResult =
  | { readonly ok: true; readonly subject: string; readonly claims: TokenClaims & { readonly tokenId: string } }
  | { readonly ok: false; readonly reason: TokenFailure };

/**
 * Checks a client assertion or an authorization grant assertion as an authorization server receives it (RFC 7523 §3; spec
 * notified-pull §7). For vendors that run their own: answer `invalid_client` or `invalid_grant` when it is refused.
 *
 * @returns A check that takes the compact JWS; single use: a second time the same assertion is `token-replayed`. It rejects
 *   when the store does.
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const check = verifyAssertion({ issuers: [{ issuer: 'https://as.other.example.nl', jwks }], audience: tokenEndpoint, store });
 * const result = await check(form.get('assertion') ?? '', { now: new Date() });
 */
export function verifyAssertion(
  options: AssertionOptions,
): (assertion: string, context: { readonly now: Date }) => Promise<AssertionResult> {
  checkOptions('verifyAssertion', options, assertionRules(defaultClaimNames));
  const names = { ...defaultClaimNames, ...options.claims };
  const logger = summing(loggerOf(options.logger), ['token-claims']);
  const verify = jwtVerifier({
    ...options,
    clockSkewSeconds: options.clockSkewSeconds ?? 60,
    maxLifetimeSeconds: options.maxLifetimeSeconds ?? 300,
    types: ['jwt', 'authorization-grant+jwt', 'client-authentication+jwt'],
  });
  return async (assertion, { now }) => {
    const verified = await verify(assertion, now);
    if (!verified.ok) return { ok: false, reason: verified.reason };
    const read = readClaims(verified.payload, names, options.roles);
    const subject = verified.payload.sub;
    const tokenId = read.ok ? read.claims.tokenId : undefined;
    if (!read.ok || tokenId === undefined || typeof subject !== 'string' || subject === '') {
      const wrong = [...(read.ok ? [] : read.wrong), ...(tokenId ? [] : ['jti']), ...(subject ? [] : ['sub'])];
      logger.warn({ event: 'token-claims', claims: [...new Set(wrong)] }, 'claims of an assertion do not fit');
      return { ok: false, reason: 'token-claims' };
    }
    const { issuer, expiresAt } = verified;
    const seen = await options.store.remember({
      // Ids of assertions and of access tokens of one issuer are not the same series.
      issuer: `assertion ${issuer}`,
      id: tokenId,
      fingerprint: fingerprintOf(assertion),
      expiresAt: rememberedUntil(expiresAt),
    });
    if (!seen.firstUse) return { ok: false, reason: 'token-replayed' };
    return { ok: true, subject, claims: { ...read.claims, tokenId, issuer, expiresAt } };
  };
}
