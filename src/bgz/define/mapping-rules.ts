import { flag, oneOf, type Rules } from '../../options/rules';
import type { MappingOptions } from './context';

/** What each choice of the mapping may be. */
export const mappingRules: Rules<MappingOptions> = {
  allergyVerificationStatus: oneOf('unconfirmed', 'confirmed'),
  partialEndDateCompletes: flag,
  startDateCompletes: flag,
  openAdmissionInProgress: flag,
  practitionerRoleOnAgent: flag,
  roleOutsideProcedures: flag,
  initialsBesideGivenNames: flag,
  versionOfSpecialty: flag,
  snomedTermsForLabels: flag,
};
