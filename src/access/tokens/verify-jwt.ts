import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { type SignatureAlgorithm, signatureAlgorithms } from '../../http/client/oauth/algorithms';
import { type KeySet, type KeySetOptions, type KeySource, KeysUnreachable, keySet } from './key-set';
import { LONGEST_LIFE_S, MOST_SKEW_S } from './longest-life';
import type { TokenFailure } from './token-check';

/** Those allowed unless told otherwise; PS256 and ES512 are the ones met in the field (spec notified-pull §7). */
export const defaultAlgorithms: readonly SignatureAlgorithm[] = [
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'ES256',
  'ES384',
  'ES512',
];

/** An issuer whose signatures count, with the keys that are its own. */
export interface TrustedIssuer {
  /** Exactly as in `iss`. */
  readonly issuer: string;
  readonly jwks: KeySource;
  /** Overrides the algorithms of the rules for this issuer. */
  readonly algorithms?: readonly SignatureAlgorithm[];
}

/** What a signed token must keep to. */
export interface JwtRules extends KeySetOptions {
  readonly issuers: readonly TrustedIssuer[];
  /** `aud` of which one must be in the token. */
  readonly audience: string | readonly string[];
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Difference between the clocks that is forgiven; 300 at most. */
  readonly clockSkewSeconds: number;
  /** Longest life of a token, `exp` − `iat`; a day at most. */
  readonly maxLifetimeSeconds: number;
  /** `typ` values (RFC 7515 §4.1.9, lower case, without `application/`); a token without one passes unless `typeRequired`. */
  readonly types: readonly string[];
  readonly typeRequired?: boolean;
}

/** A token whose signature, times and audience are right; or why not, with its payload unproven when it could be read. */
export type Verification =
  | {
      readonly ok: true;
      readonly payload: JWTPayload;
      readonly issuer: string;
      readonly expiresAt: string;
      /** Whether the same token would surely be found good again at another moment. False says nothing: verify it again. */
      readonly holds: (now: Date) => Promise<boolean>;
    }
  | { readonly ok: false; readonly reason: TokenFailure; readonly payload?: JWTPayload };

/** Longest token that is looked at, in characters. */
export const MAX_TOKEN_LENGTH = 8192;

/** @throws {TypeError} With every option that is wrong. */
function checkRules(rules: JwtRules): void {
  const wrong: string[] = [];
  const known: readonly string[] = signatureAlgorithms;
  const algorithms = [...(rules.algorithms ?? []), ...rules.issuers.flatMap((one) => one.algorithms ?? [])];
  const refused = algorithms.filter((algorithm) => !known.includes(algorithm));
  if (refused.length > 0) wrong.push(`algorithms ${refused.join(', ')}: allowed are ${known.join(', ')}`);
  if (rules.issuers.length === 0) wrong.push('issuers: at least one');
  if (rules.issuers.some(({ issuer }) => typeof issuer !== 'string' || issuer === '')) wrong.push('issuer: a text');
  if (new Set(rules.issuers.map(({ issuer }) => issuer)).size < rules.issuers.length) wrong.push('issuers: each once');
  const audiences = [rules.audience].flat();
  if (audiences.length === 0 || audiences.some((one) => typeof one !== 'string' || one === '')) {
    wrong.push('audience: the `aud` that tokens for this server have');
  }
  const { clockSkewSeconds: skew, maxLifetimeSeconds: life } = rules;
  if (!(skew >= 0 && skew <= MOST_SKEW_S)) wrong.push(`clockSkewSeconds: 0 to ${MOST_SKEW_S}`);
  if (!(life > 0 && life <= LONGEST_LIFE_S)) wrong.push(`maxLifetimeSeconds: above 0, ${LONGEST_LIFE_S} at most`);
  if (wrong.length > 0) throw new TypeError(`Token rules: ${wrong.join('; ')}.`);
}

const byCode: Readonly<Record<string, TokenFailure>> = {
  ERR_JWT_EXPIRED: 'token-expired',
  ERR_JOSE_ALG_NOT_ALLOWED: 'token-algorithm',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'token-signature',
  ERR_JWKS_NO_MATCHING_KEY: 'token-signature',
  ERR_JWS_INVALID: 'token-malformed',
  ERR_JWT_INVALID: 'token-malformed',
  // An extension named in `crit` that is not understood (RFC 7515 §4.1.11).
  ERR_JOSE_NOT_SUPPORTED: 'token-malformed',
};

const byClaim: Readonly<Record<string, TokenFailure>> = { aud: 'token-audience', iss: 'token-issuer' };

function failureOf(error: unknown): TokenFailure {
  if (error instanceof KeysUnreachable) return 'token-unverifiable';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'token-not-yet-valid';
    return byClaim[error.claim] ?? 'token-claims';
  }
  // What else goes wrong is a key that does not fit: too short, of another kind.
  return (error instanceof errors.JOSEError && byCode[error.code]) || 'token-signature';
}

function read(
  token: string,
): { readonly payload: JWTPayload; readonly alg: unknown; readonly typ: unknown } | undefined {
  try {
    const { alg, typ } = decodeProtectedHeader(token);
    return { payload: decodeJwt(token), alg, typ };
  } catch {
    return undefined;
  }
}

const typeOf = (typ: unknown): string | undefined =>
  typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : undefined;

/** A key that fits: the one named, or each of several when none is named. */
async function verify(token: string, find: KeySet['find'], options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, find, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    let last: unknown = error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (failure) {
        last = failure;
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    throw last;
  }
}

/**
 * Makes a verifier of signed tokens: signature with a key of the issuer it names (RFC 7515, RFC 8725), audience, times. Keys
 * in the token's own header (`jwk`, `jku`, `x5u`, `x5c`) are never looked at.
 *
 * @throws {TypeError} With every rule that is wrong.
 */
export function jwtVerifier(rules: JwtRules): (token: string, now: Date) => Promise<Verification> {
  checkRules(rules);
  const issuers = new Map(
    rules.issuers.map(({ issuer, jwks, algorithms }) => [
      issuer,
      { keys: keySet(jwks, rules), algorithms: [...(algorithms ?? rules.algorithms ?? defaultAlgorithms)] as string[] },
    ]),
  );
  const allowed = new Set([...issuers.values()].flatMap(({ algorithms }) => algorithms));

  function timesProblem({ iat, exp = 0 }: JWTPayload, now: Date): TokenFailure | undefined {
    const seconds = now.getTime() / 1000;
    if (iat !== undefined && !Number.isFinite(iat)) return 'token-claims';
    if (iat !== undefined && iat > seconds + rules.clockSkewSeconds) return 'token-not-yet-valid';
    // Without `iat` its life so far is not known: what is left of it must then fit.
    const life = iat === undefined ? exp - seconds - rules.clockSkewSeconds : exp - iat;
    return life > rules.maxLifetimeSeconds ? 'token-lifetime' : undefined;
  }

  /**
   * What was found good stays so until its end, for as long as the keys are those it was found good with: every other rule on
   * times (`nbf`, `iat`, length of life) is easier to keep to later.
   */
  const holdsFrom =
    (found: Date, exp: number, keys: KeySet, set: object | undefined) =>
    async (now: Date): Promise<boolean> => {
      const end = (exp + rules.clockSkewSeconds) * 1000;
      if (!(now.getTime() >= found.getTime() && now.getTime() < end)) return false;
      return keys.current().then(
        (current) => current === set,
        () => false,
      );
    };

  return async (token, now) => {
    const header = token.length > MAX_TOKEN_LENGTH ? undefined : read(token);
    if (header === undefined) return { ok: false, reason: 'token-malformed' };
    const { payload: unproven, alg } = header;
    const refuse = (reason: TokenFailure): Verification => ({ ok: false, reason, payload: unproven });
    if (typeof alg !== 'string' || !allowed.has(alg)) return refuse('token-algorithm');
    const type = typeOf(header.typ);
    if (type === undefined ? rules.typeRequired || header.typ !== undefined : !rules.types.includes(type)) {
      return refuse('token-malformed');
    }
    const issuer = issuers.get(unproven.iss ?? '');
    if (issuer === undefined || unproven.iss === undefined) return refuse('token-issuer');
    try {
      let set: object | undefined;
      // Before the key is looked for: when the set is another by then, the token is verified once more than needed.
      const find: KeySet['find'] = async (...asked) => {
        set = await issuer.keys.current();
        return issuer.keys.find(...asked);
      };
      const payload = await verify(token, find, {
        algorithms: issuer.algorithms,
        issuer: unproven.iss,
        audience: [rules.audience].flat(),
        clockTolerance: rules.clockSkewSeconds,
        currentDate: now,
        requiredClaims: ['exp'],
      });
      const problem = timesProblem(payload, now);
      if (problem) return refuse(problem);
      const expiresAt = new Date((payload.exp ?? 0) * 1000);
      if (Number.isNaN(expiresAt.getTime())) return refuse('token-claims');
      const holds = holdsFrom(now, payload.exp ?? 0, issuer.keys, set);
      return { ok: true, payload, issuer: unproven.iss, expiresAt: expiresAt.toISOString(), holds };
    } catch (error) {
      return refuse(failureOf(error));
    }
  };
}
