import { randomUUID } from 'node:crypto';
import type { AuthorizationBases } from '../../access/authorization-base';
import type { NotificationRecord, Offer } from '../../access/model';
import { isPullable } from '../../access/policy/grant-state';
import type { Sources } from '../../assemble/ports';
import type { Logger } from '../../telemetry/logger';
import type { MessageKind, OutboxMessage } from '../messages';
import type { Actor } from '../sender-policy';
import { mayAct, type SenderOperation, type SenderPolicy } from '../sender-policy';
import type { GrantStore } from '../store/grant-store';
import type { ReferralIssue } from '../task/check-referral';
import { offersOfNothing } from '../task/offered-here';
import type { PeerProfile, Validity } from '../task/peer-profile';
import { issue, type Refused, refused } from './results';
import type { SenderEvent } from './sender-events';
import type { SenderTrail, TrailEvent } from './trail';

/** What every operation of the sender works with. */
export interface Sender {
  readonly store: GrantStore;
  readonly bases: AuthorizationBases;
  readonly trail: SenderTrail;
  readonly policy: SenderPolicy;
  readonly reasons: ReadonlySet<string>;
  /** Peer profiles by name. */
  readonly peers: ReadonlyMap<string, PeerProfile>;
  readonly defaultPeer: string;
  /** In place of the peer's own. */
  readonly validity: Validity | undefined;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Milliseconds before the first attempt, by name of the peer profile. */
  readonly delays: Readonly<Record<string, number>>;
  /** Of the facade that is pulled from, where the vendor gave them. */
  readonly sources: Sources | undefined;
  /** Tells the outbox that there is something to send. */
  readonly wake: () => void;
}

/** What it takes to work with the outbox without sending. */
export type Desk = Pick<Sender, 'store' | 'trail' | 'policy' | 'logger' | 'now' | 'wake'>;

/** Times a step is tried again when another instance was first. */
export const ROUNDS = 10;

/** True while its receiver may pull: by its state and, whatever the state still says, by the clock. */
export const isLive = ({ state, validUntil }: NotificationRecord, now: Date): boolean =>
  isPullable(state) && now.getTime() < Date.parse(validUntil);

/** A new message, to be sent after so many milliseconds. */
export const newMessage = (notificationId: string, kind: MessageKind, now: Date, delayMs = 0): OutboxMessage => ({
  id: randomUUID(),
  notificationId,
  kind,
  state: 'queued',
  attempts: 0,
  notBefore: new Date(now.getTime() + delayMs).toISOString(),
  createdAt: now.toISOString(),
});

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Problems of what is offered, as far as it is known what there is. */
export const notHere = ({ sources }: Sender, offers: readonly Offer[] = []): readonly ReferralIssue[] =>
  sources === undefined ? [] : offersOfNothing(offers, sources);

/** Problems of who is said to act: without a person the trail tells nothing. */
export function actorIssues(actor: Actor): readonly ReferralIssue[] {
  const identifier = actor?.identifier;
  return (['system', 'value'] as const)
    .filter((part) => !isText(identifier?.[part]))
    .map((part) => issue('missing', `actor.identifier.${part}`, 'nothing', 'the register and number of who acts'));
}

/** Refuses, and tells the trail: an attempt is an event too. The refusal stands when the trail is out of reach. */
export async function refuse(
  sender: Pick<Sender, 'trail'>,
  event: Omit<TrailEvent, 'outcome'>,
  refusal: Refused,
): Promise<Refused> {
  await sender.trail.after({ ...event, outcome: 'refused', reason: event.reason ?? refusal.code });
  return refusal;
}

export const permits = (sender: Pick<Sender, 'policy'>, operation: SenderOperation, actor: Actor): boolean =>
  mayAct(sender.policy, operation, actor);

/**
 * Refuses an act of which the trail could be told neither now nor later, or undefined. Asked before each act, as it is only
 * then that nothing has to be undone.
 */
export const refusedForTrail = async (
  sender: Pick<Sender, 'trail'>,
  kind: SenderEvent,
): Promise<Refused | undefined> => ((await sender.trail.hasRoomFor(kind)) ? undefined : refused('audit-unavailable'));

/** Lines of the log that come with each turn of the outbox, a second apart, while a store or the trail is down: told once, then counted. */
export const repeatedLines = ['outbox-failed', 'store-failed', 'audit-failed'];

/**
 * The store failed: said in the log with its own error, to the caller with a code, and to the trail, for an attempt is an event
 * too. The trail may be in the same database; the entry is then kept and tried again.
 */
export async function storeFailed(
  sender: Pick<Sender, 'trail' | 'logger'>,
  event: Omit<TrailEvent, 'outcome'>,
  err: unknown,
): Promise<Refused> {
  sender.logger.error({ event: 'store-failed', during: event.kind, err }, 'the grant store failed');
  const refusal = refused('store-unavailable');
  await sender.trail.after({ ...event, outcome: 'failed', reason: refusal.code });
  return refusal;
}
