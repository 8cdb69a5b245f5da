const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition';
const FHIR_NL = 'http://fhir.nl/fhir/StructureDefinition';

/**
 * `meta.profile` per mapping. Patient and Condition also claim the BgZ profiles the national test set asserts
 * (spec bgz-msz-queries §4.6); those live in a separate Nictiz package.
 */
export const profiles = {
  patient: [`${FHIR_NL}/nl-core-patient`, `${NICTIZ}/BgZ-Patient`],
  practitioner: [`${FHIR_NL}/nl-core-practitioner`],
  practitionerRole: [`${FHIR_NL}/nl-core-practitionerrole`],
  organization: [`${FHIR_NL}/nl-core-organization`],
  relatedPerson: [`${FHIR_NL}/nl-core-relatedperson`],
  payer: [`${NICTIZ}/zib-Payer`],
  allergyIntolerance: [`${NICTIZ}/zib-AllergyIntolerance`],
  problem: [`${NICTIZ}/zib-Problem`, `${NICTIZ}/BgZ-Problem`],
  medicalDevice: [`${NICTIZ}/zib-MedicalDevice`],
  medicalDeviceProduct: [`${NICTIZ}/zib-MedicalDeviceProduct`],
  procedure: [`${NICTIZ}/zib-Procedure`],
  procedureRequest: [`${NICTIZ}/zib-ProcedureRequest`],
  medicationUse: [`${NICTIZ}/zib-MedicationUse`],
  medicationAgreement: [`${NICTIZ}/zib-MedicationAgreement`],
  administrationAgreement: [`${NICTIZ}/zib-AdministrationAgreement`],
  product: [`${NICTIZ}/zib-Product`],
  // Not of a zib: the MedMij guide to PDF/A names it (spec notified-pull §8).
  document: [`${NICTIZ}/IHE.MHD.Minimal.DocumentReference`],
} as const satisfies Record<string, readonly string[]>;
