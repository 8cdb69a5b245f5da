import { frozen } from '../frozen';
import type { TokenResult } from './token-check';

type Good = Extract<TokenResult, { readonly ok: true }>;

interface Verified {
  readonly result: Good;
  readonly holds: (now: Date) => Promise<boolean>;
}

/** Tokens kept at most: the one that was verified first goes first. A pull uses one, for some thirty requests. */
const KEPT = 5_000;

/** Tokens that were verified, by their fingerprints: the tokens themselves are not kept. */
export interface VerifiedTokens {
  /** What the token was found to say, when it would surely be found good again. */
  get(fingerprint: string, now: Date): Promise<Good | undefined>;
  /** Keeps what a token that was found good says; gives it, frozen as all will get it. */
  set(fingerprint: string, result: Good, holds: Verified['holds']): Good;
}

/** Remembers what costs most of a request for a token that comes back: its signature. What is refused is never remembered. */
export function verifiedTokens(): VerifiedTokens {
  const known = new Map<string, Verified>();
  return {
    async get(fingerprint, now) {
      const verified = known.get(fingerprint);
      if (verified === undefined) return undefined;
      if (await verified.holds(now)) return verified.result;
      known.delete(fingerprint);
      return undefined;
    },
    set(fingerprint, result, holds) {
      for (const oldest of known.keys()) {
        if (known.size < KEPT) break;
        known.delete(oldest);
      }
      known.set(fingerprint, { result: frozen(result), holds });
      return result;
    },
  };
}
