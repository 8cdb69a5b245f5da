import type { AuditEntry } from '../audit/entry';

/** What an authorisation knows about who acts, for whom and on what ground; the facade adds what was asked and answered. */
export type AuditContext = Partial<
  Pick<
    AuditEntry,
    | 'user'
    | 'responsible'
    | 'organization'
    | 'system'
    | 'address'
    | 'patientBsn'
    | 'notification'
    | 'group'
    | 'policy'
    | 'purpose'
    | 'checks'
    | 'reason'
    | 'requestId'
    | 'traceId'
  >
>;
