import type { Leavable } from '../assemble/leave-out';
import type { AuditContext } from '../audit/access-trail';
import type { Authorization, AuthorizeContext } from '../facade/authorization';
import type { ChallengeHeaders } from '../http/challenge-headers';
import { Refusal } from '../http/refusal';
import { authorizePorts, portWaits, type TimeoutsMs } from '../limits/ports';
import { checkOptions } from '../options/check-options';
import { loggerOf } from '../telemetry/logger';
import { summing } from '../telemetry/repeated-lines';
import { askedByAddress } from './asked-by-address';
import { deciding } from './decide/decided';
import { type AccessEvaluation, evaluationOf, parametersInUrl } from './decide/evaluation';
import type { NotificationRecord } from './model';
import { authorizePullRules } from './option-rules';
import { type GrantAccess, grantAccess, type PullAccessOptions } from './policy/grant-access';
import { offersByRole } from './policy/offers-by-role';
import { answerTo, type RefusalReason } from './policy/reasons';
import { type RolePolicy, rolePolicy } from './policy/role-policy';
import type { TokenClaims } from './tokens/token-check';

/** What a treatment relation is asked about. */
export interface TreatmentQuestion {
  readonly patient: { readonly bsn: string };
  /** URA of the receiver. */
  readonly receiverUra: string;
  readonly user?: TokenClaims['user'];
  readonly notification: NotificationRecord;
}

/** Options of {@link authorizeNotifiedPull}. */
export interface AuthorizePullOptions extends PullAccessOptions {
  /** Who may pull which sections. Default: `rolePolicy()`. */
  readonly policy?: RolePolicy;
  /**
   * Whether the token must name a user in a role. Default true. When false, a token without role gives everything that was
   * offered (spec notified-pull §7: Nuts leaves access independent of the role); a role that is named still counts.
   */
  readonly requireUser?: boolean;
  /**
   * Asks, beside what the sender established with the referral, whether there is a treatment relation now. When it rejects,
   * or does not answer in time, nobody is let in. It is asked for every request: keep it quick.
   */
  readonly treatmentRelation?: (
    question: TreatmentQuestion,
    context: { readonly signal: AbortSignal },
  ) => boolean | Promise<boolean>;
  /** Milliseconds each port is waited for; defaults, and what is answered after that: docs/limits.md. */
  readonly timeoutsMs?: TimeoutsMs<typeof authorizePorts>;
}

/** What the resources of other sections may not tell a role of those it does not see. */
function leftOutFor(role: string | undefined, policy: RolePolicy): readonly Leavable[] {
  if (role === undefined) return [];
  const sections = policy.sectionsFor(role);
  const indications = policy.indicationsFor?.(role) ?? sections.includes('diagnoses');
  return [
    ...(indications ? [] : (['indications'] as const)),
    ...(sections.includes('devices') ? [] : (['devices'] as const)),
  ];
}

/** Refuses somebody who is known, unless told otherwise. */
function refuse(
  reason: RefusalReason,
  trail: AuditContext,
  { headers, known = true }: { readonly headers?: ChallengeHeaders; readonly known?: boolean } = {},
): Authorization {
  const answer = answerTo(reason);
  return {
    allowed: false,
    reason: answer,
    ...(answer === 'unavailable' && known && { known }),
    ...(headers && { headers }),
    trail: { ...trail, checks: { authorization: false, ...trail.checks }, reason },
  };
}

/**
 * Authorises a pull on the grant that a notification made: the `authorize` of the facade. In the order of spec notified-pull
 * §7: bearer token, URA, user and role, scope, authorization base, state and end of the grant, receiver, what was offered.
 * The grant is looked up with every request, so a withdrawal counts at the next one, whatever tokens are still about.
 *
 * @returns A function that never rejects. Refusals name their reason in `trail.reason` ({@link RefusalReason}); the caller only
 *   learns 401, 403 or 503.
 * @throws {TypeError} When store or tokens are left out.
 * @example
 * const facade = createBgzFacade({
 *   sources,
 *   authorize: authorizeNotifiedPull({ store, tokens: jwtTokens({ issuer, jwks, audience }) }),
 * });
 */
export function authorizeNotifiedPull(
  options: AuthorizePullOptions,
): (request: Request, context?: Partial<AuthorizeContext>) => Promise<Authorization> {
  checkOptions('authorizeNotifiedPull', options, authorizePullRules);
  const { policy = rolePolicy(), requireUser = true } = options;
  const logger = summing(loggerOf(options.logger), ['treatment-relation-failed', 'request-unreadable']);
  const access = grantAccess(options, { wanted: 'data', roles: requireUser ? policy : undefined });
  const waitFor = portWaits(authorizePorts, options.timeoutsMs);
  const offersFor = offersByRole(policy);
  const { treatmentRelation, decide } = options;
  const decision = decide && deciding(decide, { waitFor, logger });

  async function relationProblem(question: TreatmentQuestion): Promise<RefusalReason | undefined> {
    if (treatmentRelation === undefined) return undefined;
    try {
      const stands = await waitFor('treatmentRelation', (signal) => treatmentRelation(question, { signal }));
      return stands === true ? undefined : 'treatment-relation';
    } catch (err) {
      logger.error({ event: 'treatment-relation-failed', err }, 'the treatment relation could not be checked');
      return 'treatment-relation-unverifiable';
    }
  }

  /** What is asked of the decision point; undefined when it cannot be read, so that there is nothing to decide on. */
  async function questionOf(
    request: Request,
    { asked = askedByAddress(request), parameters = () => parametersInUrl(request) }: Partial<AuthorizeContext>,
    granted: Extract<GrantAccess, { readonly ok: true }>,
  ): Promise<AccessEvaluation | undefined> {
    try {
      return asked && (await evaluationOf({ asked, parameters }, granted, granted.at));
    } catch (err) {
      // Whoever refused a form tells why in the answer; all else is a fault of this side.
      if (!(err instanceof Refusal))
        logger.error({ event: 'request-unreadable', err }, 'what a request asks could not be read');
      return undefined;
    }
  }

  return async (request, context = {}) => {
    const granted = await access(request, context);
    if (!granted.ok) return refuse(granted.reason, granted.trail, granted);
    const { claims, record, trail } = granted;
    const { bsn } = record.referral.patient;
    const unrelated = await relationProblem({
      patient: { bsn },
      receiverUra: record.referral.receiver.organization.ura,
      notification: record,
      ...(claims.user && { user: claims.user }),
    });
    if (unrelated === 'treatment-relation')
      return refuse(unrelated, { ...trail, checks: { treatmentRelation: false } });
    if (unrelated) return refuse(unrelated, trail);
    const { only, withheld } = offersFor(record, claims.user?.role);
    if (only.length === 0) return refuse('nothing-offered', trail);
    const question = decision && (await questionOf(request, context, granted));
    if (decision && question === undefined) return refuse('request-unreadable', trail);
    const decided = question && (await decision?.(question, request));
    const told = { ...trail, ...(decided?.decision && { decision: decided.decision }) };
    if (decided && 'reason' in decided) return refuse(decided.reason, told);
    const leaveOut = leftOutFor(claims.user?.role, policy);
    return {
      allowed: true,
      patient: { bsn },
      only,
      ...(withheld.length > 0 && { withheld }),
      ...(leaveOut.length > 0 && { leaveOut }),
      referral: { notification: record.identifier, group: record.groupIdentifier },
      trail: { ...told, checks: { authorization: true, treatmentRelation: true } },
    };
  };
}
