import type { OutboxMessage } from '../messages';
import type { Bell } from './bell';
import type { Sender } from './context';
import { deskOf, type OutboxDesk } from './desk';
import { type HandledAs, handle, handledAs, type Worker } from './worker';

/** What a round did, in numbers of messages. `failed`: the store failed while they were handled; their claim runs out. */
export type Tally = Readonly<Record<HandledAs | 'claimed' | 'failed', number>>;

/** Messages on their way out. */
export interface Outbox extends OutboxDesk {
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
}

const BATCH = 32;
const tally = (): Record<keyof Tally, number> => ({ claimed: 0, failed: 0, ...zeroes() });
const zeroes = (): Record<HandledAs, number> =>
  Object.fromEntries(handledAs.map((name) => [name, 0])) as Record<HandledAs, number>;

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
    ...deskOf(sender),
  };
}
