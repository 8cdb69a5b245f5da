import type { NotificationState } from '../model';
import type { TokenFailure } from '../tokens/token-check';

/** Why a token that is valid does not open what is asked. */
export const grantRefusals = [
  'receiver-missing',
  'user-missing',
  'role-missing',
  'role-not-allowed',
  'scope-missing',
  'base-missing',
  'base-unknown',
  /** Without base: the receiver has more than one referral this could be for. */
  'base-ambiguous',
  /** The base of the notification, where the patient data has one of its own. */
  'base-for-task-only',
  /** Its notification was written in a peer profile that this server is not told of. */
  'peer-unknown',
  'grant-rejected',
  'grant-cancelled',
  'grant-completed',
  'grant-failed',
  'grant-entered-in-error',
  'grant-expired',
  'grant-superseded',
  'other-receiver',
  /** The token names a patient or a group, and the grant is of another. */
  'other-patient',
  'other-group',
  /** Another Task than the one of the referral. */
  'other-task',
  'treatment-relation',
  /** What is asked cannot be read, so nothing can decide on it. */
  'request-unreadable',
  /** The policy decision point said no. */
  'decision-denied',
  /** The patient does not consent (`withConsent`). */
  'consent-denied',
  /** The role allows nothing of what was offered. */
  'nothing-offered',
] as const;
export type GrantRefusal = (typeof grantRefusals)[number];

/** What made it impossible to find out. */
export type Unavailability =
  | 'token-unverifiable'
  | 'store-unavailable'
  | 'treatment-relation-unverifiable'
  | 'decision-unavailable'
  | 'consent-unverifiable';

/** Every reason for which a request is refused: stable codes, for the trail and never for the caller. */
export type RefusalReason = TokenFailure | GrantRefusal | Unavailability;

/** The reason that goes with a state in which the grant no longer stands. */
export const endedReason = (state: NotificationState): GrantRefusal =>
  grantRefusals.find((reason) => reason === `grant-${state}`) ?? 'grant-failed';

const unavailable: readonly string[] = [
  'token-unverifiable',
  'store-unavailable',
  'treatment-relation-unverifiable',
  'decision-unavailable',
  'consent-unverifiable',
] satisfies readonly Unavailability[];

/**
 * What the caller is told: 401 when something is wrong with the token, 403 when the token is good and the grant is not, 503
 * when it could not be found out (spec bgz-msz-queries §4.2).
 */
export function answerTo(reason: RefusalReason): 'unauthenticated' | 'forbidden' | 'unavailable' {
  if (unavailable.includes(reason)) return 'unavailable';
  return reason.startsWith('token-') ? 'unauthenticated' : 'forbidden';
}
