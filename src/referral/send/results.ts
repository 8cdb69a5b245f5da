import type { NotificationRecord, NotificationState } from '../../access/model';
import type { ReferralIssue } from '../task/check-referral';

/**
 * Why something was not done. `invalid`: see the issues. `not-permitted`: the role may not. `not-found`. `already-ended`: the
 * notification no longer lets anybody pull; its state is kept. `conflict`: others kept changing it. `audit-unavailable`: the
 * trail could not be written (of a withdrawal: and 10 000 entries wait for it), so nothing was done. `store-unavailable`: the store failed; see the log.
 * `withdrawal`: the message tells the receiver of a withdrawal, and is given up only when that is said (`withdrawal: true`).
 */
export const refusalCodes = [
  'invalid',
  'not-permitted',
  'not-found',
  'already-ended',
  'conflict',
  'audit-unavailable',
  'store-unavailable',
  'withdrawal',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Nothing was done, and why. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  /** At least one; texts repeat nothing of what was given. */
  readonly issues: readonly ReferralIssue[];
  /** Of the notification, under `already-ended`. */
  readonly state?: NotificationState;
}

export type NotifyResult = { readonly ok: true; readonly notification: NotificationRecord } | Refused;

export type AmendResult =
  | {
      readonly ok: true;
      readonly notification: NotificationRecord;
      /** Ids of the earlier notifications that gave way. */
      readonly superseded: readonly string[];
    }
  | Refused;

export type CancelResult =
  | {
      readonly ok: true;
      /** It had been cancelled before; no message is sent again. */
      readonly already: boolean;
      /** Ids of the notifications that end by this. */
      readonly cancelled: readonly string[];
      /** False when the trail could not be written yet: it is tried again, see the log. */
      readonly audited: boolean;
    }
  | (Refused & {
      /** Ids of those that did end before it went wrong, under a cancel of a group. */
      readonly cancelled: readonly string[];
    });

export type ResendResult = { readonly ok: true } | Refused;

export type DropResult =
  | {
      readonly ok: true;
      /** The notification may still be pulled on by who holds its base; `cancel` withdraws it. */
      readonly pullable: boolean;
    }
  | Refused;

export type PurgeResult = { readonly ok: true; readonly removed: number } | Refused;

/** An issue in the words of the builders. */
export const issue = (code: string, at: string, found: string, allowed: string): ReferralIssue => ({
  code,
  at,
  found,
  allowed,
  message: `${at}: found ${found}, allowed is ${allowed}.`,
});

const explanations: Readonly<Record<Exclude<RefusalCode, 'invalid'>, readonly [string, string, string]>> = {
  'not-permitted': ['actor.role', 'a role that may not do this', 'a role of rolesThatMay'],
  'not-found': ['id', 'nothing with this id', 'the id of what is in the store'],
  'already-ended': ['state', 'a notification that has ended', 'one that may still be pulled'],
  conflict: ['version', 'changes by others time and again', 'another try'],
  'audit-unavailable': ['audit', 'a trail that cannot be written', 'another try when it can'],
  'store-unavailable': ['store', 'a store that failed', 'another try when it is back'],
  withdrawal: [
    'withdrawal',
    'a message that tells of a withdrawal',
    'withdrawal: true, once the receiver was told otherwise',
  ],
};

/** A refusal with the issue that goes with its code. */
export function refused(code: Exclude<RefusalCode, 'invalid'>, state?: NotificationState): Refused {
  return { ok: false, code, issues: [issue(code, ...explanations[code])], ...(state && { state }) };
}

export const invalid = (issues: readonly ReferralIssue[]): Refused => ({ ok: false, code: 'invalid', issues });
