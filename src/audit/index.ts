/** Door `bgz-facade/audit`: the NEN 7513 trail. */

export type { AuditChecks, AuditEntry, AuditKind, AuditOutcome, AuditSink, AuditUser, PartyIdentifier } from './entry';
export { auditKinds } from './entry';
export { sanitisedQuery } from './sanitised-query';
