/** Door `bgz-facade/notified-pull`: notify, grant, pull, cancel, expire; both directions. */

// Stores.
export type { Database } from '../sql/database';
export type { EmbeddedOptions } from '../sql/embedded';
export { embeddedDatabase } from '../sql/embedded';
export { DatabaseError } from '../sql/errors';
export type { PostgresOptions } from '../sql/postgres';
export { postgresDatabase } from '../sql/postgres';
// Authorization bases.
export type { AuthorizationBase, AuthorizationBases, BasePurpose } from './authorization-base';
export { createAuthorizationBases, hashOfBase } from './authorization-base';
// Talking to the other side.
export {
  type BytesAnswer,
  type FhirAnswer,
  type FhirRequest,
  type FhirTransport,
  type FhirTransportOptions,
  fhirTransport,
  type TransportFailure,
} from './fhir-transport';
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
export { createGrantStore } from './store/create-grant-store';
export type {
  GrantStore,
  NotificationChange,
  NotificationQuery,
  Page,
  SendOutcome,
  Withdrawal,
} from './store/grant-store';
export { StoreConflictError } from './store/grant-store';
// Task messages.
export {
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  type WorkflowTaskOptions,
} from './task/build';
export { type OfferProblem, queryProblems, referenceProblems } from './task/check-offer';
export { checkReferral, type ReferralCheck, type ReferralIssue } from './task/check-referral';
export { type BgzSection, bgzOffers, bgzSections, documentOffers, resourceOffer, titleOfOffer } from './task/offers';
export {
  endOfValidity,
  type PeerName,
  type PeerProfile,
  peerProfile,
  peerProfiles,
  type Validity,
} from './task/peer-profile';
// Tokens.
export type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './tokens/token-check';
// States.
export type { Party } from './transitions';
export { isPullable, mayMove, pullableStates, transitions } from './transitions';
