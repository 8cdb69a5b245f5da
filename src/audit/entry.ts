/** An identifier with its register: URA, UZI, AGB, BIG, an OID, a DID. */
export interface PartyIdentifier {
  /** URI of the register, for example `http://fhir.nl/fhir/NamingSystem/ura`. */
  readonly system: string;
  readonly value: string;
}

/** What happened, in the words of Notified Pull. */
export const auditKinds = [
  'notify',
  'amend',
  'cancel',
  'expire',
  'supersede',
  'send',
  'resend',
  'purge',
  'token',
  'search',
  'read',
  'document',
  'task-read',
  'task-update',
  'request',
  'receive-notification',
  'receive-cancel',
  'pull',
  'archive',
  'audit-export',
  'audit-verify',
  'drop',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** How it ended. `partial`: something left, and it was said that something is missing. */
export type AuditOutcome = 'success' | 'refused' | 'failed' | 'partial';

/** NEN 7513 check results; undefined when the check was not made. */
export interface AuditChecks {
  readonly authorization?: boolean;
  readonly treatmentRelation?: boolean;
  readonly consent?: boolean;
  readonly emergency?: boolean;
}

/** What a policy decision point said, after all checks of our own. */
export type AuditDecision = 'permit' | 'deny';

/** A natural person, as far as the token or the EPD tells. */
export interface AuditUser {
  readonly identifier: PartyIdentifier;
  /** UZI role code, for example `01.015`. */
  readonly role?: string;
  readonly name?: string;
}

/**
 * One event as a flat record: who did what to whose data, when, why and with what result. Never clinical content, a token
 * or a secret. A BSN stands in `patientBsn` and nowhere else. Fields: NEN 7513:2018 ch. 7 (spec audit-nen7513 §4 and §5).
 */
export interface AuditEntry {
  /** UUID. */
  readonly id: string;
  readonly kind: AuditKind;
  /** ISO 8601 instant with offset: when the event began. */
  readonly at: string;
  /** NEN 7513 action: create, read, update, delete, execute. */
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly outcome: AuditOutcome;
  /** Stable code of why it was refused, failed or partial, for example `grant-cancelled`, `token-expired`. Told fully here. */
  readonly reason?: string;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** The natural person who acted. */
  readonly user?: AuditUser;
  /** The person responsible, on whose behalf the user acted, when that is somebody else. */
  readonly responsible?: AuditUser;
  /** The organization that acted. */
  readonly organization?: { readonly ura: string; readonly name?: string };
  /** The system that acted: client id, OID or DID. */
  readonly system?: string;
  /** Network address of the peer, when the host knows it. */
  readonly address?: string;
  /** Whose data it was about. */
  readonly patientBsn?: string;
  /** What was asked for. `query`: the parameters with every BSN taken out. */
  readonly object?: { readonly type: string; readonly query?: string; readonly id?: string };
  /** How many resources left. */
  readonly resources?: number;
  /** What is missing from a partial answer: names of sections or sources, no content. */
  readonly missing?: readonly string[];
  /** Task.identifier of the notification; links the events of one referral. */
  readonly notification?: string;
  /** Task.groupIdentifier. */
  readonly group?: string;
  /** Ground on which was acted: URI of the authorization protocol or consent. */
  readonly policy?: string;
  /** ActReason code: `TREAT` unless told otherwise, `ETREAT`, `BTG`. */
  readonly purpose?: 'TREAT' | 'ETREAT' | 'BTG';
  readonly checks?: AuditChecks;
  readonly decision?: AuditDecision;
  /** Of the one request: X-Request-Id, or `requestID` of AORTA-ID. */
  readonly requestId?: string;
  /** Of all requests that are one act, in the trails of both sides: X-Correlation-Id, or `initialRequestID` of AORTA-ID. */
  readonly correlationId?: string;
  /** W3C trace id. */
  readonly traceId?: string;
  /** How many events of the same kind this entry stands for, when that is not one; `until`: when the last of them began. */
  readonly count?: number;
  readonly until?: string;
  /** Fields from which something was taken out because it may not stand in a log; set by the sinks (`checkEntry`). */
  readonly redacted?: readonly string[];
}

/** Where entries go. Rejects when the entry could not be written: the caller then refuses the data (fail closed). */
export interface AuditSink {
  /** @param context Its signal is aborted when the caller waits no longer: what is not written by then was not logged. */
  write(entry: AuditEntry, context?: { readonly signal: AbortSignal }): Promise<void>;
}
