import type { OperationOutcome, Task } from 'fhir/r3';
import type { AuditKind } from '../../audit/entry';
import { type AccessTrail, accessTrail } from '../../facade/access-trail';
import { checkOneCredential } from '../../facade/credentials';
import { encode } from '../../facade/encode';
import { negotiate, preferredFormat } from '../../facade/negotiation';
import { operationOutcome, Refusal } from '../../facade/refusal';
import { type RefusalSums, refusalSums } from '../../facade/refusal-sums';
import { requestBase } from '../../facade/request-base';
import { TimeIsOver, within } from '../../limits/within';
import { count } from '../../telemetry/instruments';
import type { UnreadInput } from '../task/task-notices';
import { provenTrail } from '../tokens/bearer';
import type { InboxKey } from './inbox';
import {
  checkOffers,
  checkPatient,
  fingerprintOf,
  forTrail,
  identifierInQuery,
  readNotification,
  refuseSender,
  senderOf,
  TaskRefusal,
  unavailable,
} from './message';
import type { ReceiveReason } from './receive-reasons';
import { type Received, type ReceiverOptions, type ReceiverSettings, receiverSettings } from './receiver-options';
import { receiverRoute } from './receiver-route';
import { receiverStatement } from './receiver-statement';
import { ownerAs, senderAs, type TakenNotification } from './sender';

/** Where a hospital takes notifications. */
export interface NotificationReceiver {
  /**
   * Answers `POST [base]/Task`, `PUT [base]/Task?identifier=…` and `GET [base]/metadata`: mount it for everything under the
   * base. Never rejects: what goes wrong is a status with an OperationOutcome.
   */
  handleNotification(request: Request): Promise<Response>;
  /** Writes what the trail still waits for, sums of refused requests; false when it did not take all of it. */
  close(): Promise<boolean>;
}

/** What becomes of a request: its status, and the id and identifier of the notification it is about. */
interface Outcome {
  readonly status: 200 | 201;
  readonly task: Task;
  readonly location?: string;
  /** Stable code for the trail, when nothing new happened. */
  readonly reason?: string;
  /** True when the trail has been told already. */
  readonly told: boolean;
}

interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly settings: ReceiverSettings;
  readonly trail: AccessTrail;
  readonly kind: Extract<AuditKind, 'receive-notification' | 'receive-cancel'>;
  /** Refusals before it is known who sends. */
  readonly sums: RefusalSums;
  /** Runs work on one notification after the other. */
  readonly inTurn: <T>(key: InboxKey, work: () => Promise<T>) => Promise<T>;
}

/**
 * Makes the receiving end of Notified Pull (Twiin-01 and Twiin-02; spec notified-pull §4, §6 and §10): it checks who sends,
 * hands each notification over once however often it is sent, and remembers what was withdrawn.
 *
 * Answers: 201 with Location; 200 with the same Location for a repetition; 409 for other content under the same identifier
 * (a change is a new notification of the same group); 422 for what cannot be taken; 503 when it can be tried again.
 *
 * @throws TypeError When the options would make an unsafe receiver.
 * @example
 * const receiver = createNotificationReceiver({
 *   ownUras: ['00002222'],
 *   authorize: checkToken,
 *   onNotification: async (notification, { id, replaces }) => worklist.add(id, notification, replaces),
 *   onCancel: async ({ id }) => worklist.withdraw(id),
 * });
 * const response = await receiver.handleNotification(request);
 */
export function createNotificationReceiver(options: ReceiverOptions): NotificationReceiver {
  const settings = receiverSettings(options);
  const inTurn = turns();
  const { audit } = settings;
  const sums = refusalSums(async (entry) => {
    if (audit) await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  }, settings.logger);
  return {
    close: () => sums.flush(),
    async handleNotification(request) {
      const url = new URL(request.url);
      const kind = request.method === 'PUT' ? 'receive-cancel' : 'receive-notification';
      const trail = accessTrail(request, settings.now(), addressOf(request, settings));
      trail.asks(kind, { type: 'Task' });
      const response = await answered({ request, url, settings, trail, kind, inTurn, sums });
      response.headers.set('x-request-id', trail.requestId);
      return request.method === 'HEAD' ? new Response(null, response) : response;
    },
  };
}

/** The vendor's own look-up; an error in it costs the trail an address, not the sender an answer. */
function addressOf(request: Request, { peerAddress, logger }: ReceiverSettings): string | undefined {
  try {
    return peerAddress?.(request);
  } catch (err) {
    logger.error({ event: 'peer-address-failed', err }, 'the address of a request could not be had');
    return undefined;
  }
}

/** Work under the same key waits for the work before it: two at the same time are one after the other. */
function turns(): Call['inTurn'] {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const name = JSON.stringify([key.sender, key.identifier]);
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  };
}

async function answered(call: Call): Promise<Response> {
  const { request, url, settings } = call;
  const asked = url.searchParams.get('_format') ?? undefined;
  const format = preferredFormat(request.headers.get('accept'), asked) ?? 'json';
  try {
    baseOf(call);
    checkOneCredential(request);
    const route = receiverRoute(request.method, url.pathname, settings.mountPath);
    negotiate(request.headers.get('accept'), asked);
    // About nobody, so not for the trail, and open: clients ask it before they have a token.
    if (route === 'metadata')
      return await encode(200, receiverStatement({ base: baseOf(call), secured: settings.authorize !== undefined }), {
        format,
        pretty: url.searchParams.get('_pretty') === 'true',
      });
    const outcome = await outcomeOf(call);
    if (!outcome.told) await tell(call, outcome.status, outcome.reason);
    const headers: Record<string, string> = outcome.location === undefined ? {} : { location: outcome.location };
    return await encode(outcome.status, outcome.task, { format }, headers);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unexpected(error, settings);
    const final = refusal.reason === 'audit-failed' ? refusal : await toldRefusal(call, refusal);
    return encode(final.status, outcomeResource(final), { format }, final.headers);
  }
}

/** Of ports that did not answer in time, where no other reason says so. */
const lateReasons: Readonly<Record<string, ReceiveReason>> = {
  inbox: 'inbox-timed-out',
  knowsPatient: 'knows-patient-timed-out',
};

function unexpected(error: unknown, { logger }: ReceiverSettings): Refusal<ReceiveReason> {
  logger.error({ event: 'notification-failed', err: error }, 'a notification could not be processed');
  const late = error instanceof TimeIsOver ? lateReasons[error.port ?? ''] : undefined;
  return unavailable('The notification could not be processed; try again later.', late ?? 'unexpected-error');
}

function outcomeResource(refusal: Refusal<string>): OperationOutcome {
  const outcome = operationOutcome(refusal.findings);
  if (!(refusal instanceof TaskRefusal)) return outcome;
  const issue = outcome.issue.map((one, at) => ({ ...one, expression: [refusal.notices[at]?.path ?? 'Task'] }));
  return { ...outcome, issue };
}

/** The FHIR base as the outside knows it. */
const baseOf = ({ request, url, settings }: Call): string => requestBase(request, url, settings);

/** Tells the trail; when that fails nothing further is done (fail closed). */
async function tell({ settings, trail, kind }: Call, status: number, reason?: string): Promise<void> {
  const { audit } = settings;
  if (audit === undefined) return;
  const entry = trail.entry(status, reason);
  try {
    await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  } catch (cause) {
    count('auditFailures', { kind });
    settings.logger.error(
      { event: 'audit-failed', requestId: trail.requestId, err: cause },
      'the audit trail could not be written',
    );
    throw unavailable('The request could not be logged, so it is not processed; try again later.', 'audit-failed');
  }
}

async function toldRefusal(call: Call, refusal: Refusal<string>): Promise<Refusal<string>> {
  const unknown = !call.trail.admitted();
  const entry = call.trail.entry(refusal.status, refusal.reason);
  if (unknown && !call.sums.isFirst(entry)) return refusal;
  try {
    await tell(call, refusal.status, refusal.reason);
    return refusal;
  } catch (failed) {
    if (unknown) call.sums.count(entry);
    return failed instanceof Refusal ? failed : refusal;
  }
}

async function outcomeOf(call: Call): Promise<Outcome> {
  const { request, url, settings, trail } = call;
  const claims = await senderOf(request, settings);
  trail.admit();
  if (claims) trail.learn(provenTrail(claims));
  const named = request.method === 'PUT' ? identifierInQuery(url) : undefined;
  const notification = await readNotification(request, settings);
  const fingerprint = fingerprintOf(notification);
  const identifier = named ?? notification.identifier ?? `sha256:${fingerprint}`;
  trail.learn({
    notification: forTrail(identifier),
    ...(notification.groupIdentifier !== undefined && { group: forTrail(notification.groupIdentifier) }),
    ...(notification.patientBsn !== undefined && { patientBsn: notification.patientBsn }),
  });
  // A withdrawal is taken however much it offers.
  if (notification.status !== 'cancelled') checkOffers(notification, settings);
  const sender = await senderAs(notification, claims, settings);
  const receiver = await ownerAs(notification, settings);
  const { patientBsn: ofToken } = claims ?? {};
  if (ofToken !== undefined && (notification.patientBsn ?? ofToken) !== ofToken) throw refuseSender('other-patient');
  // Without a check of senders an identifier counts on its own.
  const key: InboxKey = { sender: claims?.receiverUra ?? '', identifier };
  if (notification.status === 'cancelled') {
    if (notification.identifier !== undefined && notification.identifier !== identifier)
      throw statusRefusal('Task.identifier', 'another identifier', 'the identifier that the query names');
    return call.inTurn(key, () => cancelled(call, key));
  }
  if (named !== undefined) throw statusRefusal('Task.status', 'another status', 'cancelled');
  if (notification.status !== 'requested') throw statusRefusal('Task.status', 'another status', 'requested');
  // The BSN may travel in the token instead of in the Task (spec notified-pull §4).
  const patientBsn = notification.patientBsn ?? claims?.patientBsn;
  const taken: TakenNotification = {
    ...notification,
    sender,
    receiver,
    ...(patientBsn !== undefined && { patientBsn }),
  };
  await checkPatient(taken, settings);
  return call.inTurn(key, () => arrived(call, key, taken, fingerprint, { ...(claims && { claims }) }));
}

const statusRefusal = (path: string, found: string, expected: string) =>
  new TaskRefusal(422, [{ code: 'invalid-status', path, found, expected }]);

/** The Task as far as it is kept here: enough for the sender to know what the answer is about. */
function kept(call: Call, id: string, identifier: string, status: string): Pick<Outcome, 'task' | 'location'> {
  const cut = identifier.indexOf('|');
  const system = identifier.startsWith('urn:uuid:') || cut < 0 ? 'urn:ietf:rfc:3986' : identifier.slice(0, cut);
  const value = identifier.startsWith('urn:uuid:') || cut < 0 ? identifier : identifier.slice(cut + 1);
  const task: Task = {
    resourceType: 'Task',
    id,
    ...(!identifier.startsWith('sha256:') && { identifier: [{ ...(system !== '' && { system }), value }] }),
    status,
    intent: 'proposal',
  };
  return { task, location: `${baseOf(call)}/Task/${id}` };
}

async function arrived(
  call: Call,
  key: InboxKey,
  notification: TakenNotification,
  fingerprint: string,
  known: Pick<Received, 'claims'>,
): Promise<Outcome> {
  const { settings } = call;
  const { inbox, now, logger, callbackTimeoutMs, claimMs } = settings;
  const at = now();
  const arrival = await inbox.arrive({
    ...key,
    ...(notification.groupIdentifier !== undefined && { group: notification.groupIdentifier }),
    fingerprint,
    at: at.toISOString(),
    claimedUntil: new Date(at.getTime() + claimMs).toISOString(),
  });
  if (arrival.state === 'busy') throw unavailable('The notification is being processed; try again later.', 'busy');
  const { id } = arrival;
  const answer = (status: string) => kept(call, id, key.identifier, status);
  if (arrival.state === 'withdrawn') return { status: 200, ...answer('cancelled'), reason: 'withdrawn', told: false };
  if (arrival.state === 'repeated') return { status: 200, ...answer('requested'), reason: 'repeated', told: false };
  if (arrival.state === 'different')
    throw new Refusal<ReceiveReason>(
      409,
      {
        code: 'conflict',
        diagnostics: 'This identifier was used for a notification with other content; a change has a new identifier.',
      },
      {},
      'other-content',
    );
  const { replaces } = arrival;
  tellUnread(notification.unread ?? [], id, settings);
  try {
    await tell(call, 201, notification.sender.confirmed ? undefined : 'sender-not-confirmed');
    const received = { id, ...known, ...(replaces && { replaces }) };
    await within(callbackTimeoutMs, (signal) => settings.onNotification(notification, received, { signal }));
  } catch (error) {
    await inbox.failed(key);
    if (error instanceof Refusal) throw error;
    logger.error({ event: 'notification-not-taken', id, err: error }, 'the application did not take a notification');
    throw unavailable('The notification could not be taken; try again later.', 'callback-failed');
  }
  await inbox.handedOver(key);
  return { status: 201, ...answer('requested'), told: true };
}

/** Offers told of in the log, one by one; a Task can hold thousands. */
const TOLD = 20;

function tellUnread(unread: readonly UnreadInput[], id: string, { logger }: ReceiverSettings): void {
  for (const { code, path } of unread.slice(0, TOLD))
    logger.warn({ event: 'offer-unreadable', id, code, path }, 'an offer of a notification could not be read');
  if (unread.length > TOLD)
    logger.warn({ event: 'offer-unreadable', id, more: unread.length - TOLD }, 'further offers could not be read');
}

async function cancelled(call: Call, key: InboxKey): Promise<Outcome> {
  const { settings } = call;
  const { inbox, now, logger } = settings;
  const found = await inbox.cancel({ ...key, at: now().toISOString() });
  if (found.state === 'busy') throw unavailable('The notification is being processed; try again later.', 'busy');
  if (found.state === 'unknown') {
    logger.warn({ event: 'unknown-cancel', sender: key.sender }, 'a notification that is not known was withdrawn');
    if (settings.unknownCancel === 404)
      throw new Refusal<ReceiveReason>(
        404,
        { code: 'not-found', diagnostics: 'No notification has this identifier.' },
        {},
        'unknown-notification',
      );
    const { task } = kept(call, '', key.identifier, 'cancelled');
    const { id: _none, ...withoutId } = task;
    return { status: 200, task: withoutId, reason: 'unknown-notification', told: false };
  }
  const { id, group, tell: untold } = found;
  const answer = kept(call, id, key.identifier, 'cancelled');
  if (!untold) return { status: 200, ...answer, reason: 'repeated', told: false };
  await tell(call, 200);
  try {
    const withdrawn = { id, identifier: key.identifier, ...(group !== undefined && { groupIdentifier: group }) };
    await within(settings.callbackTimeoutMs, (signal) => settings.onCancel(withdrawn, { signal }));
  } catch (error) {
    logger.error({ event: 'cancel-not-taken', id, err: error }, 'the application did not take a withdrawal');
    throw unavailable('The withdrawal could not be taken; try again later.', 'callback-failed');
  }
  await inbox.cancelTold(key);
  return { status: 200, ...answer, told: true };
}
