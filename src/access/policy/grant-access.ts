import type { AuditContext } from '../../audit/access-trail';
import type { ChallengeHeaders } from '../../http/challenge-headers';
import type { NamedPatient } from '../../http/named-patient';
import { accessPorts, portWaits, type TimeoutsMs } from '../../limits/ports';
import { type Logger, loggerOf } from '../../telemetry/logger';
import { summing } from '../../telemetry/repeated-lines';
import type { Decide } from '../decide/evaluation';
import type { Grants } from '../grants';
import type { NotificationRecord } from '../model';
import { bundledPeers, type Peer, peersByName } from '../peers';
import { bearerTokens } from '../tokens/bearer';
import type { Possession } from '../tokens/possession/sender-constrained';
import type { ReplayRule } from '../tokens/replay';
import type { TokenCheck, TokenClaims } from '../tokens/token-check';
import { findGrant, isFoundByPatient } from './find-grant';
import { grantProblem, tokenProblem } from './grant-rules';
import { grantTrail } from './grant-trail';
import { type Asking, patientAsked } from './patient-asked';
import type { RefusalReason } from './reasons';
import type { RolePolicy } from './role-policy';

/** Options that pulling and the workflow Task have in common. */
export interface PullAccessOptions {
  readonly store: Grants;
  /** `jwtTokens(…)`, `introspectedTokens(…)` or a check of your own. */
  readonly tokens: TokenCheck;
  /** The peer profiles that notifications are written in; access goes by their names and bases. Default: the bundled ones. */
  readonly peers?: readonly Peer[];
  /**
   * Takes tokens that are bound to a key or a certificate from whom they are of: `senderConstrained(…)`. Left out, such a token is refused.
   */
  readonly possession?: Possession;
  /**
   * A policy decision point, asked about every request that all else allows: it can only deny. `httpDecisionPoint(…)` asks one over HTTP. Left out,
   * none is asked.
   */
  readonly decide?: Decide;
  /** What a token id is held to. Default `bound`: one token, used for the whole pull. */
  readonly replay?: ReplayRule;
  /** Whether a token without id is refused. Default true. */
  readonly requireTokenId?: boolean;
  /**
   * What happens to a token without authorization base. `refuse` (default); `find`: the referral is found by the group or
   * the patient that the token or the search names, in its URL or its form, among those of the receiver (spec notified-pull §12).
   */
  readonly missingBase?: 'refuse' | 'find';
  /** Scopes a token must have, all of them. Default: none. */
  readonly scope?: string | readonly string[];
  readonly now?: () => Date;
  /** Milliseconds each port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof accessPorts>;
  /** Events: `token-check-failed`, `grant-store-failed`. */
  readonly logger?: Logger;
}

/** The grant a request is good for, or why it is good for none; with what the trail may know. */
export type GrantAccess =
  | {
      readonly ok: true;
      readonly claims: TokenClaims;
      readonly record: NotificationRecord;
      readonly at: Date;
      readonly trail: AuditContext;
    }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      /** Whether it is known who asks: the token is good. */
      readonly known: boolean;
      readonly trail: AuditContext;
      readonly headers?: ChallengeHeaders;
    };

/**
 * Goes from a request to the grant it may use, in the order of spec notified-pull §7: bearer token, URA, user and role,
 * scope, authorization base, state, end, receiver. Never rejects.
 *
 * @throws {TypeError} When store or tokens are left out.
 */
export function grantAccess(
  options: PullAccessOptions,
  /** `roles`: those a user must be in; undefined when no user is needed. */
  { wanted, roles }: { readonly wanted: 'data' | 'task'; readonly roles: RolePolicy | undefined },
): (request: Request, asking?: Asking) => Promise<GrantAccess> {
  const { store, tokens, missingBase = 'refuse', now = () => new Date() } = options;
  const logger = summing(loggerOf(options.logger), ['grant-store-failed', 'token-check-failed']);
  if (store === undefined || typeof tokens !== 'function') {
    throw new TypeError('A `store` and a token check `tokens` are needed.');
  }
  const peerOf = peersByName(options.peers ?? bundledPeers);
  const scopes = [options.scope ?? []].flat();
  const { replay, requireTokenId, possession } = options;
  const waitFor = portWaits(accessPorts, options.timeoutsMs);
  const bearer = bearerTokens({ tokens, now, logger, waitFor, possession, replay: { store, replay, requireTokenId } });

  async function find(claims: TokenClaims, named: NamedPatient, at: Date) {
    try {
      return await waitFor('store', () => findGrant(store, claims, named, { missingBase, now: at }));
    } catch (err) {
      logger.error({ event: 'grant-store-failed', err }, 'the grant store could not be asked');
      return { refused: 'store-unavailable' } as const;
    }
  }

  return async (request, asking = {}) => {
    const token = await bearer(request);
    if (!token.ok) return { ...token, known: false };
    const { claims } = token;
    const unfit = tokenProblem({ claims, scopes, roles });
    if (unfit) return { ok: false, known: true, reason: unfit, trail: token.trail };
    // Before the store is waited for: a form may take its time, and only now is it known who sends it.
    const named = isFoundByPatient(claims, missingBase) ? await patientAsked(request, asking) : {};
    const at = now();
    const found = await find(claims, named, at);
    if ('refused' in found) return { ok: false, known: true, reason: found.refused, trail: token.trail };
    const { record, hash } = found;
    const trail = { ...token.trail, ...grantTrail(record) };
    const problem = grantProblem({ claims, record, hash, peer: peerOf(record.peer), wanted, now: at });
    return problem ? { ok: false, known: true, reason: problem, trail } : { ok: true, claims, record, at, trail };
  };
}
