/** What an outgoing message is. */
export type MessageKind = 'notify' | 'cancel';

/** Where a message is on its way out. `dead` waits for an operator; `dropped` was overtaken by a cancel, or given up by an operator, and is not sent. */
export const messageStates = ['queued', 'sending', 'sent', 'dead', 'dropped'] as const;
export type MessageState = (typeof messageStates)[number];

/** A message in the outbox: stored with the change that caused it, written out and sent afterwards. Holds no Task: that is made from the notification when it is sent. */
export interface OutboxMessage {
  readonly id: string;
  readonly notificationId: string;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly attempts: number;
  /** ISO instant before which it is not tried again. */
  readonly notBefore: string;
  /** Who is sending it and until when that claim holds, so that a killed process does not keep it. */
  readonly claimedBy?: string;
  readonly claimedUntil?: string;
  /** Stable code of what went wrong last; no text of the other side. */
  readonly lastFailure?: string;
  readonly createdAt: string;
  readonly sentAt?: string;
}
