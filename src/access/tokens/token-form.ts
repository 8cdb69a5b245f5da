import { isJson } from '../../fhir/json';
import type { TokenResult } from './token-check';

const isText = (value: unknown): boolean => typeof value === 'string';
const isMissingOrText = (value: unknown): boolean => value === undefined || isText(value);

/** The claims that decide who is let in to what; text of another kind compares with nothing, and is refused by what compares. */
const texts = ['receiverUra', 'authorizationBase', 'group', 'patientBsn', 'tokenId', 'issuer', 'client'] as const;

function isClaims(claims: unknown): boolean {
  if (!isJson(claims) || !texts.every((name) => isMissingOrText(claims[name]))) return false;
  const { scopes, expiresAt, user } = claims;
  const isUser = user === undefined || (isJson(user) && isJson(user.identifier) && isMissingOrText(user.role));
  return isUser && Array.isArray(scopes) && scopes.every(isText) && !Number.isNaN(Date.parse(String(expiresAt)));
}

/**
 * The answer of a token check, when it has the form of one. A token whose claims are missing would be taken for one of a sender
 * that is not checked, and `ok: 'false'` for a good one.
 *
 * @throws {TypeError} When it has another form; the message holds nothing of the answer.
 */
export function asTokenResult(answer: unknown): TokenResult {
  if (isJson(answer) && answer.ok === true && isClaims(answer.claims)) return answer as unknown as TokenResult;
  if (isJson(answer) && answer.ok === false && isText(answer.reason)) return answer as unknown as TokenResult;
  throw new TypeError('A token check gives { ok: true, claims } or { ok: false, reason }.');
}
