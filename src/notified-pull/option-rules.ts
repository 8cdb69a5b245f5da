import { breakerRules } from '../limits/circuit-breaker';
import {
  authorizePorts,
  pullPorts,
  receiverPorts,
  senderPorts,
  taskPorts,
  timeoutsRule,
  updatePorts,
} from '../limits/ports';
import { LONGEST_WAIT_MS } from '../limits/stored-moments';
import { shapeOf } from '../options/check-options';
import {
  address,
  anyObject,
  anything,
  callable,
  clock,
  either,
  flag,
  listOf,
  logger,
  milliseconds,
  monotonicClock,
  named,
  numeric,
  oneOf,
  path,
  port,
  type Rule,
  type Rules,
  required,
  secret,
  signal,
  text,
  told,
  whole,
} from '../options/rules';
import { readingRules } from '../read/options';
import type { AuthorizePullOptions } from './authorize';
import type { NotifiedPullOptions } from './create-notified-pull';
import type { FhirTransportOptions } from './fhir-transport';
import { budgetRule } from './receive/budget';
import type { PullBgzOptions } from './receive/pull-bgz';
import type { ReceiverOptions } from './receive/receiver-options';
import type { UpdateOptions } from './receive/update-workflow-task';
import type { SendOptions } from './send/ports';
import type { ClaimNames } from './tokens/claim-names';
import type { IntrospectionOptions } from './tokens/introspected-tokens';
import type { KeySetOptions } from './tokens/key-set';
import { LONGEST_LIFE_S, MOST_SKEW_S } from './tokens/longest-life';
import type { AssertionOptions } from './tokens/verify-assertion';
import type { WorkflowTasksOptions } from './workflow-tasks';

const audit = port('an audit sink, for example await auditTable(database)', 'write');
const store = port('a grant store: await createGrantStore(database)', 'findByAuthorizationBase');
const transport = port('a transport: fhirTransport(…)', 'request', 'download');
const texts: Rule = either(text, listOf(text));
const seconds = numeric(0);
/** Peer profiles are checked where they are told apart; an empty list would be none at all. */
const peers = listOf(told('a peer profile, for example { ...peerProfiles.twiin, name }', anyObject));

/** What is stored is waited for no longer; what lies further ahead is held for the work of a clock that ran ahead. */
const upToADay = (least: number): Rule =>
  told(`milliseconds, from ${least} to ${LONGEST_WAIT_MS} (a day)`, numeric(least, LONGEST_WAIT_MS));

/** What each option of the sending of messages may be. */
const sendRules: Rules<SendOptions> = {
  directory: required(callable),
  allowLoopbackHttp: flag,
  token: required(callable),
  headers: callable,
  transport: port('a transport: fhirTransport(…)', 'request'),
  timeoutMs: milliseconds,
  leaseMs: upToADay(1),
  concurrency: whole(1),
  perEndpoint: whole(1),
  coolDownMs: milliseconds,
  maxAttempts: whole(1),
  maxAgeMs: numeric(1),
  delayMs: named(upToADay(0)),
  random: callable,
};

/** What each option of `createNotifiedPull` may be. */
export const notifiedPullRules: Rules<NotifiedPullOptions> = {
  store: required(store),
  secret: required(secret(told('a secret of at least 32 bytes, or a list of them, newest first', anything))),
  send: required(shapeOf(sendRules)),
  audit: required(audit),
  now: clock,
  monotonic: monotonicClock,
  timeoutsMs: timeoutsRule(senderPorts),
  validity: told('{ months } or { days }', anyObject),
  rolesThatMay: anyObject,
  cancelReasons: listOf(text, 0),
  peer: text,
  peers,
  logger,
  source: text,
  instance: text,
};

const accessRules = {
  store: required(store),
  tokens: required(told('jwtTokens(…), introspectedTokens(…) or a function of your own', callable)),
  peers,
  replay: oneOf('bound', 'single-use', 'off'),
  requireTokenId: flag,
  missingBase: oneOf('refuse', 'find'),
  scope: texts,
  now: clock,
  logger,
};

/** What each option of `authorizeNotifiedPull` may be. */
export const authorizePullRules: Rules<AuthorizePullOptions> = {
  ...accessRules,
  policy: port('rolePolicy(…)', 'sectionsFor'),
  requireUser: flag,
  treatmentRelation: callable,
  timeoutsMs: timeoutsRule(authorizePorts),
};

/** What each option of `workflowTasks` may be. */
export const workflowTasksRules: Rules<WorkflowTasksOptions> = {
  ...accessRules,
  bases: required(port('createAuthorizationBases(…)', 'current', 'recover')),
  patientReference: callable,
  onStatus: callable,
  timeoutsMs: timeoutsRule(taskPorts),
};

/** Names of claims: an empty list reads nothing, on purpose. */
const claimName = either(text, listOf(text, 0));
const claims = (known: Readonly<ClaimNames>): Rule =>
  shapeOf(Object.fromEntries(Object.keys(known).map((name) => [name, claimName])) as unknown as Rules<ClaimNames>);

const keySetRules: Rules<KeySetOptions> = {
  allowLoopbackHttp: flag,
  fetch: callable,
  timeoutMs: milliseconds,
  keysCacheSeconds: seconds,
  keysStaleSeconds: seconds,
  keysCoolDownSeconds: seconds,
  logger,
  monotonic: monotonicClock,
};

/** What each option of `jwtTokens` may be; its addresses, algorithms and issuers are checked where they are used. */
export const jwtTokenRules = (known: Readonly<ClaimNames>) => ({
  ...keySetRules,
  issuer: text,
  jwks: anything,
  issuers: anything,
  audience: required(texts),
  algorithms: listOf(text),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  claims: claims(known),
  requireType: text,
});

/** What each option of `verifyAssertion` may be; its algorithms and issuers are checked where they are used. */
export const assertionRules = (known: Readonly<ClaimNames>): Rules<AssertionOptions> => ({
  ...keySetRules,
  issuers: required(anything),
  audience: required(texts),
  store: required(port('createGrantStore(…)', 'remember')),
  algorithms: listOf(text),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  claims: claims(known),
});

/** What each option of `introspectedTokens` may be. */
export const introspectionRules = (known: Readonly<ClaimNames>): Rules<IntrospectionOptions> => ({
  breaker: shapeOf(breakerRules),
  allowLoopbackHttp: flag,
  endpoint: required(told('the https URL of the introspection endpoint', anything)),
  auth: required(told("{ kind: 'client-secret' | 'private-key' | 'none', … }", anyObject)),
  issuer: text,
  audience: texts,
  cacheSeconds: seconds,
  inactiveCacheSeconds: seconds,
  concurrency: whole(1),
  clockSkewSeconds: numeric(0, MOST_SKEW_S),
  maxLifetimeSeconds: numeric(1, LONGEST_LIFE_S),
  timeoutMs: milliseconds,
  claims: claims(known),
  fetch: callable,
  logger,
  monotonic: monotonicClock,
});

/** What each option of `createNotificationReceiver` may be. */
export const receiverRules: Rules<ReceiverOptions> = {
  onNotification: required(callable),
  onCancel: required(callable),
  ownUras: required(told('a list (not empty) of URA numbers of eight digits', listOf(text))),
  ownIdentifiers: listOf(told('{ system, value }', anyObject), 0),
  authorize: callable,
  organizationOf: callable,
  unconfirmedSender: oneOf('hand-over', 'refuse'),
  insecure: flag,
  inbox: port('an inbox: await databaseInbox(database)', 'arrive', 'handedOver', 'failed', 'cancel', 'cancelTold'),
  knowsPatient: callable,
  peerAddress: callable,
  limit: callable,
  unknownCancel: oneOf(404, 200),
  audit,
  now: clock,
  logger,
  baseUrl: address,
  mountPath: path,
  maxBodyBytes: whole(1),
  maxOffers: whole(1),
  bodyTimeoutMs: milliseconds,
  callbackTimeoutMs: upToADay(1),
  timeoutsMs: timeoutsRule(receiverPorts),
};

const token = required(secret(told('a bearer token or a function that gives one', either(text, callable))));
/** What each option of `pullBgz` may be. */
export const pullRules: Rules<PullBgzOptions> = {
  allowLoopbackHttp: flag,
  notification: required(told('a notification as it was handed over, or its Task', anything)),
  token,
  baseUrl: required(address),
  fetch: callable,
  transport,
  concurrency: whole(1),
  timeoutMs: milliseconds,
  retries: whole(0),
  retryDelayMs: numeric(0),
  budget: budgetRule,
  maxPages: whole(1),
  maxDocumentBytes: whole(1),
  documents: flag,
  validate: either(flag, port('a validator: createValidator()', 'validate')),
  read: either(flag, shapeOf(readingRules)),
  onProgress: callable,
  signal,
  headers: named(secret(text)),
  audit,
  user: anyObject,
  organization: anyObject,
  now: callable,
  logger,
  timeoutsMs: timeoutsRule(pullPorts),
};

/** What each option of `updateWorkflowTask` may be. */
export const updateRules: Rules<UpdateOptions> = {
  allowLoopbackHttp: flag,
  notification: required(anyObject),
  status: required(
    oneOf('received', 'accepted', 'in-progress', 'on-hold', 'rejected', 'cancelled', 'failed', 'completed'),
  ),
  token,
  baseUrl: required(address),
  task: anyObject,
  fetch: callable,
  transport,
  timeoutMs: milliseconds,
  retries: whole(0),
  retryDelayMs: numeric(0),
  signal,
  timeoutsMs: timeoutsRule(updatePorts),
};

/** What each option of `fhirTransport` may be. */
export const transportRules: Rules<FhirTransportOptions> = {
  allowLoopbackHttp: flag,
  fetch: callable,
  requestOptions: anyObject,
  timeoutMs: milliseconds,
  maxBytes: whole(1),
};
