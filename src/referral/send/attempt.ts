import { context, propagation } from '@opentelemetry/api';
import type { Task } from 'fhir/r3';
import type { NotificationRecord } from '../../access/model';
import type { FhirAnswer, FhirRequest, FhirTransport, TransportFailure } from '../../http/client/fhir-transport';
import { aortaId, beside, correlationHeaders } from '../../http/correlation';
import { TimeIsOver, within } from '../../limits/within';
import type { MessageKind } from '../messages';
import { buildCancelTask, buildNotificationTask } from '../task/build';
import type { PeerProfile } from '../task/peer-profile';
import type { Address } from './address';
import { retryAfterOf } from './back-off';
import type { Sender } from './context';
import type { Sending, SendOptions } from './ports';
import { type Verdict, verdictOf } from './verdict';

type Known = Extract<Address, { ok: true }>;

/** The search of a conditional update (spec notified-pull §6), not encoded. */
export const cancelQuery = (record: NotificationRecord, peer: PeerProfile): string =>
  `identifier=${peer.identifierSystem}|${record.identifier}`;

/** The Task of a message, made when it is sent: nothing of it is kept. Undefined when its base cannot be made any more. */
function taskOf(sender: Sender, kind: MessageKind, record: NotificationRecord, peer: PeerProfile): Task | undefined {
  if (kind === 'cancel') return buildCancelTask(record, peer);
  const base = sender.bases.recover(record.id, 'notification', record.baseHash);
  return base === undefined ? undefined : buildNotificationTask(record, peer, base);
}

function requestOf(kind: MessageKind, record: NotificationRecord, { base, peer }: Known, task: Task): FhirRequest {
  const shared = { body: task, format: peer.mediaType, accept: peer.mediaType };
  if (kind === 'notify') return { ...shared, method: 'POST', url: `${base}/Task` };
  const search = encodeURIComponent(`${peer.identifierSystem}|${record.identifier}`);
  return { ...shared, method: 'PUT', url: `${base}/Task?identifier=${search}` };
}

/** The same message would meet them again. */
const permanent: ReadonlySet<TransportFailure> = new Set(['redirected', 'unwritable', 'too-large', 'unsafe-address']);

/** Statuses are told apart by the table; of the rest only these say anything of the message. */
function verdictOfAnswer(kind: MessageKind, answer: FhirAnswer, now: Date): Verdict {
  if (answer.ok) return verdictOf(kind, answer.status, retryAfterOf(answer.headers.get('retry-after'), now));
  const { failure, status } = answer;
  // The status says what became of it, whatever and however much the answer then said.
  if ((failure === 'unreadable' || failure === 'wrong-charset' || failure === 'too-large') && status !== undefined)
    return verdictOf(kind, status);
  const told = status === undefined ? {} : { status };
  if (permanent.has(failure)) return { end: 'dead', failure, ...told };
  const receiverDown = failure === 'unreachable' || failure === 'timeout' || failure === 'aborted';
  return { end: 'retry', failure: failure === 'aborted' ? 'timeout' : failure, ...told, receiverDown };
}

const traced = (): Record<string, string> => {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
};

class NoToken extends Error {}

/**
 * Tries a message once: token, request, and once more with a fresh token when the first is refused. Nothing of what the other
 * side says is kept but its status.
 */
export async function attempt(
  sender: Sender,
  options: SendOptions,
  transport: FhirTransport,
  address: Known,
  sending: Sending,
): Promise<Verdict> {
  const { kind, notification: record, endpoint, requestId } = sending;
  const task = taskOf(sender, kind, record, address.peer);
  if (task === undefined) return { end: 'dead', failure: 'secret-unknown' };
  const request = requestOf(kind, record, address, task);

  const once = async (fresh: boolean, signal: AbortSignal): Promise<FhirAnswer> => {
    const correlationId = sending.initialRequestId;
    const token = await options.token(endpoint, { ...sending, fresh, signal, correlationId }).catch((err: unknown) => {
      sender.logger.warn({ event: 'token-failed', notification: record.id, requestId, err }, 'no token could be had');
      throw new NoToken();
    });
    const ids = { requestId, correlationId };
    const own = { ...correlationHeaders(ids), ...(address.peer.aortaIds && { 'aorta-id': aortaId(ids) }) };
    const headers = beside({ ...own, ...traced() }, options.headers?.(sending));
    return transport.request({ ...request, headers, signal, ...(token !== undefined && { token }) });
  };

  try {
    return await within(options.timeoutMs ?? 30_000, async (signal) => {
      const first = await once(false, signal);
      const answer = first.ok && first.status === 401 ? await once(true, signal) : first;
      return verdictOfAnswer(kind, answer, sender.now());
    });
  } catch (err) {
    if (err instanceof TimeIsOver) return { end: 'retry', failure: 'timeout', receiverDown: true };
    if (err instanceof NoToken) return { end: 'retry', failure: 'token-failed', receiverDown: true };
    sender.logger.error({ event: 'send-failed', notification: record.id, requestId, err }, 'an attempt broke off');
    return { end: 'retry', failure: 'unexpected', receiverDown: false };
  }
}
