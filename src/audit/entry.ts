import type { PartyIdentifier } from '../notified-pull/model';

/** What happened, in the words of Notified Pull. */
export type AuditKind =
  | 'notify'
  | 'amend'
  | 'cancel'
  | 'cancel-refused'
  | 'expire'
  | 'send-failed'
  | 'token-refused'
  | 'pull'
  | 'pull-refused'
  | 'document'
  | 'workflow-read'
  | 'workflow-update'
  | 'receive-notification'
  | 'receive-cancel'
  | 'export'
  | 'purge';

/** NEN 7513 check results: authorization, treatment relation, consent, emergency button; undefined when not made. */
export interface AuditChecks {
  readonly authorization?: boolean;
  readonly treatmentRelation?: boolean;
  readonly consent?: boolean;
  readonly emergency?: boolean;
}

/**
 * One event as a flat record. Holds who did what to whose data, when, why and with what result; never clinical content,
 * never a token. The BSN stands in `patientBsn` and nowhere else.
 */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** ISO 8601 instant with offset: when the event began. */
  readonly at: string;
  /** NEN 7513 action: create, read, update, delete, execute. */
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly outcome: 'success' | 'refused' | 'failed' | 'partial';
  /** Stable code of why it was refused or failed, for example `grant-cancelled`, `token-expired`; told fully here. */
  readonly reason?: string;
  /** The natural person who acted, or the person responsible. */
  readonly user?: { readonly identifier: PartyIdentifier; readonly role?: string; readonly name?: string };
  readonly organization?: { readonly ura: string; readonly name?: string };
  /** The system that acted: client id, OID or DID. */
  readonly system?: string;
  /** Network address of the peer, when the host knows it. */
  readonly address?: string;
  readonly patientBsn?: string;
  /** What was asked for: resource type or Task, and the query with every BSN taken out. */
  readonly object?: { readonly type: string; readonly query?: string; readonly reference?: string };
  /** How many resources left; the number only. */
  readonly resources?: number;
  /** Identifier of the notification and of its group, so that all events of a referral can be found. */
  readonly notification?: string;
  readonly group?: string;
  readonly checks?: AuditChecks;
  /** Correlation: request id, W3C trace id. */
  readonly requestId?: string;
  readonly traceId?: string;
}

/** Where entries go. Rejects when the entry could not be written; the caller then refuses the data (fail closed). */
export interface AuditSink {
  write(entry: AuditEntry): Promise<void>;
}
