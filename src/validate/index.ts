export { type FhirPackage, FhirPackageError, readFhirPackage } from '../fhir/package/read-fhir-package';
export {
  createValidator,
  type RuleSet,
  type ValidateOptions,
  type Validator,
  type ValidatorOptions,
} from './create-validator';
export type {
  ConceptSource,
  IssueTypeCode,
  Language,
  Severity,
  Unverified,
  ValidationIssue,
  ValidationReport,
} from './issue';
export { explain, type RuleExplanation, type RuleId, rules } from './rules';
