/** Door `bgz-facade/notified-pull`: notify, grant, pull, cancel, expire; both directions. */

// Authorization bases.
export type { AuthorizationBase, AuthorizationBases, BasePurpose } from './access/authorization-base';
export { createAuthorizationBases, hashOfBase } from './access/authorization-base';
// Who may pull.
export { type AuthorizePullOptions, authorizeNotifiedPull, type TreatmentQuestion } from './access/authorize';
export { type Consent, type ConsentOptions, type ConsentQuestion, withConsent } from './access/consent/with-consent';
export type { AccessEvaluation, Decide, DecideContext, Decision } from './access/decide/evaluation';
export { type DecisionPointOptions, httpDecisionPoint } from './access/decide/http-decision-point';
export type { Grants, NotificationQuery, Page } from './access/grants';
// What it is about.
export type {
  AuthorAssignedIdentifier,
  Code,
  NotificationRecord,
  NotificationState,
  Offer,
  PartyIdentifier,
  Referral,
  ReferralOrganization,
  ReferringPractitioner,
  RoutingTarget,
} from './access/model';
export { IMPLIED_CONSENT, notificationStates } from './access/model';
export type { Peer } from './access/peers';
export type { PullAccessOptions } from './access/policy/grant-access';
export { isPullable, pullableStates } from './access/policy/grant-state';
export { type Issuance, mayIssueToken } from './access/policy/may-issue-token';
export {
  answerTo,
  type GrantRefusal,
  grantRefusals,
  type RefusalReason,
  type Unavailability,
} from './access/policy/reasons';
export { defaultRoleRules, type RolePolicy, type RoleRule, rolePolicy } from './access/policy/role-policy';
export { type PolicySection, policySections } from './access/policy/sections';
// Tokens.
export { type ClaimNames, defaultClaimNames, LOCAL_USER, subjectClaimNames } from './access/tokens/claim-names';
export { type IntrospectionOptions, introspectedTokens } from './access/tokens/introspected-tokens';
export type { IntrospectionAuth } from './access/tokens/introspection-login';
export { type JwtTokenOptions, jwtTokens } from './access/tokens/jwt-tokens';
export type { KeySetOptions, KeySource } from './access/tokens/key-set';
export { certificateThumbprint } from './access/tokens/possession/certificate';
export type { ProofOptions } from './access/tokens/possession/key-proofs';
export {
  type DpopOptions,
  type Possession,
  type PossessionResult,
  type SenderConstrainedOptions,
  type ShownRequest,
  senderConstrained,
} from './access/tokens/possession/sender-constrained';
export { type ReplayOptions, type ReplayRule, withReplayCheck } from './access/tokens/replay';
export { defaultRoleSources, type RoleSource } from './access/tokens/role-sources';
export type { SentToken } from './access/tokens/sent-token';
export type { TokenCheck, TokenClaims, TokenFailure, TokenResult } from './access/tokens/token-check';
export { type AssertionOptions, type AssertionResult, verifyAssertion } from './access/tokens/verify-assertion';
export { defaultAlgorithms, type TrustedIssuer } from './access/tokens/verify-jwt';
// Who is where.
export { type DirectoryCapabilities, type DirectoryCapability, directoryCapabilities } from './directory/capabilities';
export { DirectoryError, type DirectoryErrorCode } from './directory/mcsd/directory-error';
export { type McsdDirectory, mcsdDirectory } from './directory/mcsd/mcsd-directory';
export type { McsdOptions } from './directory/mcsd/options';
export type { ReplicaOptions, ReplicaState, ReplicaStore } from './directory/mcsd/replica';
export type { OfferedService } from './directory/mcsd/resolve';
export type { LookUpContext, OrganizationDirectory } from './directory/port';
export {
  type DepartmentRow,
  type OrganizationRow,
  type StaticDirectoryOptions,
  staticDirectory,
} from './directory/static-directory';
// Monitoring.
export type { HealthCheck, HealthFinding, HealthResult, HealthStatus } from './health/check';
export {
  type AgeLimits,
  ageCheck,
  type CertificateLimits,
  certificateCheck,
  decisionPointCheck,
  keySetCheck,
  type OutboxLimits,
  outboxCheck,
  storeCheck,
  trailCheck,
} from './health/checks';
export { createHealth, type Health, type HealthOptions, type HealthReport } from './health/create-health';
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
} from './http/client/fhir-transport';
// Tokens of others.
export { type SignatureAlgorithm, signatureAlgorithms } from './http/client/oauth/algorithms';
export type { Proofs, ProvenRequest } from './http/client/oauth/dpop';
export {
  type AuthorizationServers,
  type AuthorizationServersOptions,
  authorizationServers,
  type ServerMetadata,
} from './http/client/oauth/server-metadata';
export type { SigningKey } from './http/client/oauth/sign';
export type { TokenAsk, TokenUser } from './http/client/oauth/token-ask';
export {
  type TokenClient,
  type TokenClientOptions,
  type TokenContext,
  tokenClient,
} from './http/client/oauth/token-client';
export { TokenError, type TokenErrorCode } from './http/client/oauth/token-error';
export { aortaId, type Correlation } from './http/correlation';
// Issuing tokens.
export {
  type Binding,
  type Clients,
  clientTable,
  type RegisteredClient,
} from './issue/clients';
export { createTokenEndpoint, type TokenEndpoint } from './issue/create-token-endpoint';
export {
  type IssuingKeys,
  type IssuingKeysOptions,
  issuingKeys,
  type KeysAt,
  type NamedKey,
  type ScheduledKey,
} from './issue/issuing-keys';
export type { TokenEndpointOptions } from './issue/options';
export {
  type ProtectedResourceMetadata,
  type ProtectedResourceOptions,
  protectedResource,
} from './issue/protected-resource';
export type { ProtectedResource, ScopeRule } from './issue/resources';
export type { DocumentAgain } from './receive/archive/again';
export type { ArchiveOptions, DocumentArchive, DocumentPatient, DocumentToFile, Filed } from './receive/archive/port';
export {
  type ArchiveDocumentsOptions,
  type ArchiveDocumentsResult,
  archiveDocuments,
} from './receive/archive-documents';
export type { BudgetPart, PullBudget, ReachedLimit } from './receive/budget';
export type { GroupStatus, PulledGroup, PulledKey } from './receive/by-section';
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
export {
  type KeepResult,
  type KeptDocument,
  type KeptOffer,
  type KeptOptions,
  type KeptPull,
  keepPull,
  sourcesOfKept,
} from './receive/keep-pull';
export { offersNaming } from './receive/naming-patient';
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
  UnresolvedReference,
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
// Sending.
export {
  createNotifiedPull,
  type NotificationHistory,
  type NotifiedPull,
  type NotifiedPullOptions,
} from './referral/create-notified-pull';
export { createOutboxDesk, type OutboxDeskOptions } from './referral/create-outbox-desk';
export type { MessageKind, MessageState, OutboxMessage } from './referral/messages';
export { messageStates } from './referral/messages';
export type { RoutingResource } from './referral/routed-reads';
export type { Amendment, AmendOptions } from './referral/send/amend';
export { backOffMinutes } from './referral/send/back-off';
export type { CancelRequest } from './referral/send/cancel';
export { type CancelReason, cancelReasons } from './referral/send/cancel-reasons';
export type { DropRequest, MessageQuery, OutboxDesk } from './referral/send/desk';
export { type DropReason, dropReasons } from './referral/send/drop-reasons';
export type { NotifyOptions } from './referral/send/notify';
export type { Outbox, Tally } from './referral/send/outbox';
export { type Directory, defaultDelays, type Endpoint, type Sending, type SendOptions } from './referral/send/ports';
export type { PurgeRequest } from './referral/send/purge';
export {
  type AmendResult,
  type CancelResult,
  type DropResult,
  type NotifyResult,
  type PurgeResult,
  type RefusalCode,
  type Refused,
  type ResendResult,
  refusalCodes,
} from './referral/send/results';
export type { Actor } from './referral/sender-policy';
export {
  defaultSenderPolicy,
  mayAct,
  type SenderOperation,
  type SenderPolicy,
  senderOperations,
  senderPolicy,
  treatingRoles,
} from './referral/sender-policy';
export { createGrantStore } from './referral/store/create-grant-store';
export type { GrantStore, NotificationChange, SendOutcome, Withdrawal } from './referral/store/grant-store';
export { StoreConflictError } from './referral/store/grant-store';
// Task messages.
export {
  buildCancelTask,
  buildNotificationTask,
  buildWorkflowTask,
  type WorkflowTaskOptions,
} from './referral/task/build';
export { type OfferProblem, queryProblems, referenceProblems } from './referral/task/check-offer';
export { checkReferral, type ReferralCheck, type ReferralIssue } from './referral/task/check-referral';
export { type LetterOfferOptions, letterOffers } from './referral/task/letter-offers';
export {
  type BgzSection,
  bgzOffers,
  bgzSections,
  documentOffers,
  resourceOffer,
  titleOfOffer,
} from './referral/task/offers';
export {
  type ParsedNotification,
  parseNotificationTask,
  parseWorkflowTask,
  type ReceivedNotification,
} from './referral/task/parse';
export type { ReceivedParty } from './referral/task/parse-party';
export type {
  ReceivedRouting,
  ReceivedRoutingIdentifier,
  ReceivedRoutingTarget,
} from './referral/task/parse-routing';
export {
  offerSpellings,
  type PeerName,
  type PeerProfile,
  peerProfile,
  peerProfiles,
  type Validity,
} from './referral/task/peer-profile';
export type { OfferSpelling, SpelledSection } from './referral/task/spelling/offer-spelling';
export type { Notice, UnreadInput } from './referral/task/task-notices';
// States.
export type { Party } from './referral/transitions';
export { mayMove, transitions } from './referral/transitions';
export { type StatusChange, type WorkflowTasksOptions, workflowTasks } from './referral/workflow-tasks';
// Stores.
export type { Database } from './sql/database';
export type { EmbeddedOptions } from './sql/embedded';
export { embeddedDatabase } from './sql/embedded';
export { DatabaseError } from './sql/errors';
export type { PostgresOptions } from './sql/postgres';
export { postgresDatabase } from './sql/postgres';
export type { TableOptions } from './sql/tables';
// Tables, for who owns them.
export { type GrantOptions, grantsFor, type MigrateOptions, migrateTables, type TableSet, tableSets } from './tables';
export { counters, gauges, histograms } from './telemetry/instruments';
