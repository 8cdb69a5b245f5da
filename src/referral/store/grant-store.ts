import type { Grants, Page } from '../../access/grants';
import type { NotificationRecord, NotificationState } from '../../access/model';
import type { MessageState, OutboxMessage } from '../messages';
import type { DeliveryFailure } from '../send/send-reasons';

/** A change of a notification, made only when its version is still the one the caller saw. */
export interface NotificationChange {
  readonly id: string;
  readonly version: number;
  readonly state: NotificationState;
  readonly changedAt: string;
  readonly cancelReason?: string;
}

/**
 * Messages that a change makes needless or sends. A cancel needs no message when the notification was never tried: the
 * queued one is dropped and nobody ever hears of it. Otherwise the queued one is dropped and the cancel is queued.
 */
export interface Withdrawal {
  /** The cancel message to queue unless nothing of the notification was ever tried. */
  readonly message: OutboxMessage;
}

/** How the sending of a message ended. */
export type SendOutcome =
  | { readonly state: 'sent'; readonly at: string }
  | { readonly state: 'queued'; readonly notBefore: string; readonly failure: DeliveryFailure }
  | { readonly state: 'dead'; readonly failure: DeliveryFailure }
  /** Overtaken: its notification may no longer be pulled, so it is not sent. */
  | { readonly state: 'dropped' };

/** The identifier is taken: the same notification twice. */
export class StoreConflictError extends Error {
  override readonly name = 'StoreConflictError';
}

/**
 * Keeps notifications, the grants they made and the messages still to send. Every method is atomic; several instances of
 * the software may share one store.
 */
export interface GrantStore extends Grants {
  /**
   * Stores a notification and its first message together; with `superseding`, these changes in the same step.
   *
   * @returns False when a version in `superseding` was no longer the one given; nothing is then stored.
   * @throws {StoreConflictError} When the identifier or id exists.
   */
  create(
    notification: NotificationRecord,
    message: OutboxMessage,
    superseding?: readonly NotificationChange[],
  ): Promise<boolean>;
  get(id: string): Promise<NotificationRecord | undefined>;
  findByIdentifier(identifier: string): Promise<NotificationRecord | undefined>;
  /**
   * Changes a notification. With `withdrawal` its unsent messages are dropped in the same step, and the cancel is queued
   * when anything of it was ever tried.
   *
   * @returns The record as it is now, or undefined when its version was no longer the one given.
   */
  change(change: NotificationChange, withdrawal?: Withdrawal): Promise<NotificationRecord | undefined>;
  /**
   * Claims messages that are due, oldest first; no other worker gets them until the claim ends. Of one notification a
   * message is only given when no earlier one is queued or being sent, so that a cancel never overtakes its notification.
   * A message whose claim has run out counts as due. So does what waits for, or is claimed until, a moment more than a day (and
   * five minutes, as clocks differ) after `now`: nothing is put off that long, so a clock that ran ahead wrote it. Claiming
   * counts as an attempt.
   */
  claim(claim: {
    readonly worker: string;
    readonly now: string;
    readonly until: string;
    readonly limit: number;
  }): Promise<readonly OutboxMessage[]>;
  /** Ends a claim. False, and nothing done, when the worker no longer holds it. */
  settle(messageId: string, worker: string, outcome: SendOutcome): Promise<boolean>;
  /** Messages, newest first. */
  messages(query: {
    readonly states?: readonly MessageState[];
    readonly notificationId?: string;
    readonly limit?: number;
    readonly after?: string;
  }): Promise<Page<OutboxMessage>>;
  /** Puts a dead message back in the queue, its attempts kept. False when there is no such dead message. */
  requeue(messageId: string, notBefore: string): Promise<boolean>;
  /** Gives a dead message up: it is `dropped`, its last failure kept. False when there is no such dead message. */
  drop(messageId: string): Promise<boolean>;
  /** How many messages are in each state. */
  outboxDepth(): Promise<Readonly<Record<MessageState, number>>>;
  /** ISO instant at which the oldest message was queued that is still to be sent (`queued`, `sending`); undefined when none is. */
  oldestWaiting(): Promise<string | undefined>;
  /** Notifications that still allow pulling while their period is over, oldest first. */
  overdue(now: string, limit: number): Promise<readonly NotificationRecord[]>;
  /**
   * Removes notifications that ended and were not changed since `changedBefore`, with their messages, and token ids that
   * expired before `now` and more than a day (and ten minutes) before the end of another token that was seen: `now` alone may run ahead.
   *
   * @returns How many notifications were removed.
   */
  purge(changedBefore: string, now: string): Promise<number>;
}
