import { shapeOf } from '../options/check-options';
import { type Rule, secret } from '../options/rules';

/** Headers of a 401: how to log in, in place of `Bearer`, and the nonce of proofs (RFC 9449 §9). */
export interface ChallengeHeaders {
  readonly 'www-authenticate'?: string;
  readonly 'dpop-nonce'?: string;
}

/** What may stand in a header. */
const headerText: Rule = secret({
  allowed: 'printable text of at most 1,000 characters',
  meets: (value) => typeof value === 'string' && /^[\x20-\x7e]{1,1000}$/.test(value),
});

/** What a port may give of them. */
export const challengeHeaders: Rule = shapeOf<ChallengeHeaders>({
  'www-authenticate': headerText,
  'dpop-nonce': headerText,
});
