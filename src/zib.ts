/** Door `bgz-facade/zib`: records in. Builders, types, schemas and code helpers; loads no FHIR mapping and no HTTP. */

export type { AdministrationAgreement, AdministrationAgreementInput } from './bgz/administration-agreement/zib';
export { administrationAgreement, administrationAgreementConcepts } from './bgz/administration-agreement/zib';
export type { AllergyIntolerance, AllergyIntoleranceInput } from './bgz/allergy-intolerance/zib';
export { allergyIntolerance, allergyIntoleranceConcepts } from './bgz/allergy-intolerance/zib';
export type { ContactPerson, ContactPersonInput } from './bgz/contact-person/zib';
export { contactPerson, contactPersonConcepts } from './bgz/contact-person/zib';
export type { Concept } from './bgz/define/concept';
export type { DeepReadonly } from './bgz/define/deep-readonly';
export type { NotParsed, Parse, Parsed, ParseOptions, ParseResult, Zib } from './bgz/define/define-zib';
export { ZibRecordError } from './bgz/define/define-zib';
export type { Given } from './bgz/define/given';
export type { ZibIssue, ZibIssueCode } from './bgz/define/issue';
export type { Language } from './bgz/define/language';
export type { Mended, MendedKind } from './bgz/define/mended';
export { mendings } from './bgz/define/mended';
export type { HealthProfessional, HealthProfessionalInput } from './bgz/health-professional/zib';
export { healthProfessional, healthProfessionalConcepts } from './bgz/health-professional/zib';
export type { HealthcareProvider, HealthcareProviderInput } from './bgz/healthcare-provider/zib';
export { healthcareProvider, healthcareProviderConcepts } from './bgz/healthcare-provider/zib';
export type { LanguageProficiency, LanguageProficiencyInput } from './bgz/language-proficiency/zib';
export type { MedicalDevice, MedicalDeviceInput } from './bgz/medical-device/zib';
export { medicalDevice, medicalDeviceConcepts } from './bgz/medical-device/zib';
export type { MedicationAgreement, MedicationAgreementInput } from './bgz/medication-agreement/zib';
export { medicationAgreement, medicationAgreementConcepts } from './bgz/medication-agreement/zib';
export type { MedicationUse, MedicationUseInput } from './bgz/medication-use/zib';
export { medicationUse, medicationUseConcepts } from './bgz/medication-use/zib';
export type { AddressInformation, AddressInformationInput } from './bgz/parts/address-information/zib';
export type { Party, PartyInput } from './bgz/parts/basic-elements/zib';
export type { Coded, CodedConcept, CodedInput, Coding, NullFlavor, NullFlavored } from './bgz/parts/code/code';
export { nullFlavors } from './bgz/parts/code/code';
export * from './bgz/parts/code/code-helpers';
export type { ContactInformation, ContactInformationInput } from './bgz/parts/contact-information/zib';
export type { Identifier, IdentifierInput } from './bgz/parts/identifier/zib';
export { agb, big, bsn, identification, ura, uzi, uzovi } from './bgz/parts/identifier/zib';
export type {
  DosageInstruction,
  DosageInstructionInput,
  InstructionsForUse,
  InstructionsForUseInput,
} from './bgz/parts/instructions-for-use/zib';
export type { Moment, MomentInput } from './bgz/parts/moment/zib';
export type { NameInformation, NameInformationInput } from './bgz/parts/name-information/zib';
export type { PeriodOfUse, PeriodOfUseInput } from './bgz/parts/period-of-use/zib';
export type { Decimal, Duration, NumberRange, Quantity, QuantityRange, TimeUnit } from './bgz/parts/quantity/zib';
export { timeUnits, ucum } from './bgz/parts/quantity/zib';
export type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
} from './bgz/parts/references/zib';
export type { Patient, PatientInput } from './bgz/patient/zib';
export { patient, patientConcepts } from './bgz/patient/zib';
export type { Payer, PayerInput } from './bgz/payer/zib';
export { payer, payerConcepts } from './bgz/payer/zib';
export type { PharmaceuticalProduct, PharmaceuticalProductInput } from './bgz/pharmaceutical-product/zib';
export { pharmaceuticalProduct, pharmaceuticalProductConcepts } from './bgz/pharmaceutical-product/zib';
export type { PlausibilityRule, PlausibilityRuleId } from './bgz/plausibility/rules';
export { plausibilityRules } from './bgz/plausibility/rules';
export type { PlausibilityWarning } from './bgz/plausibility/warnings';
export type { Problem, ProblemInput, ProblemInside } from './bgz/problem/zib';
export { problem, problemConcepts } from './bgz/problem/zib';
export type { Procedure, ProcedureInput } from './bgz/procedure/zib';
export { procedure, procedureConcepts } from './bgz/procedure/zib';
export type { ProcedureRequest, ProcedureRequestInput } from './bgz/procedure-request/zib';
export { procedureRequest, procedureRequestConcepts } from './bgz/procedure-request/zib';
export type { BgzRecords, BgzRecordsInput, RecordOf, ZibGroup } from './bgz/records';
export { bgzRecords, conceptOf, zibGroups } from './bgz/records';
