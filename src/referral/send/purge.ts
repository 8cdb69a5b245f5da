import type { Actor } from '../sender-policy';
import { type Sender, storeFailed } from './context';
import { type PurgeResult, refused } from './results';

/** What may go. */
export interface PurgeRequest {
  /** Notifications that ended and were not changed since this moment are removed. Not later than now. */
  readonly endedBefore: Date;
}

/**
 * Removes what ended long ago, with its messages, and token ids past their end. The trail is told first and keeps its own
 * retention; what is overdue but not marked as expired stays until it is.
 *
 * @throws {TypeError} When the moment is none or lies ahead.
 */
export async function purge(sender: Sender, { endedBefore }: PurgeRequest, actor?: Actor): Promise<PurgeResult> {
  const now = sender.now();
  if (!(endedBefore instanceof Date) || !(endedBefore.getTime() <= now.getTime())) {
    throw new TypeError('purge needs `endedBefore`, a Date that is not ahead of now.');
  }
  const before = endedBefore.toISOString();
  const event = { kind: 'purge', query: `ended-before=${before}`, ...(actor && { actor }) } as const;
  if (!(await sender.trail.before({ ...event, outcome: 'success' }))) return refused('audit-unavailable');
  try {
    const removed = await sender.store.purge(before, now.toISOString());
    sender.logger.info(
      { event: 'notifications-purged', removed, endedBefore: before },
      'ended notifications were removed',
    );
    return { ok: true, removed };
  } catch (err) {
    return storeFailed(sender, event, err);
  }
}
