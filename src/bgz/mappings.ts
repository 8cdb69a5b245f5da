/** The mappings of the six core sections, by zib group. */
import type { FhirResource } from 'fhir/r3';
import { mapAdministrationAgreement } from './administration-agreement/stu3';
import { mapAllergyIntolerance } from './allergy-intolerance/stu3';
import type { Mapped, MappingContext } from './define/context';
import { mapMedicalDevice } from './medical-device/stu3';
import { mapMedicationAgreement } from './medication-agreement/stu3';
import { mapMedicationUse } from './medication-use/stu3';
import { organization, professional } from './parts/party/stu3';
import { mapPatient } from './patient/stu3';
import { mapPayer } from './payer/stu3';
import { mapProblem } from './problem/stu3';
import { mapProcedure } from './procedure/stu3';
import { mapProcedureRequest } from './procedure-request/stu3';
import type { RecordOf, ZibGroup } from './records';

type Mapping<G extends ZibGroup> = (record: RecordOf<G>, context: MappingContext) => Mapped;

/** A building block without a record that owns it: everything it gives is served, none of it is searched for. */
function mapProfessional(record: RecordOf<'healthProfessionals'>, context: MappingContext): Mapped {
  const supporting: FhirResource[] = [];
  const { role } = professional(record, context, supporting);
  return leading(supporting, role.reference);
}

function mapProvider(record: RecordOf<'healthcareProviders'>, context: MappingContext): Mapped {
  const supporting: FhirResource[] = [];
  const { reference } = organization(record, context, supporting);
  return leading(supporting, reference);
}

function leading(resources: FhirResource[], reference: string | undefined): Mapped {
  const [resource, ...supporting] = [...resources].sort((a) => (`${a.resourceType}/${a.id}` === reference ? -1 : 1));
  if (resource === undefined) throw new Error('A mapped building block gives at least one resource.');
  return { resource, supporting };
}

/** Mapping of each zib group. */
export const mappings: { readonly [G in ZibGroup]: Mapping<G> } = {
  patient: mapPatient,
  payers: mapPayer,
  allergyIntolerances: mapAllergyIntolerance,
  problems: mapProblem,
  medicalDevices: mapMedicalDevice,
  procedures: mapProcedure,
  procedureRequests: mapProcedureRequest,
  medicationUses: mapMedicationUse,
  medicationAgreements: mapMedicationAgreement,
  administrationAgreements: mapAdministrationAgreement,
  healthProfessionals: mapProfessional,
  healthcareProviders: mapProvider,
};

export type { Mapped, MappingContext, MappingOptions } from './define/context';
export { patientDisplay, patientIdentity } from './patient/stu3';
