import type { Actor, NotificationRecord } from '../model';
import type { ReferralIssue } from '../task/check-referral';
import { mayMove } from '../transitions';
import { ended, pullableOf } from './amend';
import { actorIssues, newMessage, permits, ROUNDS, refuse, type Sender, storeFailed } from './context';
import { expireOne, isOverdue } from './expire';
import { type CancelResult, invalid, issue, type Refused, refused } from './results';

/** What to withdraw, and why. */
export interface CancelRequest {
  /** A code of `cancelReasons`, or of the vendor's own. */
  readonly reason: string;
  /** This notification, or all of its referral (Task.groupIdentifier): the user's choice, so it is never assumed. */
  readonly scope: 'this' | 'group';
}

function requestIssues(sender: Sender, request: CancelRequest): readonly ReferralIssue[] {
  const issues: ReferralIssue[] = [];
  if (!sender.reasons.has(request?.reason)) {
    issues.push(issue('not-in-codelist', 'reason', 'another code', [...sender.reasons].join(', ')));
  }
  if (request?.scope !== 'this' && request?.scope !== 'group') {
    issues.push(issue('invalid-value', 'scope', 'another scope', "'this' or 'group'"));
  }
  return issues;
}

/** How cancelling one notification ended. */
type Ended = { readonly how: 'cancelled'; readonly audited: boolean } | { readonly how: 'already' } | Refused;

/** Cancels one notification; when another was first, what then stands is read and judged anew. */
async function cancelOne(sender: Sender, first: NotificationRecord, reason: string, actor: Actor): Promise<Ended> {
  let record: NotificationRecord | undefined = first;
  for (let round = 0; round < ROUNDS && record !== undefined; round++) {
    const now = sender.now();
    if (record.state === 'cancelled') return { how: 'already' };
    if (isOverdue(record, now)) record = await expireOne(sender, record);
    if (!mayMove('sender', record.state, 'cancelled')) return ended(record);
    const change = {
      id: record.id,
      version: record.version,
      state: 'cancelled',
      changedAt: now.toISOString(),
    } as const;
    const message = newMessage(record.id, 'cancel', now);
    const changed = await sender.store.change({ ...change, cancelReason: reason }, { message });
    if (changed) {
      sender.wake();
      const checks = { authorization: true };
      const audited = await sender.trail.after({
        kind: 'cancel',
        outcome: 'success',
        cancelledFor: reason,
        actor,
        record: changed,
        checks,
      });
      return { how: 'cancelled', audited };
    }
    record = await sender.store.get(record.id);
  }
  return refused(record === undefined ? 'not-found' : 'conflict');
}

/**
 * Withdraws access. Marked in the store first, so that the very next pull is refused; telling the receiver comes after that
 * and is not waited for. A trail that is out of reach holds nothing up here: taking access away is the safe side.
 */
export async function cancel(sender: Sender, id: string, request: CancelRequest, actor: Actor): Promise<CancelResult> {
  const problems = [...requestIssues(sender, request), ...actorIssues(actor)];
  if (problems.length > 0) return { ...invalid(problems), cancelled: [] };
  const done: string[] = [];
  try {
    const record = await sender.store.get(id);
    return await cancelOf(sender, record, request, actor, done);
  } catch (err) {
    return { ...storeFailed(sender, 'cancel', err), cancelled: done };
  }
}

async function cancelOf(
  sender: Sender,
  record: NotificationRecord | undefined,
  { reason, scope }: CancelRequest,
  actor: Actor,
  done: string[],
): Promise<CancelResult> {
  const event = { kind: 'cancel', actor, ...(record && { record }) } as const;
  if (!permits(sender, 'cancel', actor)) {
    const checks = { authorization: false };
    return { ...(await refuse(sender, { ...event, checks }, refused('not-permitted'))), cancelled: [] };
  }
  if (record === undefined) return { ...(await refuse(sender, event, refused('not-found'))), cancelled: [] };

  const first = await cancelOne(sender, record, reason, actor);
  const outcomes: Ended[] = [first];
  if ('how' in first && first.how === 'cancelled') done.push(record.id);
  if (scope === 'group') {
    // Again until there is none left: one may be added while the others are cancelled.
    for (let round = 0, rest = await pullableOf(sender, record.groupIdentifier); rest.length > 0; round++) {
      if (round === ROUNDS) return { ...refused('conflict'), cancelled: done };
      for (const one of rest) {
        const outcome = await cancelOne(sender, one, reason, actor);
        outcomes.push(outcome);
        if ('how' in outcome && outcome.how === 'cancelled') done.push(one.id);
      }
      rest = await pullableOf(sender, record.groupIdentifier);
    }
  }
  if (done.length > 0) {
    const audited = outcomes.every((outcome) => !('audited' in outcome) || outcome.audited);
    return { ok: true, already: false, cancelled: done, audited };
  }
  if ('ok' in first) {
    return { ...(await refuse(sender, { ...event, reason: first.state ?? first.code }, first)), cancelled: [] };
  }
  const audited = await sender.trail.after({ ...event, outcome: 'success', reason: 'already-cancelled' });
  return { ok: true, already: true, cancelled: [], audited };
}
