import { isJson, type Json } from '../../fhir/json';
import type { TokenResult } from './token-check';

const isText = (value: unknown): boolean => typeof value === 'string';
const isMissingOrText = (value: unknown): boolean => value === undefined || isText(value);

/** The claims that decide who is let in to what; text of another kind compares with nothing, and is refused by what compares. */
const texts = ['receiverUra', 'authorizationBase', 'group', 'patientBsn', 'tokenId', 'issuer', 'client'] as const;

const isUser = (user: unknown): boolean =>
  user === undefined || (isJson(user) && isJson(user.identifier) && isMissingOrText(user.role));
const isConfirmation = (value: unknown): boolean =>
  value === undefined ||
  (isJson(value) &&
    [value.key, value.certificate].every(isMissingOrText) &&
    (value.key ?? value.certificate) !== undefined);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isMoment = (value: unknown): boolean => !Number.isNaN(Date.parse(String(value)));

/** The claims that are not in their form. */
const wrongIn = (claims: Json): readonly string[] => [
  ...texts.filter((name) => !isMissingOrText(claims[name])),
  ...(isUser(claims.user) ? [] : ['user']),
  ...(isConfirmation(claims.confirmation) ? [] : ['confirmation']),
  ...(isTexts(claims.scopes) ? [] : ['scopes']),
  ...(isMoment(claims.expiresAt) ? [] : ['expiresAt']),
];

/**
 * The answer of a token check, when it has the form of one. A token whose claims are missing would be taken for one of a sender
 * that is not checked, and `ok: 'false'` for a good one.
 *
 * @throws {TypeError} When it has another form; the message names the claims that have, and holds nothing else of the answer.
 */
export function asTokenResult(answer: unknown): TokenResult {
  const wrong = isJson(answer) && answer.ok === true && isJson(answer.claims) ? wrongIn(answer.claims) : undefined;
  if (wrong?.length === 0) return answer as unknown as TokenResult;
  if (isJson(answer) && answer.ok === false && isText(answer.reason)) return answer as unknown as TokenResult;
  const which = wrong === undefined ? '' : ` Not in the form of TokenClaims: ${wrong.join(', ')}.`;
  throw new TypeError(`A token check gives { ok: true, claims } or { ok: false, reason }.${which}`);
}
