/** Door `bgz-facade/notified-pull`: notify, grant, pull, cancel, expire; both directions. */

// Stores.
export type { Database } from '../sql/database';
export type { EmbeddedOptions } from '../sql/embedded';
export { embeddedDatabase } from '../sql/embedded';
export { DatabaseError } from '../sql/errors';
export type { PostgresOptions } from '../sql/postgres';
export { postgresDatabase } from '../sql/postgres';
export type { TableOptions } from '../sql/tables';
// Monitoring.
export { counters, gauges, histograms } from '../telemetry/instruments';
// Authorization bases.
export type { AuthorizationBase, AuthorizationBases, BasePurpose } from './authorization-base';
export { createAuthorizationBases, hashOfBase } from './authorization-base';
// Who may pull.
export { type AuthorizePullOptions, authorizeNotifiedPull, type TreatmentQuestion } from './authorize';
// Sending.
export {
  createNotifiedPull,
  type NotificationHistory,
  type NotifiedPull,
  type NotifiedPullOptions,
} from './create-notified-pull';
// Talking to the other side.
export {
  type BytesAnswer,
  type FhirAnswer,
  type FhirRequest,
  type FhirTransport,
  type FhirTransportOptions,
  fhirTransport,
  type Meter,
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
export { IMPLIED_CONSENT, messageStates, notificationStates } from './model';
export type { PullAccessOptions } from './policy/grant-access';
export { type Issuance, mayIssueToken } from './policy/may-issue-token';
export {
  answerTo,
  type GrantRefusal,
  grantRefusals,
  type RefusalReason,
  type Unavailability,
} from './policy/reasons';
export { defaultRoleRules, type RolePolicy, type RoleRule, rolePolicy } from './policy/role-policy';
export { type PolicySection, policySections } from './policy/sections';
export type { BudgetPart, PullBudget, ReachedLimit } from './receive/budget';
// The receiving side.
export { databaseInbox } from './receive/database-inbox';
export { createNotificationReceiver, type NotificationReceiver } from './receive/handle-notification';
export {
  type Arrival,
  type ArrivalResult,
  type Earlier,
  type Inbox,
  type InboxCancelResult,
  type InboxKey,
  memoryInbox,
} from './receive/inbox';
export { type PullableNotification, type PullBgzOptions, pullBgz } from './receive/pull-bgz';
export type {
  PullError,
  PulledDocument,
  PulledSection,
  PullFailure,
  PullProblem,
  PullProgress,
  PullReason,
  PullResult,
  SectionStatus,
} from './receive/pull-result';
export type { PullToken } from './receive/pull-session';
export type { Received, ReceiverOptions, Withdrawn } from './receive/receiver-options';
export type { Redacted } from './receive/redacted';
export type {
  KnownOrganization,
  NotificationSender,
  OrganizationLookup,
  SenderClaim,
  TakenNotification,
} from './receive/sender';
export {
  type ReceiverStatus,
  type UpdateOptions,
  type UpdateResult,
  updateWorkflowTask,
} from './receive/update-workflow-task';
export type { ApartCode, ApartResource } from './receive/whose/apart';
export type { Amendment, AmendOptions } from './send/amend';
export { backOffMinutes } from './send/back-off';
export type { CancelRequest } from './send/cancel';
export { type CancelReason, cancelReasons } from './send/cancel-reasons';
export type { NotifyOptions } from './send/notify';
export type { Outbox, Tally } from './send/outbox';
export { type Directory, defaultDelays, type Endpoint, type Sending, type SendOptions } from './send/ports';
export type { PurgeRequest } from './send/purge';
export {
  type AmendResult,
  type CancelResult,
  type NotifyResult,
  type PurgeResult,
  type RefusalCode,
  type Refused,
  type ResendResult,
  refusalCodes,
} from './send/results';
export {
  defaultSenderPolicy,
  mayAct,
  type SenderOperation,
  type SenderPolicy,
  senderOperations,
  senderPolicy,
  treatingRoles,
} from './sender-policy';
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
// Tables, for who owns them.
export { type GrantOptions, grantsFor, type MigrateOptions, migrateTables, type TableSet, tableSets } from './tables';
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
  type ParsedNotification,
  parseNotificationTask,
  parseWorkflowTask,
  type ReceivedNotification,
} from './task/parse';
export type { ReceivedParty } from './task/parse-party';
export {
  type PeerName,
  type PeerProfile,
  peerProfile,
  peerProfiles,
  type Validity,
} from './task/peer-profile';
export type { Notice, UnreadInput } from './task/task-notices';
// Tokens.
export { type ClaimNames, defaultClaimNames, LOCAL_USER } from './tokens/claim-names';
export { type IntrospectionOptions, introspectedTokens } from './tokens/introspected-tokens';
export type { IntrospectionAuth } from './tokens/introspection-login';
export { type JwtTokenOptions, jwtTokens } from './tokens/jwt-tokens';
export type { KeySetOptions, KeySource } from './tokens/key-set';
export { type ReplayOptions, type ReplayRule, withReplayCheck } from './tokens/replay';
export type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './tokens/token-check';
export { type AssertionOptions, type AssertionResult, verifyAssertion } from './tokens/verify-assertion';
export {
  defaultAlgorithms,
  type SignatureAlgorithm,
  signatureAlgorithms,
  type TrustedIssuer,
} from './tokens/verify-jwt';
// States.
export type { Party } from './transitions';
export { isPullable, mayMove, pullableStates, transitions } from './transitions';
export { type StatusChange, type WorkflowTasksOptions, workflowTasks } from './workflow-tasks';
