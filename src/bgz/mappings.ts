/** The mappings of the six core sections, by zib group. */
import type { FhirResource } from 'fhir/r3';
import { mapAdministrationAgreement } from './administration-agreement/stu3';
import { allergyIntoleranceStu3 } from './allergy-intolerance/stu3';
import type { MappingContext } from './define/context';
import { mapMedicalDevice } from './medical-device/stu3';
import { mapMedicationAgreement } from './medication-agreement/stu3';
import { mapMedicationUse } from './medication-use/stu3';
import { organizationResource, professionalResource } from './parts/party/stu3';
import { mapPatient } from './patient/stu3';
import { mapPayer } from './payer/stu3';
import { mapProblem } from './problem/stu3';
import { mapProcedure } from './procedure/stu3';
import { mapProcedureRequest } from './procedure-request/stu3';
import type { RecordOf, ZibGroup } from './records';

type Mapping<G extends ZibGroup> = (record: RecordOf<G>, context: MappingContext) => FhirResource;

/** Mapping of each zib group. */
export const mappings: { readonly [G in ZibGroup]: Mapping<G> } = {
  patient: mapPatient,
  payers: mapPayer,
  allergyIntolerances: allergyIntoleranceStu3.to,
  problems: mapProblem,
  medicalDevices: mapMedicalDevice,
  procedures: mapProcedure,
  procedureRequests: mapProcedureRequest,
  medicationUses: mapMedicationUse,
  medicationAgreements: mapMedicationAgreement,
  administrationAgreements: mapAdministrationAgreement,
  healthProfessionals: professionalResource,
  healthcareProviders: organizationResource,
};

export type { MappingContext, MappingOptions } from './define/context';
export { patientDisplay, patientIdentity } from './patient/stu3';
