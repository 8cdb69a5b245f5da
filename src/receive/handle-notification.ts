import type { OperationOutcome } from 'fhir/r3';
import { accessTrail } from '../audit/access-trail';
import { refusalSums } from '../audit/refusal-sums';
import { checkLimit } from '../http/check-limit';
import { checkOneCredential } from '../http/credentials';
import { encode } from '../http/encode';
import { type Answer, fetchBy, type Inbound } from '../http/inbound';
import { lastResort } from '../http/last-resort';
import { negotiate, preferredFormat } from '../http/negotiation';
import { peerOf } from '../http/peer-address';
import { operationOutcome, Refusal } from '../http/refusal';
import { TimeIsOver } from '../limits/within';
import { TaskRefusal, unavailable } from './message';
import type { ReceiveReason } from './receive-reasons';
import { baseOf, type Call, tell } from './receiver-call';
import { type ReceiverOptions, type ReceiverSettings, receiverSettings } from './receiver-options';
import { receiverRoute } from './receiver-route';
import { receiverStatement } from './receiver-statement';
import { outcomeOf } from './take-notification';

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
 *   authorize: checkSender,
 *   onNotification: async (notification, { id, replaces }) => worklist.add(id, notification, replaces),
 *   onCancel: async ({ id }) => worklist.withdraw(id),
 * });
 * const response = await receiver.handleNotification(request);
 */
export function createNotificationReceiver(options: ReceiverOptions): NotificationReceiver {
  const settings = receiverSettings(options);
  const inTurn = oneAtATime();
  const { audit } = settings;
  const sums = refusalSums(async (entry) => {
    if (audit) await settings.waitFor('audit', (signal) => audit.write(entry, { signal }));
  }, settings.logger);
  return {
    close: () => sums.flush(),
    handleNotification: fetchBy(handled, (error) => lastResort(error, 'notification-failed', settings.logger)),
  };

  async function handled(request: Inbound): Promise<Answer> {
    const kind = request.method === 'PUT' ? 'receive-cancel' : 'receive-notification';
    const trail = accessTrail(request, settings.now(), peerOf(request, settings));
    trail.asks(kind, { type: 'Task' });
    const answer = await answered({ request, settings, trail, kind, inTurn, sums });
    const headers = {
      ...answer.headers,
      'x-request-id': trail.requestId,
      ...(trail.correlationId !== undefined && { 'x-correlation-id': trail.correlationId }),
    };
    return { ...answer, headers, ...(request.method === 'HEAD' && { body: null }) };
  }
}

/** Work under the same key waits for the work before it: two at the same time are one after the other. */
function oneAtATime(): Call['inTurn'] {
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

async function answered(call: Call): Promise<Answer> {
  const { request, settings } = call;
  const { url } = request;
  const asked = url.searchParams.get('_format') ?? undefined;
  const format = preferredFormat(request.headers.get('accept'), asked) ?? 'json';
  try {
    await checkLimit(request, call.trail.requestId, settings);
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
