import type { Task } from 'fhir/r3';
import { provenTrail } from '../access/tokens/bearer';
import { isSamePerson } from '../fhir/bsn';
import { Refusal } from '../http/refusal';
import { within } from '../limits/within';
import type { UnreadInput } from '../referral/task/task-notices';
import type { InboxKey } from './inbox';
import {
  checkOffers,
  checkPatient,
  fingerprintOf,
  forTrail,
  identifierInQuery,
  readNotification,
  refuseSender,
  routingForTrail,
  senderOf,
  TaskRefusal,
  unavailable,
} from './message';
import type { ReceiveReason } from './receive-reasons';
import { baseOf, type Call, type Outcome, tell } from './receiver-call';
import type { Received, ReceiverSettings } from './receiver-options';
import { ownerAs, senderAs, type TakenNotification } from './sender';

/** Takes what a request tells of a referral, or its withdrawal; throws a Refusal when it is not taken. */
export async function outcomeOf(call: Call): Promise<Outcome> {
  const { request, settings, trail } = call;
  const claims = await senderOf(request, settings);
  trail.admit();
  if (claims) trail.learn(provenTrail(claims));
  const named = request.method === 'PUT' ? identifierInQuery(request.url) : undefined;
  const notification = await readNotification(request, settings);
  const fingerprint = fingerprintOf(notification);
  const identifier = named ?? notification.identifier ?? `sha256:${fingerprint}`;
  trail.learn({
    notification: forTrail(identifier),
    ...(notification.groupIdentifier !== undefined && { group: forTrail(notification.groupIdentifier) }),
    ...(notification.patientBsn !== undefined && { patientBsn: notification.patientBsn }),
  });
  trail.with(routingForTrail(notification));
  // A withdrawal is taken however much it offers.
  if (notification.status !== 'cancelled') checkOffers(notification, settings);
  const sender = await senderAs(notification, claims, settings);
  const receiver = await ownerAs(notification, settings);
  const { patientBsn: ofToken } = claims ?? {};
  if (ofToken !== undefined && !isSamePerson(notification.patientBsn ?? ofToken, ofToken))
    throw refuseSender('other-patient');
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
