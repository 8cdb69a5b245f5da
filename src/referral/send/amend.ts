import type { Code, NotificationRecord, Offer, Referral } from '../../access/model';
import { isPullable, pullableStates } from '../../access/policy/grant-state';
import type { Actor } from '../sender-policy';
import type { NotificationChange } from '../store/grant-store';
import { checkReferral, type ReferralIssue } from '../task/check-referral';
import { actorIssues, isLive, notHere, permits, refuse, refusedForTrail, type Sender, storeFailed } from './context';
import { newRecord, store } from './notify';
import { type AmendResult, invalid, issue, type Refused, refused } from './results';

/** What may differ in an amended notification. Patient, sender and receiving organization make another referral. */
export interface Amendment {
  readonly offers?: readonly Offer[];
  /** ISO instant. */
  readonly validUntil?: string;
  readonly department?: Referral['receiver']['department'];
  readonly location?: Referral['receiver']['location'];
  readonly reason?: Code;
}

/** Choices for one amendment. */
export interface AmendOptions {
  /** Leaves earlier notifications of the group as they are: for what comes in addition. Default false. */
  readonly keepEarlier?: boolean;
}

const known: readonly string[] = [
  'offers',
  'validUntil',
  'department',
  'location',
  'reason',
] satisfies (keyof Amendment)[];

const unknownIssues = (changes: Amendment): readonly ReferralIssue[] =>
  Object.keys(changes ?? {})
    .filter((name) => !known.includes(name))
    .map(() => issue('unknown-property', '(changes)', 'a property that cannot be amended', known.join(', ')));

function amended({ referral, validUntil }: NotificationRecord, changes: Amendment): Referral {
  const { offers = referral.offers, reason = referral.reason } = changes;
  const { department = referral.receiver.department, location = referral.receiver.location } = changes;
  return {
    ...referral,
    receiver: { ...referral.receiver, ...(department && { department }), ...(location && { location }) },
    ...(offers && { offers }),
    ...(reason && { reason }),
    // Amending is no way to a longer period unless one is asked for.
    validUntil: changes.validUntil ?? validUntil,
  };
}

/** All notifications of a group that are in a state in which may be pulled. */
export async function pullableOf(sender: Sender, groupIdentifier: string): Promise<readonly NotificationRecord[]> {
  const found: NotificationRecord[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await sender.store.list({ groupIdentifier, states: pullableStates, limit: 500, after });
    found.push(...page.items);
    after = page.next;
    more = after !== undefined;
  }
  return found;
}

/**
 * Makes a notification anew, in the same group (spec notified-pull §2 step 5). The earlier ones give way in the same step:
 * their grants end, so that a smaller offer is not undone by a larger one from before.
 */
export async function amend(
  sender: Sender,
  id: string,
  changes: Amendment,
  actor: Actor,
  options: AmendOptions = {},
): Promise<AmendResult> {
  const problems = [...unknownIssues(changes), ...actorIssues(actor)];
  if (problems.length > 0) return invalid(problems);
  const full = await refusedForTrail(sender, 'amend');
  if (full) return full;
  try {
    const earlier = await sender.store.get(id);
    return await amendOf(sender, id, earlier, changes, actor, options);
  } catch (err) {
    return storeFailed(sender, { kind: 'amend', actor, asked: id }, err);
  }
}

async function amendOf(
  sender: Sender,
  id: string,
  earlier: NotificationRecord | undefined,
  changes: Amendment,
  actor: Actor,
  options: AmendOptions,
): Promise<AmendResult> {
  const now = sender.now();
  const event = { kind: 'amend', actor, asked: id, ...(earlier && { record: earlier }) } as const;
  if (!permits(sender, 'amend', actor)) {
    return refuse(sender, { ...event, checks: { authorization: false } }, refused('not-permitted'));
  }
  if (earlier === undefined) return refuse(sender, event, refused('not-found'));
  if (!isLive(earlier, now)) return refuse(sender, event, ended(earlier));
  const checked = checkReferral(amended(earlier, changes), { now });
  if (!checked.ok) return invalid(checked.issues);
  const nowhere = notHere(sender, changes.offers);
  if (nowhere.length > 0) return invalid(nowhere);
  const { referral } = checked;
  const record = newRecord(
    sender,
    {
      referral,
      offers: changes.offers ?? earlier.offers,
      peer: earlier.peer,
      groupIdentifier: earlier.groupIdentifier,
      validUntil: referral.validUntil ?? earlier.validUntil,
    },
    now,
  );
  let replaced: readonly NotificationRecord[] = [];
  const superseding = async (): Promise<readonly NotificationChange[] | Refused> => {
    const group = await pullableOf(sender, earlier.groupIdentifier);
    // Cancelled by another in the meantime: then there is nothing to amend, and no grant may come of it.
    const current = group.find((one) => one.id === earlier.id);
    if (current === undefined) return ended((await sender.store.get(earlier.id)) ?? earlier);
    // The same state under a new version: a cancel of the group that runs meanwhile then looks again and finds this one too.
    if (options.keepEarlier) return [{ ...pick(current), state: current.state, changedAt: current.changedAt }];
    replaced = group;
    return group.map((one) => ({ ...pick(one), state: 'superseded', changedAt: now.toISOString() }));
  };
  const stored = await store(sender, 'amend', record, actor, superseding);
  if ('ok' in stored) return stored;
  for (const one of replaced) {
    await sender.trail.after({ kind: 'supersede', outcome: 'success', actor, record: one });
  }
  return { ok: true, notification: record, superseded: replaced.map(({ id }) => id) };
}

const pick = ({ id, version }: NotificationRecord) => ({ id, version });

/** What is over by the clock counts as expired, marked or not. */
export const ended = ({ state }: NotificationRecord): Refused =>
  refused('already-ended', isPullable(state) ? 'expired' : state);
