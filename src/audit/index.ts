/** Door `bgz-facade/audit`: the NEN 7513 trail. */

// Sinks.
export { allOf } from './all-of';
// The chain of hashes.
export {
  type AuditLine,
  type ChainBreach,
  type ChainHead,
  type ChainReport,
  type VerifyOptions,
  verifyLines,
} from './chain';
// What goes in.
export { checkEntry } from './check-entry';
export type { AuditChecks, AuditEntry, AuditKind, AuditOutcome, AuditSink, AuditUser, PartyIdentifier } from './entry';
export { auditKinds } from './entry';
// As AuditEvent or flat record.
export { checkLetters, type NenField, nenFields } from './event/fields';
export { type EventCode, type KindCodes, kindCodes } from './event/kinds';
export type { AuditSource } from './event/parts';
export { type AuditEventOptions, auditEventMapper, toAuditEvent } from './event/to-audit-event';
// As a document.
export type { CsvOptions } from './export/csv';
export { type AuditExportOptions, type AuditFormat, exportAudit } from './export/export-audit';
export type { ExportFacts, ExportSum } from './export/header';
export type { PdfFonts } from './export/pdf/fonts';
export { uziRoles } from './export/roles';
export type { AuditView } from './export/rows';
export { type FlatColumn, flatColumns, toFlatRecord } from './flat-record';
export { type NdjsonFile, type NdjsonSink, ndjsonStream } from './ndjson-stream';
export { sanitisedQuery } from './sanitised-query';
export { type AuditTable, auditTable } from './table/audit-table';
export { type AuditPurge, MINIMUM_YEARS } from './table/purge';
export type { AuditPage, AuditQuery } from './table/query';
export { verifyTable } from './table/verify-chain';
