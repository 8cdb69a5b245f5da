import type { Row } from '../../sql/database';
import type { NotificationRecord, OutboxMessage } from '../model';

/** Drivers give moments as Date or text. */
type Moment = Date | string;

interface NotificationColumns {
  readonly id: string;
  readonly identifier: string;
  readonly group_identifier: string;
  readonly state: NotificationRecord['state'];
  readonly referral: NotificationRecord['referral'];
  readonly offers: NotificationRecord['offers'];
  readonly base_hash: string;
  readonly workflow_base_hash: string;
  readonly peer: string;
  readonly created_at: Moment;
  readonly valid_until: Moment;
  readonly changed_at: Moment;
  readonly cancel_reason: string | null;
  readonly version: number;
}

interface MessageColumns {
  readonly id: string;
  readonly notification_id: string;
  readonly kind: OutboxMessage['kind'];
  readonly state: OutboxMessage['state'];
  readonly attempts: number;
  readonly not_before: Moment;
  readonly claimed_by: string | null;
  readonly claimed_until: Moment | null;
  readonly last_failure: string | null;
  readonly created_at: Moment;
  readonly sent_at: Moment | null;
}

const iso = (value: Moment): string => new Date(value).toISOString();
/** A property that is there when its column holds something. */
const maybe = <K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T } =>
  value === null ? {} : ({ [key]: value } as { [P in K]: T });

const isoOrNull = (value: Moment | null): string | null => (value === null ? null : iso(value));

/** Position of a row, for paging. */
export const seqOf = (row: Row): string => String(row.seq);

/** A row of bgz_notification; its columns are those of the schema. */
export function notificationOf(row: Row): NotificationRecord {
  const columns = row as unknown as NotificationColumns;
  return {
    id: columns.id,
    identifier: columns.identifier,
    groupIdentifier: columns.group_identifier,
    state: columns.state,
    referral: columns.referral,
    offers: columns.offers,
    baseHash: columns.base_hash,
    workflowBaseHash: columns.workflow_base_hash,
    peer: columns.peer,
    createdAt: iso(columns.created_at),
    validUntil: iso(columns.valid_until),
    changedAt: iso(columns.changed_at),
    ...maybe('cancelReason', columns.cancel_reason),
    version: columns.version,
  };
}

/** A row of bgz_message. */
export function messageOf(row: Row): OutboxMessage {
  const columns = row as unknown as MessageColumns;
  return {
    id: columns.id,
    notificationId: columns.notification_id,
    kind: columns.kind,
    state: columns.state,
    attempts: columns.attempts,
    notBefore: iso(columns.not_before),
    ...maybe('claimedBy', columns.claimed_by),
    ...maybe('claimedUntil', isoOrNull(columns.claimed_until)),
    ...maybe('lastFailure', columns.last_failure),
    createdAt: iso(columns.created_at),
    ...maybe('sentAt', isoOrNull(columns.sent_at)),
  };
}
