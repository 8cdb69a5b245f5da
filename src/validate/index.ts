// The validator.

// FHIR packages and the definitions in them.
export { type Definitions, definitionsOf } from '../fhir/definitions/definitions';
export type { ElementNode } from '../fhir/definitions/element-node';
export { createSnapshots, type Snapshot, type Snapshots } from '../fhir/definitions/snapshot';
export type { DefinitionTable, ElementRow } from '../fhir/definitions/table';
export { type ImportedTables, importTables, writeTables } from '../fhir/definitions/write-tables';
export {
  type FhirPackage,
  FhirPackageError,
  type FhirResource,
  type PackageLimits,
} from '../fhir/package/fhir-package';
export { readFhirPackage } from '../fhir/package/read-fhir-package';
export {
  createValidator,
  type LineReport,
  type RuleSet,
  type ValidateOptions,
  type Validator,
  type ValidatorOptions,
} from './create-validator';
export type {
  ConceptSource,
  IssueTypeCode,
  Language,
  Origins,
  RecordOrigin,
  Severity,
  Unverified,
  ValidationIssue,
  ValidationReport,
} from './issue';
// Documents.
export { checkPdf, type PdfCheck, type PdfCheckOptions, type PdfNotChecked } from './pdf/check-pdf';
export type { PdfFacts } from './pdf/facts';
export { type PdfCheckerOptions, pdfChecker } from './pdf/pdf-checker';
// Formats of reports.
export { type FileReport, type FileResult, type NotChecked, type Totals, totalsOf } from './report/file-report';
export { toJson } from './report/json';
export { toJUnit } from './report/junit';
export { RULE_SYSTEM, toOperationOutcome } from './report/operation-outcome';
export { type SarifOptions, toSarif } from './report/sarif';
export { type TextOptions, toText } from './report/text';
export { type RuleId, rules } from './rules';
export type { RuleExample } from './rules/examples/example';
export { explain } from './rules/explain';
export type { StatedAt } from './rules/explained';
export type { InvariantMeaning, RuleExplanation } from './rules/explanation';
