/** Door `bgz-facade/zib`: records in. Builders, types, schemas and code helpers; loads no FHIR mapping and no HTTP. */

export type { Concept } from './bgz/define/concept';
export type { DeepReadonly } from './bgz/define/deep-readonly';
export type { NotParsed, Parse, Parsed, ParseOptions, ParseResult, Zib } from './bgz/define/define-zib';
export { ZibRecordError } from './bgz/define/define-zib';
export type { Given } from './bgz/define/given';
export type { ZibIssue, ZibIssueCode } from './bgz/define/issue';
export type { Language } from './bgz/define/language';
export type { Mended, MendedKind } from './bgz/define/mended';
export { mendings } from './bgz/define/mended';
export type { AnySchema, InputOf, OutputOf, SchemaIssue, StandardResult, StandardSchema } from './bgz/define/written';
export type { LanguageProficiency, LanguageProficiencyInput } from './bgz/language-proficiency/types';
export * from './bgz/listed/door';
export type { BgzRecords, BgzRecordsInput } from './bgz/listed/records';
export { zibGroups } from './bgz/listed/zibs';
export type { AddressInformation, AddressInformationInput } from './bgz/parts/address-information/types';
export type { Party, PartyInput } from './bgz/parts/basic-elements/types';
export type { Coded, CodedConcept, CodedInput, Coding, NullFlavor, NullFlavored } from './bgz/parts/code/code';
export { nullFlavors } from './bgz/parts/code/code';
export * from './bgz/parts/code/code-helpers';
export type { ContactInformation, ContactInformationInput } from './bgz/parts/contact-information/types';
export type { Identifier, IdentifierInput } from './bgz/parts/identifier/zib';
export { agb, big, bsn, identification, ura, uzi, uzovi } from './bgz/parts/identifier/zib';
export type {
  DosageInstruction,
  DosageInstructionInput,
  InstructionsForUse,
  InstructionsForUseInput,
} from './bgz/parts/instructions-for-use/types';
export type { Metadata, MetadataInput, Registration, RegistrationInput } from './bgz/parts/metadata/types';
export type { Moment, MomentInput } from './bgz/parts/moment/zib';
export type { NameInformation, NameInformationInput } from './bgz/parts/name-information/types';
export type { PeriodOfUse, PeriodOfUseInput } from './bgz/parts/period-of-use/types';
export type { Decimal, Duration, NumberRange, Quantity, QuantityRange, TimeUnit } from './bgz/parts/quantity/zib';
export { timeUnits, ucum } from './bgz/parts/quantity/zib';
export type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from './bgz/parts/references/types';
export type { PlausibilityRule, PlausibilityRuleId } from './bgz/plausibility/rules';
export { plausibilityRules } from './bgz/plausibility/rules';
export type { PlausibilityWarning } from './bgz/plausibility/warnings';
export type { ProblemInside } from './bgz/problem/types';
export type { RecordOf, ZibGroup } from './bgz/records';
export { bgzRecords, conceptOf } from './bgz/records';
