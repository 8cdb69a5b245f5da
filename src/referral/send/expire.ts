import type { NotificationRecord } from '../../access/model';
import { isPullable } from '../../access/policy/grant-state';
import { makeChange } from '../store/make-change';
import { mayMove } from '../transitions';
import { type Sender, storeFailed } from './context';

const PAGE = 100;

/** True when the state says it may be pulled and the clock says otherwise. */
export const isOverdue = ({ state, validUntil }: NotificationRecord, now: Date): boolean =>
  isPullable(state) && now.getTime() >= Date.parse(validUntil);

async function expire(sender: Sender, record: NotificationRecord): Promise<NotificationRecord | undefined> {
  if (!mayMove('clock', record.state, 'expired')) return undefined;
  const { id, version } = record;
  const changedAt = sender.now().toISOString();
  const changed = await makeChange(sender.store, { id, version, state: 'expired', changedAt }).catch(
    async (err: unknown) => {
      await storeFailed(sender, { kind: 'expire', record }, err);
      throw err;
    },
  );
  if (changed) await sender.trail.after({ kind: 'expire', outcome: 'success', record: changed });
  return changed;
}

/** Marks an overdue notification as expired; gives it as it then is, whoever was first. */
export const expireOne = async (sender: Sender, record: NotificationRecord): Promise<NotificationRecord> =>
  (await expire(sender, record)) ?? (await sender.store.get(record.id)) ?? record;

/**
 * Marks what is over by the clock as expired and tells the trail. Access does not wait for it: the end of the period is held
 * against the clock at every pull. While too many entries wait for the trail nothing is marked.
 *
 * @returns How many were marked.
 */
export async function expireDue(sender: Sender): Promise<number> {
  for (let marked = 0; ; ) {
    const overdue = await sender.store.overdue(sender.now().toISOString(), PAGE);
    let progress = 0;
    for (const record of overdue) {
      // Access ended by the clock; what is not marked now is marked when it can be told.
      if (!(await sender.trail.hasRoomFor('expire'))) return marked + progress;
      if (await expire(sender, record)) progress++;
    }
    marked += progress;
    // None: others are marking the same ones.
    if (overdue.length < PAGE || progress === 0) return marked;
  }
}
