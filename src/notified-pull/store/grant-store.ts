import type { MessageState, NotificationRecord, NotificationState, OutboxMessage } from '../model';

/** What to list. */
export interface NotificationQuery {
  readonly bsn?: string;
  readonly receiverUra?: string;
  readonly states?: readonly NotificationState[];
  readonly groupIdentifier?: string;
  /** Most per page; 50 when left out, 500 at most. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** A page, newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** A change of a notification, made only when its version is still the one the caller saw. */
export interface NotificationChange {
  readonly id: string;
  readonly version: number;
  readonly state: NotificationState;
  readonly changedAt: string;
  readonly cancelReason?: string;
}

/** How the sending of a message ended. */
export type SendOutcome =
  | { readonly state: 'sent'; readonly at: string }
  | { readonly state: 'queued'; readonly notBefore: string; readonly failure: string }
  | { readonly state: 'dead'; readonly failure: string };

/**
 * Keeps notifications, the grants they made and the messages still to send. Every method is atomic; several instances
 * of the software may share one store.
 */
export interface GrantStore {
  /** Stores a notification and its first message together. Throws `StoreConflictError` when the identifier exists. */
  create(notification: NotificationRecord, message: OutboxMessage): Promise<void>;
  get(id: string): Promise<NotificationRecord | undefined>;
  findByIdentifier(identifier: string): Promise<NotificationRecord | undefined>;
  /** At most one: a base is of a single referral. */
  findByAuthorizationBase(hash: string): Promise<NotificationRecord | undefined>;
  list(query: NotificationQuery): Promise<Page<NotificationRecord>>;
  /**
   * Changes a notification and stores the message that tells of it, if any. With `dropQueued` messages of the
   * notification that are not yet being sent are dropped in the same step.
   *
   * @returns The record as it is now, or undefined when its version was no longer the one given.
   */
  change(
    change: NotificationChange,
    also?: { readonly message?: OutboxMessage; readonly dropQueued?: boolean },
  ): Promise<NotificationRecord | undefined>;
  /** Claims messages that are due, oldest first; no other worker gets them until the claim ends. */
  claim(worker: string, now: string, until: string, limit: number): Promise<readonly OutboxMessage[]>;
  /** Ends a claim. Does nothing when the worker no longer holds it. */
  settle(messageId: string, worker: string, outcome: SendOutcome): Promise<boolean>;
  messages(query: {
    readonly states?: readonly MessageState[];
    readonly notificationId?: string;
    readonly limit?: number;
    readonly after?: string;
  }): Promise<Page<OutboxMessage>>;
  /** Puts a dead message back in the queue. */
  requeue(messageId: string, notBefore: string): Promise<boolean>;
  /** How many messages are in each state. */
  outboxDepth(): Promise<Readonly<Record<MessageState, number>>>;
  /** Notifications that allow pulling while their period is over. */
  overdue(now: string, limit: number): Promise<readonly NotificationRecord[]>;
  /** Remembers a token id until it expires; false when it was already known (replay). */
  remember(tokenId: string, expiresAt: string, now: string): Promise<boolean>;
  /** Removes ended notifications not changed since, their messages, and expired token ids. Returns how many notifications. */
  purge(changedBefore: string): Promise<number>;
  close(): Promise<void>;
}
