// Written by `npm run docs` from the list of sections (src/bgz/index.ts); do not edit.

import { administrationAgreement } from '../administration-agreement/zib';
import { advanceDirective } from '../advance-directive/zib';
import { alcoholUse } from '../alcohol-use/zib';
import { alert } from '../alert/zib';
import { allergyIntolerance } from '../allergy-intolerance/zib';
import { appointment } from '../appointment/zib';
import { bloodPressure } from '../blood-pressure/zib';
import { bodyHeight } from '../body-height/zib';
import { bodyWeight } from '../body-weight/zib';
import { careTeam } from '../care-team/zib';
import { contactPerson } from '../contact-person/zib';
import { bgzDocument } from '../document/zib';
import { drugUse } from '../drug-use/zib';
import { encounter } from '../encounter/zib';
import { functionalOrMentalStatus } from '../functional-or-mental-status/zib';
import { healthProfessional } from '../health-professional/zib';
import { healthcareProvider } from '../healthcare-provider/zib';
import { laboratoryTestResult } from '../laboratory-test-result/zib';
import { livingSituation } from '../living-situation/zib';
import { medicalDevice } from '../medical-device/zib';
import { medicalDeviceRequest } from '../medical-device-request/zib';
import { medicationAgreement } from '../medication-agreement/zib';
import { medicationUse } from '../medication-use/zib';
import { nutritionAdvice } from '../nutrition-advice/zib';
import { patient } from '../patient/zib';
import { payer } from '../payer/zib';
import { pharmaceuticalProduct } from '../pharmaceutical-product/zib';
import { problem } from '../problem/zib';
import { procedure } from '../procedure/zib';
import { procedureRequest } from '../procedure-request/zib';
import { tobaccoUse } from '../tobacco-use/zib';
import { treatmentDirective } from '../treatment-directive/zib';
import { vaccination } from '../vaccination/zib';
import { vaccinationRecommendation } from '../vaccination-recommendation/zib';

/** The zib of each list in `BgzRecords`, in the order of the BgZ. Source ports carry the same names. */
export const zibGroups = {
  patient,
  payers: payer,
  treatmentDirectives: treatmentDirective,
  advanceDirectives: advanceDirective,
  functionalOrMentalStatuses: functionalOrMentalStatus,
  livingSituations: livingSituation,
  drugUses: drugUse,
  alcoholUses: alcoholUse,
  tobaccoUses: tobaccoUse,
  nutritionAdvices: nutritionAdvice,
  alerts: alert,
  allergyIntolerances: allergyIntolerance,
  problems: problem,
  medicalDevices: medicalDevice,
  vaccinations: vaccination,
  bloodPressures: bloodPressure,
  bodyWeights: bodyWeight,
  bodyHeights: bodyHeight,
  laboratoryTestResults: laboratoryTestResult,
  procedures: procedure,
  procedureRequests: procedureRequest,
  medicationUses: medicationUse,
  medicationAgreements: medicationAgreement,
  administrationAgreements: administrationAgreement,
  encounters: encounter,
  medicalDeviceRequests: medicalDeviceRequest,
  vaccinationRecommendations: vaccinationRecommendation,
  appointments: appointment,
  careTeams: careTeam,
  healthProfessionals: healthProfessional,
  healthcareProviders: healthcareProvider,
} as const;

/** The zib of each section: those above, and those that other records hold. */
export const zibs = {
  ...zibGroups,
  pharmaceuticalProducts: pharmaceuticalProduct,
  contactPersons: contactPerson,
} as const;

/** What builds the records of each section: the zibs, and what is of none. */
export const builders = {
  ...zibs,
  documents: bgzDocument,
} as const;
