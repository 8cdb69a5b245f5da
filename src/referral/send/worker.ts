import { randomUUID } from 'node:crypto';
import type { NotificationRecord } from '../../access/model';
import type { FhirTransport } from '../../http/client/fhir-transport';
import type { turns } from '../../limits/turns';
import { count, measure, startTimer } from '../../telemetry/instruments';
import { inSpan } from '../../telemetry/spans';
import type { OutboxMessage } from '../messages';
import type { SendOutcome } from '../store/grant-store';
import { addressOf } from './address';
import { attempt, cancelQuery } from './attempt';
import { isExhausted, type Patience, waitAfter } from './back-off';
import { isLive, type Sender } from './context';
import type { Lanes, Seen } from './lanes';
import type { SendOptions } from './ports';
import type { DeliveryFailure } from './send-reasons';
import type { Verdict } from './verdict';

/** How the handling of a claimed message ended. `lost`: another worker has it by now. */
export const handledAs = ['sent', 'retried', 'dead', 'dropped', 'lost'] as const;
export type HandledAs = (typeof handledAs)[number];

/** What a worker has. */
export interface Worker {
  readonly sender: Sender;
  readonly options: SendOptions;
  readonly transport: FhirTransport;
  readonly lanes: Lanes;
  readonly gate: ReturnType<typeof turns>;
  readonly patience: Patience;
  readonly timeoutMs: number;
  readonly random: () => number;
  /** Unique for this worker: claims are told apart by it. */
  readonly name: string;
  /** Becomes true when it should stop: what was not begun is then put back. */
  readonly stopping: () => boolean;
}

/** Part of an attempt's time that must be left for settling, within the claim. */
const MARGIN = 0.25;

const putBack = (failure: DeliveryFailure, receiverDown = false): Verdict => ({ end: 'retry', failure, receiverDown });

const claimHolds = ({ sender, timeoutMs }: Worker, { claimedUntil }: OutboxMessage): boolean =>
  claimedUntil !== undefined && sender.now().getTime() + timeoutMs * (1 + MARGIN) <= Date.parse(claimedUntil);

/** A notification that nobody may pull on any more is not sent: it would only lead to a refusal. */
async function isOvertaken({ sender }: Worker, message: OutboxMessage): Promise<boolean> {
  if (message.kind !== 'notify') return false;
  const record = await sender.store.get(message.notificationId);
  return record === undefined || !isLive(record, sender.now());
}

interface Tried {
  readonly verdict: Verdict | 'overtaken';
  /** True when the message went to the network, so that the trail must know how it ended. */
  readonly query?: string;
  readonly endpoint?: string;
}

async function tryToSend(
  worker: Worker,
  message: OutboxMessage,
  record: NotificationRecord,
  requestId: string,
): Promise<Tried> {
  const { sender, options, lanes, gate, transport } = worker;
  const address = await addressOf(sender, record, { ...options, timeoutMs: worker.timeoutMs });
  if (!address.ok) return { verdict: address.verdict };
  const { base: endpoint, peer } = address;
  const pass = await lanes.enter(endpoint);
  if (!pass.go) return { verdict: putBack('receiver-down'), endpoint };
  let seen: Seen = 'unknown';
  try {
    return await gate(async () => {
      if (worker.stopping()) return { verdict: putBack('stopped'), endpoint };
      if (!claimHolds(worker, message)) return { verdict: putBack('claim-too-short'), endpoint };
      if (await isOvertaken(worker, message)) return { verdict: 'overtaken', endpoint };
      const sending = {
        kind: message.kind,
        notification: record,
        endpoint: address.endpoint,
        initialRequestId: message.id,
        requestId,
      };
      const verdict = await attempt(sender, { ...options, timeoutMs: worker.timeoutMs }, transport, address, sending);
      seen = verdict.end === 'retry' && verdict.receiverDown ? 'down' : 'up';
      const query = message.kind === 'cancel' ? cancelQuery(record, peer) : undefined;
      return { verdict, endpoint, ...(query !== undefined && { query }) };
    });
  } finally {
    pass.leave(seen);
  }
}

/** Failures that say nothing of the message: they cost it time, not its chances. */
const blameless: ReadonlySet<DeliveryFailure> = new Set<DeliveryFailure>([
  'receiver-down',
  'stopped',
  'claim-too-short',
]);
/** Nothing failed: it may go again at once. */
const immediate: ReadonlySet<DeliveryFailure> = new Set<DeliveryFailure>(['stopped', 'claim-too-short']);

async function outcomeOf(worker: Worker, message: OutboxMessage, verdict: Tried['verdict']): Promise<SendOutcome> {
  const now = worker.sender.now();
  if (verdict === 'overtaken') return { state: 'dropped' };
  if (verdict.end === 'sent') return { state: 'sent', at: now.toISOString() };
  const { failure } = verdict;
  if (verdict.end === 'dead') return { state: 'dead', failure };
  // A retry that is no longer wanted would hold up the cancel that comes after it.
  if (await isOvertaken(worker, message)) return { state: 'dropped' };
  if (!blameless.has(failure) && isExhausted(message, now, worker.patience)) return { state: 'dead', failure };
  const wait = immediate.has(failure) ? 0 : waitAfter(message.attempts, worker.random(), verdict.retryAfterMs);
  return { state: 'queued', notBefore: new Date(now.getTime() + wait).toISOString(), failure };
}

const handled: Readonly<Record<SendOutcome['state'], Exclude<HandledAs, 'lost'>>> = {
  sent: 'sent',
  queued: 'retried',
  dead: 'dead',
  dropped: 'dropped',
};

/** Sends one claimed message and settles it. Rejects only when the store fails: the claim then runs out by itself. */
export function handle(worker: Worker, message: OutboxMessage): Promise<HandledAs> {
  const { sender } = worker;
  const { kind, notificationId } = message;
  return inSpan('bgz.send', { kind, attempt: message.attempts }, async (span) => {
    const elapsed = startTimer();
    const record = await sender.store.get(notificationId);
    // Removed with its notification; nothing is left to settle.
    if (record === undefined) return 'lost';
    const requestId = randomUUID();
    const overtaken = kind === 'notify' && !isLive(record, sender.now());
    const tried: Tried = overtaken ? { verdict: 'overtaken' } : await tryToSend(worker, message, record, requestId);
    const { verdict } = tried;
    const outcome = await outcomeOf(worker, message, verdict);
    const status = verdict === 'overtaken' ? undefined : verdict.status;
    const failure = 'failure' in outcome ? outcome.failure : undefined;

    // Told before it is settled, however long that takes: should this process end in between, it is sent and told again, never
    // sent and not told.
    const settle = () => sender.store.settle(message.id, worker.name, outcome);
    let told = true;
    if (outcome.state === 'sent' || outcome.state === 'dead') {
      const ended = {
        kind: 'send',
        outcome: outcome.state === 'sent' ? 'success' : 'failed',
        ...(failure !== undefined && { reason: failure }),
        ...(status !== undefined && { status }),
        ...(tried.query !== undefined && { query: tried.query }),
        record,
        requestId,
        correlationId: message.id,
      } as const;
      told = await sender.trail.after(ended, settle);
    }
    const held = told ? await settle() : true;
    const result: HandledAs = held ? handled[outcome.state] : 'lost';

    count('messages', { kind, outcome: result, failure });
    measure('send', elapsed(), { kind, outcome: result });
    span.set({ outcome: result, status });
    if (failure !== undefined) span.fail(failure);
    const facts = {
      event: `message-${result}`,
      message: message.id,
      notification: notificationId,
      kind,
      attempt: message.attempts,
      requestId,
      ...(tried.endpoint !== undefined && { endpoint: tried.endpoint }),
      ...(status !== undefined && { status }),
      ...(failure !== undefined && { failure }),
      ...(outcome.state === 'queued' && { notBefore: outcome.notBefore }),
    };
    if (result === 'dead') sender.logger.error(facts, 'a message is not tried again: an operator must look at it');
    else if (result === 'retried' || result === 'lost') sender.logger.warn(facts, 'a message was not delivered yet');
    else sender.logger.info(facts, result === 'sent' ? 'a message was delivered' : 'a message was overtaken, not sent');
    return result;
  });
}
