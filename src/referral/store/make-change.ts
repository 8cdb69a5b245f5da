import type { NotificationRecord } from '../../access/model';
import type { GrantStore, NotificationChange, Withdrawal } from './grant-store';

/** Where a notification is changed and looked at: the store, or the store with a limit on how long it is waited for. */
export type Changing = Pick<GrantStore, 'change' | 'get'>;

const isMade = (found: NotificationRecord, { version, state, changedAt, cancelReason }: NotificationChange): boolean =>
  found.version === version + 1 &&
  found.state === state &&
  Date.parse(found.changedAt) === Date.parse(changedAt) &&
  (cancelReason === undefined || found.cancelReason === cancelReason);

/**
 * Changes a notification as {@link GrantStore.change} does. The store may have taken it and its answer got lost: when it fails
 * it is looked at again, for who is told that nothing was done would leave untold what was.
 *
 * @throws What the store failed with, unless the change is found to be made.
 */
export async function makeChange(
  store: Changing,
  change: NotificationChange,
  withdrawal?: Withdrawal,
): Promise<NotificationRecord | undefined> {
  try {
    return await store.change(change, withdrawal);
  } catch (err) {
    const found = await store.get(change.id).catch(() => undefined);
    if (found !== undefined && isMade(found, change)) return found;
    throw err;
  }
}
