/** Door `bgz-facade/notified-pull`: notify, grant, pull, cancel, expire; both directions. */

// What it is about.
export type {
  Actor,
  Code,
  MessageKind,
  MessageState,
  NotificationRecord,
  NotificationState,
  Offer,
  OutboxMessage,
  PartyIdentifier,
  Referral,
  ReferralOrganization,
  ReferringPractitioner,
} from './model';
export { messageStates, notificationStates } from './model';
// Stores.
export type {
  GrantStore,
  NotificationChange,
  NotificationQuery,
  Page,
  SendOutcome,
  Withdrawal,
} from './store/grant-store';
export { StoreConflictError } from './store/grant-store';
// Tokens.
export type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './tokens/token-check';
// States.
export type { Party } from './transitions';
export { isPullable, mayMove, pullableStates, transitions } from './transitions';
