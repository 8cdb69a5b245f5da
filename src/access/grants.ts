import type { NotificationRecord, NotificationState } from './model';

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

/** What access asks of the store of grants: `createGrantStore(database)`. */
export interface Grants {
  /** By the hash of either of its authorization bases; at most one: a base is of a single referral. */
  findByAuthorizationBase(hash: string): Promise<NotificationRecord | undefined>;
  list(query: NotificationQuery): Promise<Page<NotificationRecord>>;
  /**
   * Remembers that a token id was seen on a token with this fingerprint, until it expires.
   *
   * @returns The fingerprint it was first seen with: the one given, unless the id is being replayed on another token.
   */
  remember(token: {
    readonly issuer: string;
    readonly id: string;
    readonly fingerprint: string;
    readonly expiresAt: string;
  }): Promise<{ readonly fingerprint: string; readonly firstUse: boolean }>;
}
