import { isCorrelationId } from '../http/correlation';
import { pullPorts, receiverPorts, timeoutsRule, updatePorts } from '../limits/ports';
import { upToADay } from '../limits/stored-moments';
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
  named,
  numeric,
  oneOf,
  path,
  port,
  type Rules,
  required,
  secret,
  signal,
  text,
  told,
  whole,
} from '../options/rules';
import { readingRules } from '../read/options';
import { againRule } from './archive/again';
import { archiveRule } from './archive/port';
import type { ArchiveDocumentsOptions } from './archive-documents';
import { budgetRule } from './budget';
import type { PullBgzOptions } from './pull-bgz';
import type { ReceiverOptions } from './receiver-options';
import type { UpdateOptions } from './update-workflow-task';

const audit = port('an audit sink, for example await auditTable(database)', 'write');
const transport = port('a transport: fhirTransport(…)', 'request', 'download');

/** What each option of `createNotificationReceiver` may be. */
export const receiverRules: Rules<ReceiverOptions> = {
  onNotification: required(callable),
  onCancel: required(callable),
  ownUras: required(told('a list (not empty) of URA numbers of eight digits', listOf(text))),
  ownIdentifiers: listOf(told('{ system, value }', anyObject), 0),
  authorize: callable,
  possession: told('senderConstrained(…)', callable),
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
/** What a pull of any kind takes. */
const sharedRules = {
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
  maxDocumentBytes: whole(1),
  signal,
  correlationId: {
    allowed: '8 to 64 letters, digits and dashes',
    meets: (value) => typeof value === 'string' && isCorrelationId(value),
  },
  headers: named(secret(text)),
  audit,
  user: anyObject,
  organization: anyObject,
  now: callable,
  logger,
  timeoutsMs: timeoutsRule(pullPorts),
} satisfies Partial<Rules<PullBgzOptions>>;

/** What each option of `pullBgz` may be. */
export const pullRules: Rules<PullBgzOptions> = {
  ...sharedRules,
  maxPages: whole(1),
  references: flag,
  documents: flag,
  archive: archiveRule,
  validate: either(flag, port('a validator: createValidator()', 'validate')),
  read: either(flag, shapeOf(readingRules)),
  onProgress: callable,
};

/** What each option of `archiveDocuments` may be. */
export const archiveRules: Rules<ArchiveDocumentsOptions> = {
  ...sharedRules,
  archive: required(archiveRule),
  documents: required(listOf(againRule, 0)),
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
