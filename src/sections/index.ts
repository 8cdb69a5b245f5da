/** The mappings of the six core sections, by zib group. */
import type { FhirResource } from 'fhir/r3';
import type { RecordOf, ZibGroup } from '../zib/bgz-records';
import { mapAdministrationAgreement } from './administration-agreements';
import { mapAllergyIntolerance } from './allergies';
import type { Mapped, MappingContext } from './context';
import { mapMedicalDevice } from './devices';
import { mapProblem } from './diagnoses';
import { mapMedicationAgreement } from './medication-agreements';
import { mapMedicationUse } from './medication-uses';
import { organization, professional } from './parts/parties';
import { mapPatient } from './patient';
import { mapPayer } from './payer';
import { mapProcedureRequest } from './procedure-requests';
import { mapProcedure } from './procedures';

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

export type { Mapped, MappingContext, MappingOptions } from './context';
export { patientDisplay, patientIdentity } from './patient';
