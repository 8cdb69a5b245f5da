import type { SignatureAlgorithm } from '../../http/client/oauth/algorithms';
import { checkOptions } from '../../options/check-options';
import { loggerOf } from '../../telemetry/logger';
import { summing } from '../../telemetry/repeated-lines';
import { jwtTokenRules } from '../option-rules';
import { type ClaimNames, defaultClaimNames, readClaims, unprovenClaims } from './claim-names';
import type { KeySetOptions, KeySource } from './key-set';
import { fingerprintOf } from './replay';
import type { RoleSource } from './role-sources';
import type { TokenCheck } from './token-check';
import { verifiedTokens } from './verified-tokens';
import { jwtVerifier, type TrustedIssuer } from './verify-jwt';

/** What {@link jwtTokens} works with: one `issuer` with its `jwks`, or several `issuers`. */
export type JwtTokenOptions = KeySetOptions & {
  /** `aud` of tokens for this server: its base URL, or what your authorization server puts there. */
  readonly audience: string | readonly string[];
  /** Signature algorithms. Default: PS256, PS384, PS512, RS256, ES256, ES384, ES512. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Difference between the clocks that is forgiven. Default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Longest life of a token, from `iat` to `exp`; without `iat` what is left of it. Default 900, at most 86 400 (a day). */
  readonly maxLifetimeSeconds?: number;
  /** Claims that go by another name. */
  readonly claims?: Partial<ClaimNames>;
  /** Registers of roles that are known, with the UZI role each code is. Default: the UZI register. */
  readonly roles?: readonly RoleSource[];
  /** Only tokens of this `typ`, e.g. `at+jwt` (RFC 9068). Default: `JWT`, `at+jwt` or none. */
  readonly requireType?: string;
} & (
    | { readonly issuer: string; readonly jwks: KeySource; readonly issuers?: undefined }
    | { readonly issuers: readonly TrustedIssuer[]; readonly issuer?: undefined; readonly jwks?: undefined }
  );

/**
 * Checks access tokens that are signed JWTs: issuer, signature with a key of that issuer, audience, times, length of life and
 * form of the claims. A token that is used twice is not noticed here but by what it is handed to, for that needs the store.
 * A token that was found good is not verified again until its end, or until its issuer has other keys.
 *
 * @returns A token check; it never throws for a bad token.
 * @throws {TypeError} With every option that is wrong: `none` or an HMAC among the algorithms, an address without https.
 * @example
 * const tokens = jwtTokens({
 *   issuer: 'https://as.example.nl',
 *   jwks: 'https://as.example.nl/jwks.json',
 *   audience: 'https://ehr.example.nl/fhir',
 * });
 */
export function jwtTokens(options: JwtTokenOptions): TokenCheck {
  checkOptions('jwtTokens', options, jwtTokenRules(defaultClaimNames));
  const { issuer, jwks, issuers, claims, roles, requireType, ...rules } = options;
  const names = { ...defaultClaimNames, ...claims };
  const logger = summing(loggerOf(options.logger), ['token-claims']);
  const verify = jwtVerifier({
    ...rules,
    issuers: issuers ?? [{ issuer, jwks }],
    clockSkewSeconds: options.clockSkewSeconds ?? 60,
    maxLifetimeSeconds: options.maxLifetimeSeconds ?? 900,
    types: requireType === undefined ? ['jwt', 'at+jwt'] : [requireType.toLowerCase()],
    typeRequired: requireType !== undefined,
  });
  const remembered = verifiedTokens();
  return async (token, { now }) => {
    const fingerprint = fingerprintOf(token);
    const known = await remembered.get(fingerprint, now);
    if (known !== undefined) return known;
    const verified = await verify(token, now);
    if (!verified.ok) {
      const { reason, payload } = verified;
      return { ok: false, reason, ...(payload && { unproven: unprovenClaims(payload, names) }) };
    }
    const read = readClaims(verified.payload, names, roles);
    if (!read.ok) {
      logger.warn({ event: 'token-claims', claims: read.wrong }, 'claims of a token are not in their form');
      return { ok: false, reason: 'token-claims', unproven: unprovenClaims(verified.payload, names) };
    }
    const claims = { ...read.claims, issuer: verified.issuer, expiresAt: verified.expiresAt };
    return remembered.set(fingerprint, { ok: true, claims }, verified.holds);
  };
}
