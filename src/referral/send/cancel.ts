import type { NotificationRecord } from '../../access/model';
import type { Actor } from '../sender-policy';
import { makeChange } from '../store/make-change';
import type { ReferralIssue } from '../task/check-referral';
import { mayMove } from '../transitions';
import { ended, pullableOf } from './amend';
import type { CancelReason } from './cancel-reasons';
import { actorIssues, newMessage, permits, ROUNDS, refuse, refusedForTrail, type Sender, storeFailed } from './context';
import { expireOne, isOverdue } from './expire';
import { type CancelResult, invalid, issue, type Refused, refused } from './results';
import type { TrailEvent } from './trail';

/** What to withdraw, and why. */
export interface CancelRequest {
  /** A code of `cancelReasons`, or one of your own that stands in the option `cancelReasons` of `createNotifiedPull`. */
  readonly reason: CancelReason | (string & Record<never, never>);
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

/** Cancels one notification; when another was first, what then stands is read and judged anew. Never rejects. */
async function cancelOne(sender: Sender, first: NotificationRecord, reason: string, actor: Actor): Promise<Ended> {
  let record: NotificationRecord = first;
  try {
    for (let round = 0; round < ROUNDS; round++) {
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
      const changed = await makeChange(sender.store, { ...change, cancelReason: reason }, { message });
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
      const current = await sender.store.get(record.id);
      if (current === undefined) return refused('not-found');
      record = current;
    }
    return refused('conflict');
  } catch (err) {
    return storeFailed(sender, { kind: 'cancel', actor, record }, err);
  }
}

/** The store failed, and the trail was told so. */
const isTold = (outcome: Ended): outcome is Refused & { readonly code: 'store-unavailable' } =>
  'code' in outcome && outcome.code === 'store-unavailable';

/**
 * Withdraws access. Marked in the store first, so that the very next pull is refused; telling the receiver comes after that
 * and is not waited for. A trail that is out of reach holds nothing up here: taking access away is the safe side.
 */
export async function cancel(sender: Sender, id: string, request: CancelRequest, actor: Actor): Promise<CancelResult> {
  const problems = [...requestIssues(sender, request), ...actorIssues(actor)];
  if (problems.length > 0) return { ...invalid(problems), cancelled: [] };
  const full = await refusedForTrail(sender, 'cancel');
  if (full) return { ...full, cancelled: [] };
  const done: string[] = [];
  let event: Omit<TrailEvent, 'outcome'> = { kind: 'cancel', actor, asked: id };
  try {
    const record = await sender.store.get(id);
    // Of those of a group that end before it fails each has an entry of its own.
    event = { ...event, ...(record && { record }), ...(request.scope === 'group' && { query: 'scope=group' }) };
    return await cancelOf(sender, id, record, request, actor, done);
  } catch (err) {
    return { ...(await storeFailed(sender, event, err)), cancelled: done };
  }
}

async function cancelOf(
  sender: Sender,
  id: string,
  record: NotificationRecord | undefined,
  { reason, scope }: CancelRequest,
  actor: Actor,
  done: string[],
): Promise<CancelResult> {
  const event = { kind: 'cancel', actor, asked: id, ...(record && { record }) } as const;
  if (!permits(sender, 'cancel', actor)) {
    const checks = { authorization: false };
    return { ...(await refuse(sender, { ...event, checks }, refused('not-permitted'))), cancelled: [] };
  }
  if (record === undefined) return { ...(await refuse(sender, event, refused('not-found'))), cancelled: [] };

  const first = await cancelOne(sender, record, reason, actor);
  if (isTold(first)) return { ...first, cancelled: done };
  const outcomes: Ended[] = [first];
  if ('how' in first && first.how === 'cancelled') done.push(record.id);
  if (scope === 'group') {
    // Again until there is none left: one may be added while the others are cancelled.
    for (let round = 0, rest = await pullableOf(sender, record.groupIdentifier); rest.length > 0; round++) {
      if (round === ROUNDS) {
        const refusal = await refuse(sender, { ...event, query: 'scope=group' }, refused('conflict'));
        return { ...refusal, cancelled: done };
      }
      for (const one of rest) {
        const outcome = await cancelOne(sender, one, reason, actor);
        if (isTold(outcome)) return { ...outcome, cancelled: done };
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
