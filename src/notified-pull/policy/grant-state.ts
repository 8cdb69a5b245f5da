import type { NotificationRecord } from '../model';
import { isPullable } from '../transitions';
import { endedReason, type GrantRefusal } from './reasons';

/** Whether a grant stands at a moment, by this server's own clock: the end of its period is the first moment it does not. */
export function stateAt(
  { state, validUntil }: NotificationRecord,
  now: Date,
): { readonly open: true } | { readonly open: false; readonly reason: GrantRefusal } {
  if (!isPullable(state)) return { open: false, reason: endedReason(state) };
  // A moment that cannot be read is no reason to let in.
  return now.getTime() < Date.parse(validUntil) ? { open: true } : { open: false, reason: 'grant-expired' };
}
