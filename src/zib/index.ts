/** Door `bgz-facade/zib`: records in. Builders, types, schemas and code helpers; loads no FHIR mapping and no HTTP. */

export type { AdministrationAgreement, AdministrationAgreementInput } from './administration-agreement';
export { administrationAgreement, administrationAgreementConcepts } from './administration-agreement';
export type { AllergyIntolerance, AllergyIntoleranceInput } from './allergy-intolerance';
export { allergyIntolerance, allergyIntoleranceConcepts } from './allergy-intolerance';
export type { BgzRecords, BgzRecordsInput, RecordOf, ZibGroup } from './bgz-records';
export { bgzRecords, conceptOf, zibGroups } from './bgz-records';
export type { ContactPerson, ContactPersonInput } from './contact-person';
export { contactPerson, contactPersonConcepts } from './contact-person';
export type { NotParsed, Parse, Parsed, ParseOptions, ParseResult, Zib } from './define-zib';
export { ZibRecordError } from './define-zib';
export type { HealthProfessional, HealthProfessionalInput } from './health-professional';
export { healthProfessional, healthProfessionalConcepts } from './health-professional';
export type { HealthcareProvider, HealthcareProviderInput } from './healthcare-provider';
export { healthcareProvider, healthcareProviderConcepts } from './healthcare-provider';
export type { LanguageProficiency, LanguageProficiencyInput } from './language-proficiency';
export type { MedicalDevice, MedicalDeviceInput } from './medical-device';
export { medicalDevice, medicalDeviceConcepts } from './medical-device';
export type { MedicationAgreement, MedicationAgreementInput } from './medication-agreement';
export { medicationAgreement, medicationAgreementConcepts } from './medication-agreement';
export type { MedicationUse, MedicationUseInput } from './medication-use';
export { medicationUse, medicationUseConcepts } from './medication-use';
export type { AddressInformation, AddressInformationInput } from './parts/address-information';
export type { Party, PartyInput } from './parts/basic-elements';
export type { Coded, CodedConcept, CodedInput, Coding, NullFlavor, NullFlavored } from './parts/code';
export { nullFlavors } from './parts/code';
export * from './parts/code-helpers';
export type { Concept } from './parts/concept';
export type { ContactInformation, ContactInformationInput } from './parts/contact-information';
export type { DeepReadonly } from './parts/deep-readonly';
export type { Given } from './parts/given';
export type { Identifier, IdentifierInput } from './parts/identifier';
export { agb, big, bsn, identification, ura, uzi, uzovi } from './parts/identifier';
export type {
  DosageInstruction,
  DosageInstructionInput,
  InstructionsForUse,
  InstructionsForUseInput,
} from './parts/instructions-for-use';
export type { ZibIssue, ZibIssueCode } from './parts/issue';
export type { Language } from './parts/language';
export type { Mended, MendedKind } from './parts/mended';
export { mendings } from './parts/mended';
export type { Moment, MomentInput } from './parts/moment';
export type { NameInformation, NameInformationInput } from './parts/name-information';
export type { PeriodOfUse, PeriodOfUseInput } from './parts/period-of-use';
export type { Decimal, Duration, NumberRange, Quantity, QuantityRange, TimeUnit } from './parts/quantity';
export { timeUnits, ucum } from './parts/quantity';
export type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
} from './parts/references';
export type { Patient, PatientInput } from './patient';
export { patient, patientConcepts } from './patient';
export type { Payer, PayerInput } from './payer';
export { payer, payerConcepts } from './payer';
export type { PharmaceuticalProduct, PharmaceuticalProductInput } from './pharmaceutical-product';
export { pharmaceuticalProduct, pharmaceuticalProductConcepts } from './pharmaceutical-product';
export type { PlausibilityRule, PlausibilityRuleId } from './plausibility/rules';
export { plausibilityRules } from './plausibility/rules';
export type { PlausibilityWarning } from './plausibility/warnings';
export type { Problem, ProblemInput, ProblemInside } from './problem';
export { problem, problemConcepts } from './problem';
export type { Procedure, ProcedureInput } from './procedure';
export { procedure, procedureConcepts } from './procedure';
export type { ProcedureRequest, ProcedureRequestInput } from './procedure-request';
export { procedureRequest, procedureRequestConcepts } from './procedure-request';
