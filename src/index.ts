/** Door `bgz-facade`: the facade a vendor mounts, and the conversion behind it. */

// What the facade can be asked.
export type { CatalogueRow, SearchableType, ServedType } from './assemble/catalogue';
export { catalogue, searchableTypes, supportingTypes } from './assemble/catalogue';
// Records to FHIR, without HTTP.
export type { ConvertOptions } from './assemble/collection';
export { documentFhirId, originsOf, patientFhirId, resourcesOf, toCollection } from './assemble/collection';
// Ports.
export { pagedSource } from './assemble/paged-source';
export type {
  PatientQuery,
  ReferralContext,
  Source,
  SourceContext,
  SourceFailure,
  SourceFailureKind,
  SourceGroup,
  SourceInput,
  SourceItem,
  SourcePage,
  SourceQuery,
  Sources,
} from './assemble/ports';
export { sharedSource } from './assemble/shared-source';
export { type SourcesOfOptions, sourcesOf } from './assemble/sources-of';
export type { SourcesToRecordsOptions, SourcesToRecordsResult } from './assemble/sources-to-records';
export { sourcesToRecords } from './assemble/sources-to-records';
export type { Miss, Reach, Unreached } from './assemble/unreached';
export type { AuditContext } from './audit/access-trail';
// Documents that go along with the BgZ.
export type { CheckDocument, DocumentContent, DocumentVerdict, OpenDocument } from './bgz/define/content';
export type { MappingOptions } from './bgz/define/context';
export { documentTypes } from './bgz/document/document-types';
export type { BgzDocument, BgzDocumentInput } from './bgz/document/types';
export { bgzDocument } from './bgz/document/zib';
// Before going live.
export { checkCsv, checkJson } from './check/check-files';
export type { CheckOptions } from './check/check-sources';
export { checkSources } from './check/check-sources';
export { type CheckTextOptions, checkText } from './check/check-text';
export type { CheckFinding, FindingKind, FindingSeverity } from './check/finding';
export { findingKinds } from './check/finding';
export type { CheckedPatient, CheckedRecord, CheckResult, GroupFigures } from './check/result';
export type { AskedFor, Authorization, AuthorizeContext } from './facade/authorization';
export { capabilityStatement } from './facade/capability-statement';
// The facade.
export type { BgzFacade } from './facade/create-bgz-facade';
export { createBgzFacade } from './facade/create-bgz-facade';
export type { FacadeOptions } from './facade/options';
export type { OutgoingValidation, OutgoingValidator } from './facade/outgoing-check';
export type { TaskAnswer, TaskPort } from './facade/task-port';
export type { FhirJsonOptions } from './fhir/written-numbers';
export { fhirJson } from './fhir/written-numbers';
export type { Logger } from './telemetry/logger';
export type { Origins, RecordOrigin } from './validate/issue';
