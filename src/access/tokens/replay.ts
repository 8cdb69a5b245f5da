import { hash } from 'node:crypto';
import type { Grants } from '../grants';
import type { TokenCheck } from './token-check';

/**
 * What a token id is held to. `bound`: the id belongs to one token, which may be used for all requests of a pull; the same
 * id on another token is refused. `single-use`: the token serves one request. `off`: ids are not looked at.
 */
export type ReplayRule = 'bound' | 'single-use' | 'off';

/** How replay is watched. */
export interface ReplayOptions {
  readonly store: Pick<Grants, 'remember'>;
  /** Default `bound`: a pull is some thirty requests with one token. */
  readonly replay?: ReplayRule;
  /** Whether a token without id is refused. Default true; without effect when `replay` is `off`. */
  readonly requireTokenId?: boolean;
}

// A token is accepted for as long after its end as clocks may differ, and a clock that was set ahead for a while may have
// had ids forgotten of tokens that count again once it is right: an id is known for a day longer.
const MARGIN_MS = 86_400_000;

/** SHA-256 of a token as hex: what is kept in its place. */
export const fingerprintOf = (token: string): string => hash('sha256', token, 'hex');

/** When the id of a token with this end may be forgotten. */
export const rememberedUntil = (expiresAt: string): string => new Date(Date.parse(expiresAt) + MARGIN_MS).toISOString();

/**
 * A token check that also refuses replayed tokens. Only tokens that pass the check itself are remembered, so that nobody can
 * use up the ids of others.
 *
 * @returns A token check; it rejects when the store does.
 */
export function withReplayCheck(check: TokenCheck, options: ReplayOptions): TokenCheck {
  const { store, replay = 'bound', requireTokenId = true } = options;
  if (replay === 'off') return check;
  return async (token, context) => {
    const result = await check(token, context);
    if (!result.ok) return result;
    const { tokenId, receiverUra, client, issuer, expiresAt } = result.claims;
    const refuse = (reason: 'token-claims' | 'token-replayed') =>
      ({
        ok: false,
        reason,
        unproven: {
          ...(receiverUra !== undefined && { receiverUra }),
          ...(client !== undefined && { client }),
          ...(tokenId !== undefined && { tokenId }),
        },
      }) as const;
    if (tokenId === undefined) return requireTokenId ? refuse('token-claims') : result;
    const fingerprint = fingerprintOf(token);
    const seen = await store.remember({
      issuer: issuer ?? '',
      id: tokenId,
      fingerprint,
      expiresAt: rememberedUntil(expiresAt),
    });
    const replayed = seen.fingerprint !== fingerprint || (replay === 'single-use' && !seen.firstUse);
    return replayed ? refuse('token-replayed') : result;
  };
}
