import { randomUUID } from 'node:crypto';
import { decodeText } from '../../../fhir/decode-text';
import { isJson } from '../../../fhir/json';
import { parseJson } from '../../../fhir/json-text';
import { isCorrelationId } from '../../correlation';
import { type ExchangeOptions, exchange } from '../exchange';
import type { Proofs } from './dpop';
import { oauthErrors, TokenError } from './token-error';

/** An access token as it was issued. */
export interface IssuedToken {
  readonly token: string;
  readonly lifetimeSeconds: number;
}

/** Where a token is asked for, and how. */
export interface TokenQuestion extends ExchangeOptions {
  readonly endpoint: string;
  /** The form, made anew for each attempt: an assertion is for one use. */
  readonly form: () => Promise<Readonly<Record<string, string>>>;
  readonly timeoutMs: number;
  readonly proofs?: Proofs;
  /** Of the act that the token is for. */
  readonly correlationId?: string;
}

/** Bytes of the answer of a token endpoint that are read. */
const MAX_BYTES = 64 * 1024;
/** Longest token that is taken, in characters. */
const MAX_TOKEN = 8192;
/** A life that the answer does not tell, or tells as nonsense; and the longest that is believed. */
const DEFAULT_LIFETIME_S = 60;
const LONGEST_LIFETIME_S = 86_400;

/** Transient statuses: the server is down or busy. */
const passes = (status: number): boolean => status >= 500 || status === 429 || status === 408;

function issued(body: unknown, type: 'Bearer' | 'DPoP'): IssuedToken {
  if (!isJson(body)) throw new TokenError('invalid-answer');
  const { access_token: token, token_type: kind, expires_in: lifetime } = body;
  const isToken = typeof token === 'string' && token.length <= MAX_TOKEN && /^[A-Za-z0-9\-._~+/]+=*$/.test(token);
  // A token of another kind is another promise: one that is bound to no key may be used by whoever gets hold of it.
  const isKind = typeof kind === 'string' && kind.toLowerCase() === type.toLowerCase();
  if (!isToken || !isKind) throw new TokenError('invalid-answer');
  const seconds = typeof lifetime === 'number' || typeof lifetime === 'string' ? Number(lifetime) : Number.NaN;
  return { token, lifetimeSeconds: seconds > 0 ? Math.min(seconds, LONGEST_LIFETIME_S) : DEFAULT_LIFETIME_S };
}

function refusal(status: number, body: unknown): TokenError {
  const error = isJson(body) ? body.error : undefined;
  const known = typeof error === 'string' && oauthErrors.includes(error) ? error : undefined;
  return new TokenError(passes(status) ? 'unreachable' : 'refused', status, known);
}

async function formOf(question: TokenQuestion): Promise<string> {
  try {
    return new URLSearchParams({ ...(await question.form()) }).toString();
  } catch {
    // What jose says of a key may show a part of it.
    throw new TokenError('key');
  }
}

/**
 * Asks a token endpoint once (RFC 6749 §4 and §5), and once more with the nonce it wants.
 *
 * @throws {TokenError} When there is none.
 */
export async function askToken(question: TokenQuestion): Promise<IssuedToken> {
  const { endpoint, timeoutMs, proofs, correlationId } = question;
  const isKnown = correlationId !== undefined && isCorrelationId(correlationId);
  const request = { method: 'POST', url: endpoint } as const;
  for (let again = true; ; again = false) {
    const body = await formOf(question);
    const proof = await proofs?.headers(request).catch(() => {
      throw new TokenError('key');
    });
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'x-request-id': randomUUID(),
      ...(isKnown && { 'x-correlation-id': correlationId }),
      ...proof,
    };
    const answer = await exchange({ ...request, headers, body, timeoutMs, maxBytes: MAX_BYTES }, question);
    if (!answer.ok) {
      const { failure, status } = answer;
      if (failure === 'too-large') throw new TokenError('invalid-answer', status);
      throw new TokenError(failure === 'aborted' ? 'timeout' : failure, status);
    }
    const { status } = answer;
    const decoded = decodeText(answer.bytes, answer.headers.get('content-type'));
    const parsed = decoded.ok ? parseJson(decoded.text) : undefined;
    const value = parsed?.ok ? parsed.value : undefined;
    if (proofs?.learn(request, answer) && again && status >= 400) continue;
    if (status === 200) return issued(value, proofs ? 'DPoP' : 'Bearer');
    throw refusal(status, value);
  }
}
