import type { NotificationRecord } from '../../access/model';
import type { Row } from '../../sql/database';
import type { OutboxMessage } from '../messages';

interface NotificationColumns {
  readonly id: string;
  readonly identifier: string;
  readonly group_identifier: string;
  readonly state: NotificationRecord['state'];
  readonly bsn: string;
  readonly referral: Omit<NotificationRecord['referral'], 'patient'>;
  readonly offers: NotificationRecord['offers'];
  readonly base_hash: string;
  readonly workflow_base_hash: string;
  readonly peer: string;
  readonly created_at: Date;
  readonly valid_until: Date;
  readonly changed_at: Date;
  readonly cancel_reason: string | null;
  readonly version: number;
}

interface MessageColumns {
  readonly id: string;
  readonly notification_id: string;
  readonly kind: OutboxMessage['kind'];
  readonly state: OutboxMessage['state'];
  readonly attempts: number;
  readonly not_before: Date;
  readonly claimed_by: string | null;
  readonly claimed_until: Date | null;
  readonly last_failure: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

/** A property that is there when its column holds something. */
const maybe = <K extends string, T>(key: K, value: T | null | undefined): { readonly [P in K]?: T } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]: T });

/** Position of a row, for paging and order. */
export const seqOf = (row: Row): string => String(row.seq);

/** A row of bgz_notification; its columns are those of the schema. The BSN has a column of its own and stands nowhere else. */
export function notificationOf(row: Row): NotificationRecord {
  const columns = row as unknown as NotificationColumns;
  return {
    id: columns.id,
    identifier: columns.identifier,
    groupIdentifier: columns.group_identifier,
    state: columns.state,
    referral: { patient: { bsn: columns.bsn }, ...columns.referral },
    offers: columns.offers,
    baseHash: columns.base_hash,
    workflowBaseHash: columns.workflow_base_hash,
    peer: columns.peer,
    createdAt: columns.created_at.toISOString(),
    validUntil: columns.valid_until.toISOString(),
    changedAt: columns.changed_at.toISOString(),
    ...maybe('cancelReason', columns.cancel_reason),
    version: columns.version,
  };
}

/** Columns of a new row of bgz_notification with their values. */
export function notificationColumns(record: NotificationRecord): Readonly<Record<string, unknown>> {
  const { patient, ...referral } = record.referral;
  return {
    id: record.id,
    identifier: record.identifier,
    group_identifier: record.groupIdentifier,
    state: record.state,
    bsn: patient.bsn,
    receiver_ura: referral.receiver.organization.ura,
    referral: JSON.stringify(referral),
    offers: JSON.stringify(record.offers),
    base_hash: record.baseHash,
    workflow_base_hash: record.workflowBaseHash,
    peer: record.peer,
    created_at: record.createdAt,
    valid_until: record.validUntil,
    changed_at: record.changedAt,
    cancel_reason: record.cancelReason ?? null,
    version: record.version,
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
    notBefore: columns.not_before.toISOString(),
    ...maybe('claimedBy', columns.claimed_by),
    ...maybe('claimedUntil', columns.claimed_until?.toISOString()),
    ...maybe('lastFailure', columns.last_failure),
    createdAt: columns.created_at.toISOString(),
    ...maybe('sentAt', columns.sent_at?.toISOString()),
  };
}

/** Columns of a new row of bgz_message with their values. */
export const messageColumns = (message: OutboxMessage): Readonly<Record<string, unknown>> => ({
  id: message.id,
  notification_id: message.notificationId,
  kind: message.kind,
  state: message.state,
  attempts: message.attempts,
  not_before: message.notBefore,
  claimed_by: message.claimedBy ?? null,
  claimed_until: message.claimedUntil ?? null,
  last_failure: message.lastFailure ?? null,
  created_at: message.createdAt,
  sent_at: message.sentAt ?? null,
});

/** A statement that inserts these columns, its parameters numbered from after `offset`. */
export function insertion(table: string, columns: Readonly<Record<string, unknown>>, offset = 0): string {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${offset + index + 1}`);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`;
}
