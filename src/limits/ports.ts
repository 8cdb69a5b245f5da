import { shapeOf } from '../options/check-options';
import { milliseconds, type Rule, type Rules } from '../options/rules';
import { count } from '../telemetry/instruments';
import { TimeIsOver, within } from './within';

/** How long a port is waited for, and what is answered when it takes longer. */
export interface PortLimit {
  /** Milliseconds, unless the option says otherwise. */
  readonly ms: number;
  /** In words, for the docs. */
  readonly over: string;
}

type PortLimits = Readonly<Record<string, PortLimit>>;

/** Limits of one's own, in milliseconds; for a port that is left out the default holds. */
export type TimeoutsMs<Limits extends PortLimits> = { readonly [Port in keyof Limits]?: number };

/** What `createBgzFacade` waits for. */
export const facadePorts = {
  limit: { ms: 1_000, over: '503, reason `limit-failed`; the token is not looked at' },
  authorize: { ms: 30_000, over: '503, reason `authorize-timed-out`; no source is asked' },
  findPatient: { ms: 5_000, over: '503, reason `find-patient-timed-out`; no source is asked' },
  tasks: { ms: 30_000, over: '503, reason `task-timed-out`; a change that was not announced by then is not made' },
  validation: {
    ms: 30_000,
    over: '`enforce`: 503, reason `validation-timed-out`, nothing leaves; `report`: `validation-failed` in the log',
  },
  document: {
    ms: 30_000,
    over: '504, reason `document-source-timed-out`; a stream that stops for as long is broken off (`document-timed-out`)',
  },
  checkDocument: {
    ms: 90_000,
    over: '503, reason `document-check-timed-out`; nothing of the document leaves',
  },
  receiver: {
    ms: 600_000,
    over: 'of an answer in parts, from its first part to its last: it is broken off (`receiver-timed-out`), and no source is asked for more',
  },
  audit: {
    ms: 10_000,
    over: '503, reason `audit-failed`: nothing leaves; with `auditFailure: "serve"` as when the sink rejects',
  },
} as const satisfies PortLimits;

/** A look-up in a store that takes longer keeps the next ones waiting no longer: well before `store` is over for those. */
export const LOOK_UP_PATIENCE_MS = 2_000;

/** What `authorizeNotifiedPull` and `workflowTasks` wait for. */
export const accessPorts = {
  tokens: { ms: 10_000, over: '503, reason `token-unverifiable`' },
  store: { ms: 10_000, over: '503, reason `store-unavailable`' },
  decide: { ms: 2_000, over: '503, reason `decision-unavailable`: nobody is let in' },
} as const satisfies PortLimits;

/** What `withConsent` waits for. */
export const consentPorts = {
  consent: { ms: 5_000, over: '503, reason `consent-unverifiable`: nobody is let in' },
} as const satisfies PortLimits;

/** What only `authorizeNotifiedPull` waits for. */
export const authorizePorts = {
  ...accessPorts,
  treatmentRelation: { ms: 5_000, over: '503, reason `treatment-relation-unverifiable`: nobody is let in' },
} as const satisfies PortLimits;

/** What only `workflowTasks` waits for. */
export const taskPorts = {
  ...accessPorts,
  patientReference: { ms: 5_000, over: '503, reason `patient-reference-failed`' },
  routingResource: { ms: 5_000, over: '503, reason `routing-failed`' },
  onStatus: { ms: 10_000, over: '`on-status-failed` in the log; the change stands' },
} as const satisfies PortLimits;

/** What `createNotificationReceiver` waits for, beside its callbacks (`callbackTimeoutMs`). */
export const receiverPorts = {
  limit: { ms: 1_000, over: '503, reason `limit-failed`; the token is not looked at' },
  authorize: { ms: 10_000, over: '503, reason `token-unverifiable`' },
  organizationOf: {
    ms: 5_000,
    over: '503, reason `directory-failed`: who sends stays unknown, nothing is handed over',
  },
  knowsPatient: { ms: 5_000, over: '503, reason `knows-patient-timed-out`' },
  inbox: { ms: 10_000, over: '503, reason `inbox-timed-out`' },
  audit: { ms: 10_000, over: '503, reason `audit-failed`; the notification is not handed over' },
} as const satisfies PortLimits;

/** What `createTokenEndpoint` waits for. */
export const tokenEndpointPorts = {
  limit: { ms: 1_000, over: '503, reason `limit-failed`; nothing of the request is looked at' },
  clients: { ms: 5_000, over: '503, reason `clients-unavailable`: nobody is logged in' },
  keys: { ms: 5_000, over: '503, reason `keys-unavailable`: no token is issued' },
  store: { ms: 10_000, over: '503, reason `store-unavailable`: no token is issued' },
  audit: { ms: 10_000, over: '503, reason `audit-failed`: the token that was made is thrown away' },
} as const satisfies PortLimits;

/** What `updateWorkflowTask` waits for, beside a request (`timeoutMs`). */
export const updatePorts = {
  token: { ms: 10_000, over: '`token-timed-out`: nothing is sent' },
  transport: { ms: 60_000, over: '`timeout`, tried again as `retries` says; whether the sender took it is not known' },
} as const satisfies PortLimits;

/** What `pullBgz` waits for, beside a request (`timeoutMs`) and the whole pull (`budget.minutes`). */
export const pullPorts = {
  token: {
    ms: 10_000,
    over: 'the section (or the workflow Task) fails, with `token-timed-out`; the next one asks for a token again',
  },
  transport: {
    ms: 60_000,
    over: 'of your own: as a request that gets no answer (`timeout`), tried again as `retries` says; never beyond `budget.minutes` (`over-budget`)',
  },
  validation: {
    ms: 60_000,
    over: 'the section is `incomplete`, with `not-validated`; counted for each page, and ended with `budget.minutes`',
  },
  archive: {
    ms: 60_000,
    over: 'counted for each attempt; tried again as `archive.retries` says, then the document is not obtained (`archive-timed-out`); ended with `budget.minutes`',
  },
  audit: {
    ms: 10_000,
    over: '`audit-failed`: all that came is withheld, nothing is called obtained; no more documents are handed to the archive',
  },
} as const satisfies PortLimits;

/** What `createNotifiedPull` waits for, beside an attempt to send (`send.timeoutMs`). */
export const senderPorts = {
  audit: {
    ms: 10_000,
    over: '`audit-unavailable`: nothing is made available or sent; a withdrawal stands, its entry is tried again',
  },
} as const satisfies PortLimits;

/**
 * Calls a port with a signal and waits for it no longer than its limit, whether it heeds the signal or not; `outer` ends the
 * waiting early.
 */
export type WaitFor<Port extends string> = <T>(
  port: Port,
  step: (signal: AbortSignal) => T | PromiseLike<T>,
  outer?: AbortSignal,
) => Promise<T>;

/**
 * Waits for ports, each for as long as the table says or the caller chose. A limit that is reached is counted by port.
 *
 * @returns Rejects with {@link TimeIsOver} when the time is over; the signal is aborted then.
 */
export function portWaits<Limits extends PortLimits>(
  limits: Limits,
  given: TimeoutsMs<Limits> = {},
): WaitFor<keyof Limits & string> {
  return async (port, step, outer) => {
    try {
      return await within(given[port] ?? (limits[port] as PortLimit).ms, step, outer);
    } catch (error) {
      // What `outer` was ended for is not this port's doing.
      if (outer?.aborted || !(error instanceof TimeIsOver)) throw error;
      count('portTimeouts', { port });
      throw new TimeIsOver(port);
    }
  };
}

/** What a `timeoutsMs` over a table of limits may be. */
export const timeoutsRule = (limits: PortLimits): Rule =>
  shapeOf(Object.fromEntries(Object.keys(limits).map((port) => [port, milliseconds])) as Rules<object>);
