/** Canonical URLs of the extensions the six core sections use, by the short name the concept tables write. */
const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const FHIR_NL = 'http://fhir.nl/fhir/StructureDefinition';
const HL7 = 'http://hl7.org/fhir/StructureDefinition';

export const extensionUrls = {
  'code-specification': `${NICTIZ}/code-specification`,
  'practitionerrole-reference': `${NICTIZ}/practitionerrole-reference`,
  'patient-proficiency': `${NICTIZ}/patient-proficiency`,
  Comment: `${NICTIZ}/Comment`,
  'bgz-SpecificProblemName': `${NICTIZ}/bgz-SpecificProblemName`,
  'BodySite-Qualifier': `${NICTIZ}/BodySite-Qualifier`,
  'zib-patient-legalstatus': `${NICTIZ}/zib-patient-legalstatus`,
  'zib-LifeStance': `${NICTIZ}/zib-LifeStance`,
  'zib-AddressInformation-AddressType': `${NICTIZ}/zib-AddressInformation-AddressType`,
  'zib-ContactInformation-TelecomType': `${NICTIZ}/zib-ContactInformation-TelecomType`,
  'zib-MedicalDevice-Organization': `${NICTIZ}/zib-MedicalDevice-Organization`,
  'zib-MedicalDevice-Practitioner': `${NICTIZ}/zib-MedicalDevice-Practitioner`,
  'zib-MedicalDevice-Problem': `${NICTIZ}/zib-MedicalDevice-Problem`,
  'zib-MedicationUse-AsAgreedIndicator': `${NICTIZ}/zib-MedicationUse-AsAgreedIndicator`,
  'zib-MedicationUse-Prescriber': `${NICTIZ}/zib-MedicationUse-Prescriber`,
  'zib-MedicationUse-Author': `${NICTIZ}/zib-MedicationUse-Author`,
  'zib-MedicationUse-Duration': `${NICTIZ}/zib-MedicationUse-Duration`,
  'zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse': `${NICTIZ}/zib-MedicationUse-ReasonForChangeOrDiscontinuationOfUse`,
  'zib-MedicationAgreement-RequesterRole': `${NICTIZ}/zib-MedicationAgreement-RequesterRole`,
  'zib-Medication-MedicationTreatment': `${NICTIZ}/zib-Medication-MedicationTreatment`,
  'zib-Medication-RepeatPeriodCyclicalSchedule': `${NICTIZ}/zib-Medication-RepeatPeriodCyclicalSchedule`,
  'zib-Medication-PeriodOfUse': `${NICTIZ}/zib-Medication-PeriodOfUse`,
  'zib-Medication-AdditionalInformation': `${NICTIZ}/zib-Medication-AdditionalInformation`,
  'zib-Medication-StopType': `${NICTIZ}/zib-Medication-StopType`,
  'zib-AdministrationAgreement-AuthoredOn': `${NICTIZ}/zib-AdministrationAgreement-AuthoredOn`,
  'zib-AdministrationAgreement-AgreementReason': `${NICTIZ}/zib-AdministrationAgreement-AgreementReason`,
  'zib-Product-Description': `${NICTIZ}/zib-Product-Description`,
  'zib-Payer-BankInformation': `${NICTIZ}/zib-Payer-BankInformation`,
  'nl-core-preferred-pharmacy': `${FHIR_NL}/nl-core-preferred-pharmacy`,
  'nl-core-address-official': `${FHIR_NL}/nl-core-address-official`,
  'nl-core-relatedperson-role': `${FHIR_NL}/nl-core-relatedperson-role`,
  'patient-nationality': `${HL7}/patient-nationality`,
  'humanname-assembly-order': `${HL7}/humanname-assembly-order`,
  'humanname-own-prefix': `${HL7}/humanname-own-prefix`,
  'humanname-own-name': `${HL7}/humanname-own-name`,
  'humanname-partner-prefix': `${HL7}/humanname-partner-prefix`,
  'humanname-partner-name': `${HL7}/humanname-partner-name`,
  'iso21090-EN-qualifier': `${HL7}/iso21090-EN-qualifier`,
  'iso21090-ADXP-streetName': `${HL7}/iso21090-ADXP-streetName`,
  'iso21090-ADXP-houseNumber': `${HL7}/iso21090-ADXP-houseNumber`,
  'iso21090-ADXP-buildingNumberSuffix': `${HL7}/iso21090-ADXP-buildingNumberSuffix`,
  'iso21090-ADXP-unitID': `${HL7}/iso21090-ADXP-unitID`,
  'iso21090-ADXP-additionalLocator': `${HL7}/iso21090-ADXP-additionalLocator`,
  'iso21090-SC-coding': `${HL7}/iso21090-SC-coding`,
  'iso21090-nullFlavor': `${HL7}/iso21090-nullFlavor`,
  'data-absent-reason': `${HL7}/data-absent-reason`,
  'rendered-value': `${HL7}/rendered-value`,
  'procedure-method': `${HL7}/procedure-method`,
} as const;

/** The extensions that say why a value is not there. */
export const absenceExtensions: ReadonlySet<unknown> = new Set([
  extensionUrls['iso21090-nullFlavor'],
  extensionUrls['data-absent-reason'],
]);

export type ExtensionName = keyof typeof extensionUrls;
