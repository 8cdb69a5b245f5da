/** How the zibs of the six core sections stand in FHIR, by zib group. */
import { administrationAgreementStu3 } from './administration-agreement/stu3';
import { allergyIntoleranceStu3 } from './allergy-intolerance/stu3';
import type { Stu3 } from './define/stu3';
import { medicalDeviceStu3 } from './medical-device/stu3';
import { medicationAgreementStu3 } from './medication-agreement/stu3';
import { medicationUseStu3 } from './medication-use/stu3';
import { organizationResource, organizationStu3 } from './parts/party/organization';
import { practitionerRoleStu3, practitionerStu3, professionalResource } from './parts/party/professional';
import { patientStu3 } from './patient/stu3';
import { payerStu3 } from './payer/stu3';
import { problemStu3 } from './problem/stu3';
import { procedureStu3 } from './procedure/stu3';
import { procedureRequestStu3 } from './procedure-request/stu3';
import type { RecordOf, ZibGroup } from './records';

/** To FHIR, and from it where the zib states both ways. What has only `to` a reader tells as not read. */
export type Mapping<G extends ZibGroup> = Pick<Stu3<RecordOf<G>>, 'to'> &
  Partial<Stu3<RecordOf<G>>> & {
    /** Resources of other types that records of the group are read from too. */
    readonly besides?: readonly Partial<Stu3<RecordOf<G>>>[];
  };

/** The zib of each group in FHIR; a zib that states both ways stands here whole. */
export const mappings: { readonly [G in ZibGroup]: Mapping<G> } = {
  patient: patientStu3,
  payers: payerStu3,
  allergyIntolerances: allergyIntoleranceStu3,
  problems: problemStu3,
  medicalDevices: medicalDeviceStu3,
  procedures: procedureStu3,
  procedureRequests: procedureRequestStu3,
  medicationUses: medicationUseStu3,
  medicationAgreements: medicationAgreementStu3,
  administrationAgreements: administrationAgreementStu3,
  // Others of the patient's records may hold the same one whole: each is written, with what it leads to, once.
  healthProfessionals: { ...practitionerRoleStu3, to: professionalResource, besides: [practitionerStu3] },
  healthcareProviders: { ...organizationStu3, to: organizationResource },
};

export type { MappingContext, MappingOptions } from './define/context';
export { patientDisplay, patientIdentity } from './patient/stu3';
