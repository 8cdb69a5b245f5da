import { isJson, type Json } from '../../fhir/json';
import { askJson, type EndpointAnswer } from '../../http/client/ask-json';
import type { LoopbackOptions } from '../../http/client/safe-address';
import { type BreakerOptions, circuitBreaker } from '../../limits/circuit-breaker';
import { checkOptions } from '../../options/check-options';
import { type Logger, loggerOf } from '../../telemetry/logger';
import { type Monotonic, monotonic } from '../../telemetry/monotonic';
import { summing } from '../../telemetry/repeated-lines';
import { introspectionRules } from '../option-rules';
import { type ClaimNames, defaultClaimNames, readClaims, unprovenClaims } from './claim-names';
import { endpointUrl } from './endpoint-url';
import { type IntrospectionAnswer, introspectionAnswers } from './introspection-answers';
import { type IntrospectionAuth, loginFor } from './introspection-login';
import { fingerprintOf } from './replay';
import type { RoleSource } from './role-sources';
import type { TokenCheck, TokenFailure, TokenResult } from './token-check';
import { MAX_TOKEN_LENGTH } from './verify-jwt';

/** What {@link introspectedTokens} works with. */
export interface IntrospectionOptions extends LoopbackOptions {
  /** The introspection endpoint of your authorization server; https. */
  readonly endpoint: string | URL;
  readonly auth: IntrospectionAuth;
  /** `iss` that answers must have, when they have one. */
  readonly issuer?: string;
  /** `aud` of which answers must name one. Default: not looked at, as the endpoint answers for its own tokens. */
  readonly audience?: string | readonly string[];
  /**
   * How long an active answer is used again, so that a pull of thirty requests asks once. Default 10, 0 for never, and never
   * beyond the end of the token. A token that is revoked lives on for this long at most; a grant that is withdrawn does
   * not, for that is looked up with every request.
   */
  readonly cacheSeconds?: number;
  /**
   * How long the word that a token is not active is used again, so that one made-up token, sent over and over, asks once.
   * Default 30, 0 for never.
   */
  readonly inactiveCacheSeconds?: number;
  /**
   * Requests to the endpoint at a time, for all tokens that are not known here. Others wait for their turn, `timeoutMs` at
   * most, and are then `token-unverifiable` (503). Default 16.
   */
  readonly concurrency?: number;
  /**
   * When the endpoint is left alone: after failures in a row (no connection, no answer in time, one that is none, our login
   * refused) at so many different tokens nothing is asked for a while, and tokens that are not known are `token-unverifiable` (503) at once; then a
   * single request tries. Default: 5 failures, 10 000 ms.
   */
  readonly breaker?: BreakerOptions;
  /** Default 60, at most 300. */
  readonly clockSkewSeconds?: number;
  /** Longest life of a token; of an answer without `iat`, what is left of it. Default 900, at most 86 400 (a day). */
  readonly maxLifetimeSeconds?: number;
  /** Milliseconds the endpoint may take. Default 5000. */
  readonly timeoutMs?: number;
  /** Claims that go by another name. */
  readonly claims?: Partial<ClaimNames>;
  /** Registers of roles that are known, with the UZI role each code is. Default: the UZI register. */
  readonly roles?: readonly RoleSource[];
  /** `fetch` to use, e.g. one with a client certificate. */
  readonly fetch?: typeof fetch;
  readonly logger?: Logger;
  /** Clock for how long an answer is kept, in milliseconds. Default: that of the process. */
  readonly monotonic?: Monotonic;
}

const MAX_BYTES = 64 * 1024;

/**
 * A status that may be about the token that was asked about, and not about the endpoint or our login: whoever makes up such
 * tokens must not have it left alone.
 */
const isAboutToken = (answer: EndpointAnswer): boolean => {
  const { status = 0 } = answer.ok ? {} : answer;
  return status >= 400 && status < 500 && ![401, 403, 404, 407, 408, 429].includes(status);
};

/** What the answer itself tells against the token. */
function problemOf(body: Json, options: IntrospectionOptions, now: Date): TokenFailure | undefined {
  const seconds = now.getTime() / 1000;
  const skew = options.clockSkewSeconds ?? 60;
  const { exp, iat, nbf, iss, aud } = body;
  if (options.issuer !== undefined && iss !== undefined && iss !== options.issuer) return 'token-issuer';
  const audiences = options.audience === undefined ? undefined : [options.audience].flat();
  if (audiences && ![aud].flat().some((one) => typeof one === 'string' && audiences.includes(one))) {
    return 'token-audience';
  }
  const number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  // Without an end it is not known how long its id must be remembered.
  if (!number(exp) || [iat, nbf].some((moment) => moment !== undefined && !number(moment))) return 'token-claims';
  if (Number.isNaN(new Date(exp * 1000).getTime())) return 'token-claims';
  if (exp <= seconds - skew) return 'token-expired';
  if ([iat, nbf].some((moment) => number(moment) && moment > seconds + skew)) return 'token-not-yet-valid';
  // Without `iat` its life so far is not known: what is left of it must then fit.
  const life = number(iat) ? exp - iat : exp - seconds - skew;
  return life > (options.maxLifetimeSeconds ?? 900) ? 'token-lifetime' : undefined;
}

/**
 * Checks access tokens by asking the authorization server (RFC 7662). For opaque tokens, and for servers that want to be
 * asked whether a token still counts.
 *
 * @returns A token check; it never throws for a bad token. An endpoint that cannot be reached is `token-unverifiable`.
 * @throws {TypeError} With every option that is wrong.
 * @example
 * const tokens = introspectedTokens({
 *   endpoint: 'https://as.example.nl/introspect',
 *   auth: { kind: 'client-secret', clientId: 'bgz-facade', clientSecret },
 * });
 */
export function introspectedTokens(options: IntrospectionOptions): TokenCheck {
  checkOptions('introspectedTokens', options, introspectionRules(defaultClaimNames));
  const endpoint = endpointUrl(options.endpoint, 'endpoint', options);
  const names = { ...defaultClaimNames, ...options.claims };
  const timeoutMs = options.timeoutMs ?? 5000;
  const logger = summing(loggerOf(options.logger), ['introspection-failed', 'token-claims']);

  const unverifiable = (facts: object): IntrospectionAnswer => {
    logger.warn({ event: 'introspection-failed', ...facts }, 'a token could not be checked');
    return { failure: 'token-unverifiable' };
  };

  const breaker = circuitBreaker({
    failures: options.breaker?.failures ?? 5,
    coolDownMs: options.breaker?.coolDownMs ?? 10_000,
    monotonic: options.monotonic ?? monotonic,
    endpoint: 'introspection',
    onOpen: () =>
      logger.error(
        { event: 'introspection-left-alone' },
        'introspection fails; tokens are not checked for a while, and nobody is let in on one that is not known',
      ),
  });

  async function ask(token: string, now: Date, key: string): Promise<IntrospectionAnswer> {
    let login: Awaited<ReturnType<typeof loginFor>>;
    try {
      login = await loginFor(options.auth, endpoint, now);
    } catch (err) {
      return unverifiable({ failure: 'login', err });
    }
    const report = breaker.admit(key);
    if (report === undefined) return { failure: 'token-unverifiable' };
    const answer = await askJson(
      {
        method: 'POST',
        url: endpoint,
        timeoutMs,
        maxBytes: MAX_BYTES,
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
          ...login.headers,
        },
        body: new URLSearchParams({ token, token_type_hint: 'access_token', ...login.form }).toString(),
      },
      { allowLoopbackHttp: options.allowLoopbackHttp, ...(options.fetch && { fetch: options.fetch }) },
    );
    const isAnswer = answer.ok && isJson(answer.body) && typeof answer.body.active === 'boolean';
    report(isAnswer || isAboutToken(answer));
    if (!answer.ok) return { ...unverifiable({ failure: answer.failure }), didFail: true };
    if (!isJson(answer.body) || typeof answer.body.active !== 'boolean')
      return { ...unverifiable({ failure: 'no-answer' }), didFail: true };
    return answer.body.active ? { body: answer.body } : { failure: 'token-inactive' };
  }

  const answerFor = introspectionAnswers({
    ask,
    monotonic: options.monotonic ?? monotonic,
    activeMs: (options.cacheSeconds ?? 10) * 1000,
    inactiveMs: (options.inactiveCacheSeconds ?? 30) * 1000,
    concurrency: options.concurrency ?? 16,
    patienceMs: timeoutMs,
  });

  return async (token, { now }): Promise<TokenResult> => {
    if (token.length > MAX_TOKEN_LENGTH) return { ok: false, reason: 'token-malformed' };
    const key = fingerprintOf(token);
    const answer = await answerFor(token, key, now);
    if ('failure' in answer) return { ok: false, reason: answer.failure };
    const { body } = answer;
    const refuse = (reason: TokenFailure): TokenResult => ({
      ok: false,
      reason,
      unproven: unprovenClaims(body, names),
    });
    const problem = problemOf(body, options, now);
    if (problem) return refuse(problem);
    const read = readClaims(body, names, options.roles);
    if (!read.ok) {
      logger.warn({ event: 'token-claims', claims: read.wrong }, 'claims of a token are not in their form');
      return refuse('token-claims');
    }
    const expiresAt = new Date(Number(body.exp) * 1000).toISOString();
    const issuer = read.claims.issuer ?? options.issuer ?? endpoint.href;
    // An opaque token without id is its own: what is remembered of it is its fingerprint.
    return { ok: true, claims: { ...read.claims, issuer, tokenId: read.claims.tokenId ?? key, expiresAt } };
  };
}
