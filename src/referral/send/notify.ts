import { randomUUID } from 'node:crypto';
import type { NotificationRecord, Offer, Referral } from '../../access/model';
import type { Actor } from '../sender-policy';
import type { NotificationChange } from '../store/grant-store';
import { checkReferral, type ReferralIssue } from '../task/check-referral';
import { bgzOffers } from '../task/offers';
import type { PeerProfile } from '../task/peer-profile';
import {
  actorIssues,
  newMessage,
  notHere,
  permits,
  ROUNDS,
  refuse,
  refusedForTrail,
  type Sender,
  storeFailed,
} from './context';
import { invalid, issue, type NotifyResult, type Refused, refused } from './results';
import type { SenderEvent } from './sender-events';
import { validUntil } from './validity';

/** Choices for one notification. */
export interface NotifyOptions {
  /** Name of the peer profile its messages are written in. Default: that of the sender. */
  readonly peer?: string;
}

const isIssues = (value: PeerProfile | readonly ReferralIssue[]): value is readonly ReferralIssue[] =>
  Array.isArray(value);

function peerOf(sender: Sender, name: string): PeerProfile | readonly ReferralIssue[] {
  const peer = sender.peers.get(name);
  return peer ?? [issue('invalid-value', 'peer', 'an unknown peer', [...sender.peers.keys()].join(', '))];
}

/** A notification as it is stored. Random identifiers: nothing of the referral can be told from them. */
export function newRecord(
  sender: Sender,
  given: {
    readonly referral: Referral;
    readonly offers: readonly Offer[];
    readonly peer: string;
    readonly groupIdentifier: string;
    readonly validUntil: string;
  },
  now: Date,
): NotificationRecord {
  const id = randomUUID();
  return {
    id,
    identifier: `urn:uuid:${randomUUID()}`,
    groupIdentifier: given.groupIdentifier,
    state: 'requested',
    referral: given.referral,
    offers: given.offers,
    baseHash: sender.bases.current(id, 'notification').hash,
    workflowBaseHash: sender.bases.current(id, 'workflow').hash,
    peer: given.peer,
    createdAt: now.toISOString(),
    validUntil: new Date(given.validUntil).toISOString(),
    changedAt: now.toISOString(),
    version: 1,
  };
}

/** The store may have taken it and its answer got lost; asking is cheaper than notifying twice. */
async function isStored(sender: Sender, id: string): Promise<boolean> {
  const found = await sender.store.get(id).catch(() => undefined);
  return found !== undefined;
}

/**
 * Stores a notification with its message, the entry in the trail first: an entry that says so without it being so is followed
 * by one that says it failed; the other way round nobody would know.
 *
 * @param superseding The changes to make in the same step, asked anew when others were first.
 */
export async function store(
  sender: Sender,
  kind: Extract<SenderEvent, 'notify' | 'amend'>,
  record: NotificationRecord,
  actor: Actor,
  superseding: () => Promise<readonly NotificationChange[] | Refused>,
): Promise<readonly NotificationChange[] | Refused> {
  const event = { kind, actor, record, checks: { authorization: true, treatmentRelation: true } } as const;
  if (!(await sender.trail.before({ ...event, outcome: 'success' }))) return refused('audit-unavailable');
  const undone = async (refusal: Refused): Promise<Refused> => {
    await sender.trail.after({ ...event, outcome: 'failed', reason: refusal.code });
    return refusal;
  };
  let changes: readonly NotificationChange[] = [];
  try {
    const message = newMessage(record.id, 'notify', new Date(record.createdAt), sender.delays[record.peer]);
    for (let round = 0; round < ROUNDS; round++) {
      const found = await superseding();
      if ('ok' in found) return await undone(found);
      changes = found;
      if (await sender.store.create(record, message, changes)) {
        sender.wake();
        return changes;
      }
    }
    return await undone(refused('conflict'));
  } catch (err) {
    if (await isStored(sender, record.id)) {
      sender.wake();
      return changes;
    }
    return storeFailed(sender, event, err);
  }
}

/** Checks and stores a referral as a notification. */
export async function notify(
  sender: Sender,
  referral: Referral,
  actor: Actor,
  options: NotifyOptions = {},
): Promise<NotifyResult> {
  const now = sender.now();
  const checked = checkReferral(referral, { now });
  const name = options.peer ?? sender.defaultPeer;
  const peer = peerOf(sender, name);
  if (!checked.ok || isIssues(peer)) {
    return invalid([...(checked.ok ? [] : checked.issues), ...(isIssues(peer) ? peer : []), ...actorIssues(actor)]);
  }
  const whoIssues = [...notHere(sender, checked.referral.offers), ...actorIssues(actor)];
  if (whoIssues.length > 0) return invalid(whoIssues);
  const full = await refusedForTrail(sender, 'notify');
  if (full) return full;
  const event = { kind: 'notify', actor, referral: checked.referral } as const;
  if (!permits(sender, 'notify', actor)) {
    return refuse(sender, { ...event, checks: { authorization: false } }, refused('not-permitted'));
  }
  const record = newRecord(
    sender,
    {
      referral: checked.referral,
      offers: checked.referral.offers ?? bgzOffers(sender.sources && { sources: sender.sources }),
      peer: name,
      groupIdentifier: `urn:uuid:${randomUUID()}`,
      validUntil: checked.referral.validUntil ?? validUntil(now, sender.validity ?? peer.validity),
    },
    now,
  );
  const stored = await store(sender, 'notify', record, actor, async () => []);
  return 'ok' in stored ? stored : { ok: true, notification: record };
}
