// Contract with the validator: write one to have it ask your own tables.

// Codelists: value sets, code systems and concept maps of FHIR packages.
export {
  type AskedCode,
  type CodeFacts,
  type CodeInSystem,
  type Codelists,
  codelistsOf,
  createCodelists,
} from './codelists/create-codelists';
export { importCodelists } from './codelists/import-codelists';
export { bundledCodelists, loadCodelists } from './codelists/load-codelists';
export type { AllowedCode, AllowedCodes, Membership, OpenQuestion } from './codelists/membership';
export { CodelistsError, type CodelistTables, type SkippedCodelist, type ValueSetTable } from './codelists/table';
export { type ImportSummary, importCodelistsTo, writeCodelists } from './codelists/write-codelists';
export type {
  CodeAnswer,
  CodeFilter,
  CodeQuestion,
  MemberAnswer,
  NotMemberAnswer,
  OtherEdition,
  TerminologyProvider,
  UnverifiableAnswer,
  UnverifiableReason,
} from './lookup';
export { unverifiable } from './lookup';
// A FHIR terminology server.
export type { ClientCredentials, ServerAuth } from './server/access-token';
export { type TerminologyServerOptions, terminologyServer } from './server/terminology-server';
// SNOMED CT from an index on disk.
export {
  type BuildSnomedIndexOptions,
  type BuiltSnomedIndex,
  buildSnomedIndex,
} from './snomed/build-snomed-index';
export { type OpenSnomedIndexOptions, openSnomedIndex, type SnomedIndex } from './snomed/open-snomed-index';
export type { Rf2Remark, Rf2RemarkCode } from './snomed/rf2-remarks';
export { SnomedError, type SnomedErrorCode } from './snomed/snomed-error';
export { snomedProvider } from './snomed/snomed-provider';
