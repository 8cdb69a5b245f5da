/** Door `bgz-facade/audit`: the NEN 7513 trail. */

import type { AuditKind } from './audit/entry';
import { type AuditExportOptions, type Entries, exportWorded } from './audit/export/export-audit';
import type { ExportSum } from './audit/export/header';
import { facadeReasons } from './facade/refusal-reasons';
import type { Phrase } from './fhir/phrase';
import { notifiedPullWords } from './view/trail/reason-words';

export { allOf } from './audit/all-of';
// The chain of hashes.
export {
  type AuditLine,
  type ChainBreach,
  type ChainHead,
  type ChainReport,
  type VerifyOptions,
  verifyLines,
} from './audit/chain';
// What goes in.
export { checkEntry } from './audit/check-entry';
export type {
  AuditChecks,
  AuditEntry,
  AuditKind,
  AuditOutcome,
  AuditSink,
  AuditUser,
  PartyIdentifier,
} from './audit/entry';
export { auditKinds } from './audit/entry';
// As AuditEvent or flat record.
export { checkLetters, type NenField, nenFields } from './audit/event/fields';
export { type EventCode, type KindCodes, kindCodes } from './audit/event/kinds';
export type { AuditSource } from './audit/event/parts';
export { type AuditEventOptions, auditEventMapper, toAuditEvent } from './audit/event/to-audit-event';
// As a document.
export type { CsvOptions } from './audit/export/csv';
export type { AuditExportOptions, AuditFormat } from './audit/export/export-audit';
export type { ExportFacts, ExportSum } from './audit/export/header';
export type { PdfFonts } from './audit/export/pdf/fonts';
export { uziRoles } from './audit/export/roles';
export type { AuditView } from './audit/export/rows';
export { type FlatColumn, flatColumns, toFlatRecord } from './audit/flat-record';
export type { NdjsonFile } from './audit/ndjson-file';
export { type NdjsonSink, ndjsonStream } from './audit/ndjson-stream';
export { sanitisedQuery } from './audit/sanitised-query';
export { type AuditTable, auditTable } from './audit/table/audit-table';
export type { AuditPurge } from './audit/table/purge';
export type { AuditPage, AuditQuery } from './audit/table/query';
export { MINIMUM_YEARS } from './audit/table/retention';
export { verifyTable } from './audit/table/verify-chain';
// Sinks.
export type { TableOptions } from './sql/tables';

const facadeWords: Readonly<Record<string, Phrase>> = facadeReasons;

/** Every room that tells the trail something has the words for it. */
const ownReasons = (code: string, kind: AuditKind): string | undefined =>
  (notifiedPullWords(code, kind) ?? (Object.hasOwn(facadeWords, code) ? facadeWords[code] : undefined))?.nl;

/**
 * The trail as a document in Dutch (spec audit-nen7513 §7): PDF (A4, landscape), CSV, or a FHIR STU3 Bundle of
 * AuditEvents. It says whose trail it is, what was selected, who asked for it and when, how many lines it is made of, and a
 * SHA-256 over them. CSV and JSON are written while the entries are read; a PDF is held in memory until it is done.
 *
 * Exporting is itself an event that belongs in the trail: write an `audit-export` entry first, as `bgz audit export` does.
 *
 * @param entries Oldest first; an array is put in order.
 * @returns Number of lines and hash, as they stand in the document.
 * @throws TypeError When the options cannot work: all problems at once.
 * @throws Error When pdfkit is not installed (`npm install pdfkit`). What `write` and `entries` throw comes through.
 * @example
 * const entries = async function* () { for await (const { entry } of audit.lines({ patientBsn })) yield entry; };
 * await exportAudit(entries(), {
 *   format: 'pdf', view: 'patient', organization: { name: 'Ziekenhuis West', ura: '12345678' },
 *   requestedBy: 'mw. J. Beheer', madeAt: new Date(), selection: { patientBsn }, write: (chunk) => file.appendFile(chunk),
 * });
 */
export const exportAudit = (entries: Entries, options: AuditExportOptions): Promise<ExportSum> =>
  exportWorded(entries, { ...options, ownReasons });
