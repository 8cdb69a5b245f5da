import type { Page } from '../../access/grants';
import type { MessageState, OutboxMessage } from '../messages';
import type { Actor } from '../sender-policy';
import type { Bell } from './bell';
import { actorIssues, isLive, permits, refuse, refusedForTrail, type Sender, storeFailed } from './context';
import { invalid, type ResendResult, refused } from './results';
import type { TrailEvent } from './trail';
import { type HandledAs, handle, handledAs, type Worker } from './worker';

/** What a round did, in numbers of messages. `failed`: the store failed while they were handled; their claim runs out. */
export type Tally = Readonly<Record<HandledAs | 'claimed' | 'failed', number>>;

/** Messages on their way out. */
export interface Outbox {
  /**
   * Sends what is due until told to stop, then finishes what it began. Never rejects: what fails is logged and tried again.
   * May run in any number of processes over one store.
   */
  run(options: {
    readonly signal: AbortSignal /** Milliseconds between looks. Default 1 000. */;
    readonly idleMs?: number;
  }): Promise<void>;
  /** Sends what is due, at most so many (default 50), for a scheduler of one's own. Rejects when the store fails to give any. */
  runOnce(limit?: number): Promise<Tally>;
  /** Messages that wait for an operator, newest first. */
  dead(query?: { readonly limit?: number; readonly after?: string }): Promise<Page<OutboxMessage>>;
  /** Puts one of those back in the queue. Its attempts are kept: when it fails once more it may be back at once. */
  resend(messageId: string, actor: Actor): Promise<ResendResult>;
  /** How many messages are in each state. */
  depth(): Promise<Readonly<Record<MessageState, number>>>;
}

const BATCH = 32;
const tally = (): Record<keyof Tally, number> => ({ claimed: 0, failed: 0, ...zeroes() });
const zeroes = (): Record<HandledAs, number> =>
  Object.fromEntries(handledAs.map((name) => [name, 0])) as Record<HandledAs, number>;

/** Looks through the dead ones: there are few, and the store finds messages by state only. */
async function findDead({ store }: Sender, id: string): Promise<OutboxMessage | undefined> {
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.messages({ states: ['dead'], limit: 500, after });
    const found = page.items.find((message) => message.id === id);
    if (found) return found;
    after = page.next;
    more = after !== undefined;
  }
  return undefined;
}

/** As with a change: the store may have put it back and its answer got lost. */
async function requeued({ store, now }: Sender, { id, notificationId }: OutboxMessage): Promise<boolean> {
  try {
    return await store.requeue(id, now().toISOString());
  } catch (err) {
    const page = await store.messages({ notificationId, limit: 500 }).catch(() => undefined);
    const state = page?.items.find((message) => message.id === id)?.state;
    if (state === 'queued' || state === 'sending' || state === 'sent') return true;
    throw err;
  }
}

async function resend(sender: Sender, messageId: string, actor: Actor): Promise<ResendResult> {
  const problems = actorIssues(actor);
  if (problems.length > 0) return invalid(problems);
  const full = await refusedForTrail(sender, 'resend');
  if (full) return full;
  let event: Omit<TrailEvent, 'outcome'> = { kind: 'resend', actor };
  try {
    const message = await findDead(sender, messageId);
    const record = message && (await sender.store.get(message.notificationId));
    event = { ...event, ...(record && { record }) };
    if (!permits(sender, 'resend', actor)) {
      return await refuse(sender, { ...event, checks: { authorization: false } }, refused('not-permitted'));
    }
    if (message === undefined || record === undefined) return await refuse(sender, event, refused('not-found'));
    if (message.kind === 'notify' && !isLive(record, sender.now())) {
      return await refuse(sender, event, refused('already-ended', record.state));
    }
    if (!(await sender.trail.before({ ...event, outcome: 'success' }))) return refused('audit-unavailable');
    const queued = await requeued(sender, message);
    if (queued) {
      sender.wake();
      return { ok: true };
    }
    await sender.trail.after({ ...event, outcome: 'failed', reason: 'not-found' });
    return refused('not-found');
  } catch (err) {
    return storeFailed(sender, event, err);
  }
}

/** Makes the outbox of a sender. */
export function createOutbox(
  sender: Sender,
  make: (stopping: () => boolean) => Worker,
  options: { readonly leaseMs: number; readonly mostClaimed: number; readonly bell: Bell },
): Outbox {
  const { leaseMs, mostClaimed, bell } = options;

  async function claim(worker: Worker, limit: number): Promise<readonly OutboxMessage[]> {
    // While entries of the trail wait, nothing leaves: what is sent then could not be told either.
    if (!(await sender.trail.flush())) return [];
    const now = sender.now();
    const until = new Date(now.getTime() + leaseMs).toISOString();
    return sender.store.claim({ worker: worker.name, now: now.toISOString(), until, limit });
  }

  async function handled(worker: Worker, message: OutboxMessage): Promise<HandledAs | 'failed'> {
    try {
      return await handle(worker, message);
    } catch (err) {
      const facts = { event: 'outbox-failed', message: message.id, notification: message.notificationId, err };
      sender.logger.error(facts, 'a message could not be settled; its claim will run out');
      return 'failed';
    }
  }

  return {
    async run({ signal, idleMs = 1_000 }) {
      const worker = make(() => signal.aborted);
      const underWay = new Set<Promise<unknown>>();
      while (!signal.aborted) {
        const rings = bell.rings();
        const room = Math.min(BATCH, mostClaimed - underWay.size);
        const messages = await claim(worker, Math.max(room, 0)).catch((err: unknown) => {
          sender.logger.error({ event: 'outbox-failed', err }, 'the outbox could not be read');
          return [];
        });
        for (const message of messages) {
          const work = handled(worker, message).finally(() => {
            underWay.delete(work);
            // A cancel waits for its notification, and others for room.
            bell.ring();
          });
          underWay.add(work);
        }
        if (messages.length === 0) await bell.sleep(idleMs, signal, rings);
      }
      await Promise.all(underWay);
    },
    async runOnce(limit = 50) {
      const worker = make(() => false);
      const messages = await claim(worker, limit);
      const result = tally();
      result.claimed = messages.length;
      for (const outcome of await Promise.all(messages.map((message) => handled(worker, message)))) result[outcome]++;
      return result;
    },
    dead: (query = {}) => sender.store.messages({ ...query, states: ['dead'] }),
    resend: (messageId, actor) => resend(sender, messageId, actor),
    depth: () => sender.store.outboxDepth(),
  };
}
