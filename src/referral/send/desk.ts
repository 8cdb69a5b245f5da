import type { Page } from '../../access/grants';
import type { MessageState, OutboxMessage } from '../messages';
import type { Actor, SenderOperation } from '../sender-policy';
import { actorIssues, type Desk, isLive, permits, refuse, refusedForTrail, storeFailed } from './context';
import { type DropReason, dropReasons } from './drop-reasons';
import { type DropResult, invalid, issue, type Refused, type ResendResult, refused } from './results';
import type { TrailEvent } from './trail';

/** Which messages to list. */
export interface MessageQuery {
  /** Default: all. */
  readonly states?: readonly MessageState[];
  readonly notificationId?: string;
  /** At most so many, up to 500. Default 50. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** Why and how a message is given up. */
export interface DropRequest {
  readonly reason: DropReason;
  /** Says that a message which tells of a withdrawal may be given up: the receiver goes on without knowing. Default false. */
  readonly withdrawal?: boolean;
}

/** What an operator does with the outbox. */
export interface OutboxDesk {
  /** Messages, newest first. */
  list(query?: MessageQuery): Promise<Page<OutboxMessage>>;
  /** Messages that wait for an operator, newest first. */
  dead(query?: { readonly limit?: number; readonly after?: string }): Promise<Page<OutboxMessage>>;
  /** Puts one of those back in the queue. Its attempts are kept: when it fails once more it may be back at once. */
  resend(messageId: string, actor: Actor): Promise<ResendResult>;
  /**
   * Gives one of those up. Nothing changes in who may pull: a notification of which the receiver was never told stands until its
   * end, or until it is cancelled. What is still tried is not given up; `cancel` ends it.
   */
  drop(messageId: string, request: DropRequest, actor: Actor): Promise<DropResult>;
  /** How many messages are in each state. */
  depth(): Promise<Readonly<Record<MessageState, number>>>;
  /** Since when the oldest message waits that is still to be sent; undefined when none does. */
  oldestWaiting(): Promise<Date | undefined>;
}

/** Looks through the dead ones: there are few, and the store finds messages by state only. */
async function findDead({ store }: Desk, id: string): Promise<OutboxMessage | undefined> {
  for (let after: string | undefined, more = true; more; ) {
    const page = await store.messages({ states: ['dead'], limit: 500, after });
    const found = page.items.find((message) => message.id === id);
    if (found) return found;
    after = page.next;
    more = after !== undefined;
  }
  return undefined;
}

/** Changes a message. As with a change: the store may have done it and its answer got lost. */
async function moved(
  { store }: Desk,
  { id, notificationId }: OutboxMessage,
  move: () => Promise<boolean>,
  becomes: readonly MessageState[],
): Promise<boolean> {
  try {
    return await move();
  } catch (err) {
    const page = await store.messages({ notificationId, limit: 500 }).catch(() => undefined);
    const state = page?.items.find((message) => message.id === id)?.state;
    if (state !== undefined && becomes.includes(state)) return true;
    throw err;
  }
}

interface Act {
  readonly kind: Extract<SenderOperation, 'resend' | 'drop'>;
  readonly reason?: DropReason;
  /** Why it is not done with this message, whoever asks. */
  readonly objection: (
    message: OutboxMessage,
    live: boolean,
    state: Parameters<typeof refused>[1],
  ) => Refused | undefined;
  readonly move: (message: OutboxMessage) => Promise<boolean>;
  readonly becomes: readonly MessageState[];
}

/** Does it with a dead message, the trail first. */
async function act(desk: Desk, messageId: string, actor: Actor, how: Act): Promise<DropResult> {
  const { kind, reason, objection, move, becomes } = how;
  const problems = actorIssues(actor);
  if (problems.length > 0) return invalid(problems);
  const full = await refusedForTrail(desk, kind);
  if (full) return full;
  let event: Omit<TrailEvent, 'outcome'> = { kind, actor };
  try {
    const message = await findDead(desk, messageId);
    const record = message && (await desk.store.get(message.notificationId));
    event = { ...event, ...(record && { record }) };
    if (!permits(desk, kind, actor))
      return await refuse(desk, { ...event, checks: { authorization: false } }, refused('not-permitted'));
    if (message === undefined || record === undefined) return await refuse(desk, event, refused('not-found'));
    const live = isLive(record, desk.now());
    const objected = objection(message, live, record.state);
    if (objected) return await refuse(desk, event, objected);
    const done = { ...event, ...(reason !== undefined && { reason }), outcome: 'success' } as const;
    if (!(await desk.trail.before(done))) return refused('audit-unavailable');
    if (await moved(desk, message, () => move(message), becomes)) {
      desk.wake();
      return { ok: true, pullable: live };
    }
    await desk.trail.after({ ...event, outcome: 'failed', reason: 'not-found' });
    return refused('not-found');
  } catch (err) {
    return storeFailed(desk, event, err);
  }
}

async function resend(desk: Desk, messageId: string, actor: Actor): Promise<ResendResult> {
  const result = await act(desk, messageId, actor, {
    kind: 'resend',
    objection: ({ kind }, live, state) => (kind === 'notify' && !live ? refused('already-ended', state) : undefined),
    move: ({ id }) => desk.store.requeue(id, desk.now().toISOString()),
    becomes: ['queued', 'sending', 'sent'],
  });
  return result.ok ? { ok: true } : result;
}

async function drop(desk: Desk, messageId: string, request: DropRequest, actor: Actor): Promise<DropResult> {
  const { reason, withdrawal = false } = request ?? {};
  if (!dropReasons.includes(reason))
    return invalid([issue('invalid', 'reason', 'another one', dropReasons.join(', '))]);
  return act(desk, messageId, actor, {
    kind: 'drop',
    reason,
    objection: ({ kind }) => (kind === 'cancel' && withdrawal !== true ? refused('withdrawal') : undefined),
    move: ({ id }) => desk.store.drop(id),
    becomes: ['dropped'],
  });
}

/** The desk over one store. */
export function deskOf(desk: Desk): OutboxDesk {
  return {
    list: (query = {}) => desk.store.messages(query),
    dead: (query = {}) => desk.store.messages({ ...query, states: ['dead'] }),
    resend: (messageId, actor) => resend(desk, messageId, actor),
    drop: (messageId, request, actor) => drop(desk, messageId, request, actor),
    depth: () => desk.store.outboxDepth(),
    async oldestWaiting() {
      const since = await desk.store.oldestWaiting();
      return since === undefined ? undefined : new Date(since);
    },
  };
}
