import type { NotificationRecord, NotificationState } from '../model';
import { endedReason, type GrantRefusal } from './reasons';

/** States in which may be pulled (spec notified-pull §5.1; the default where the sources disagree). */
export const pullableStates = ['requested', 'received', 'accepted', 'in-progress', 'on-hold'] as const;

/** True in a state in which the grant stands. */
export const isPullable = (state: NotificationState): boolean =>
  (pullableStates as readonly NotificationState[]).includes(state);

/** Whether a grant stands at a moment, by this server's own clock: the end of its period is the first moment it does not. */
export function stateAt(
  { state, validUntil }: NotificationRecord,
  now: Date,
): { readonly open: true } | { readonly open: false; readonly reason: GrantRefusal } {
  if (!isPullable(state)) return { open: false, reason: endedReason(state) };
  // A moment that cannot be read is no reason to let in.
  return now.getTime() < Date.parse(validUntil) ? { open: true } : { open: false, reason: 'grant-expired' };
}
