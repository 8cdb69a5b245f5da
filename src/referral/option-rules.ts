import { accessRules, peers, store } from '../access/option-rules';
import { sourcesShape } from '../assemble/source-rules';
import { senderPorts, taskPorts, timeoutsRule } from '../limits/ports';
import { upToADay } from '../limits/stored-moments';
import { shapeOf } from '../options/check-options';
import {
  anyObject,
  anything,
  callable,
  clock,
  flag,
  listOf,
  logger,
  milliseconds,
  monotonicClock,
  named,
  numeric,
  port,
  type Rules,
  required,
  secret,
  text,
  told,
  whole,
} from '../options/rules';
import type { NotifiedPullOptions } from './create-notified-pull';
import type { OutboxDeskOptions } from './create-outbox-desk';
import type { SendOptions } from './send/ports';
import type { WorkflowTasksOptions } from './workflow-tasks';

const audit = port('an audit sink, for example await auditTable(database)', 'write');

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
  sources: sourcesShape,
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

/** What each option of `createOutboxDesk` may be. */
export const outboxDeskRules: Rules<OutboxDeskOptions> = {
  store: required(store),
  audit: required(audit),
  rolesThatMay: anyObject,
  timeoutsMs: timeoutsRule(senderPorts),
  now: clock,
  logger,
  source: text,
};

/** What each option of `workflowTasks` may be. */
export const workflowTasksRules: Rules<WorkflowTasksOptions> = {
  ...accessRules,
  bases: required(port('createAuthorizationBases(…)', 'current', 'recover')),
  patientReference: callable,
  routingResource: callable,
  onStatus: callable,
  timeoutsMs: timeoutsRule(taskPorts),
};
