// Written by `npm run docs` from the list of sections (src/bgz/index.ts); do not edit.

import { administrationAgreementStu3 } from '../administration-agreement/stu3';
import { advanceDirectiveStu3 } from '../advance-directive/stu3';
import { alcoholUseStu3 } from '../alcohol-use/stu3';
import { alertStu3 } from '../alert/stu3';
import { allergyIntoleranceStu3 } from '../allergy-intolerance/stu3';
import { appointmentStu3 } from '../appointment/stu3';
import { bloodPressureStu3 } from '../blood-pressure/stu3';
import { bodyHeightStu3 } from '../body-height/stu3';
import { bodyWeightStu3 } from '../body-weight/stu3';
import { careTeamStu3 } from '../care-team/stu3';
import { contactPersonStu3 } from '../contact-person/stu3';
import type { Stu3 } from '../define/stu3';
import { bgzDocumentStu3 } from '../document/stu3';
import { drugUseStu3 } from '../drug-use/stu3';
import { encounterStu3 } from '../encounter/stu3';
import { functionalOrMentalStatusStu3 } from '../functional-or-mental-status/stu3';
import { healthProfessionalStu3 } from '../health-professional/stu3';
import { healthcareProviderStu3 } from '../healthcare-provider/stu3';
import { laboratoryTestResultStu3 } from '../laboratory-test-result/stu3';
import { livingSituationStu3 } from '../living-situation/stu3';
import { medicalDeviceStu3 } from '../medical-device/stu3';
import { medicalDeviceRequestStu3 } from '../medical-device-request/stu3';
import { medicationAgreementStu3 } from '../medication-agreement/stu3';
import { medicationUseStu3 } from '../medication-use/stu3';
import { nutritionAdviceStu3 } from '../nutrition-advice/stu3';
import { patientStu3 } from '../patient/stu3';
import { payerStu3 } from '../payer/stu3';
import { pharmaceuticalProductStu3 } from '../pharmaceutical-product/stu3';
import { problemStu3 } from '../problem/stu3';
import { procedureStu3 } from '../procedure/stu3';
import { procedureRequestStu3 } from '../procedure-request/stu3';
import { tobaccoUseStu3 } from '../tobacco-use/stu3';
import { treatmentDirectiveStu3 } from '../treatment-directive/stu3';
import { vaccinationStu3 } from '../vaccination/stu3';
import { vaccinationRecommendationStu3 } from '../vaccination-recommendation/stu3';
import type { RecordIn, RecordKey } from '../zibs';

/** The records of each section in FHIR, both ways. */
export const mappings: { readonly [K in RecordKey]: Stu3<RecordIn<K>> } = {
  patient: patientStu3,
  payers: payerStu3,
  treatmentDirectives: treatmentDirectiveStu3,
  advanceDirectives: advanceDirectiveStu3,
  functionalOrMentalStatuses: functionalOrMentalStatusStu3,
  livingSituations: livingSituationStu3,
  drugUses: drugUseStu3,
  alcoholUses: alcoholUseStu3,
  tobaccoUses: tobaccoUseStu3,
  nutritionAdvices: nutritionAdviceStu3,
  alerts: alertStu3,
  allergyIntolerances: allergyIntoleranceStu3,
  problems: problemStu3,
  medicalDevices: medicalDeviceStu3,
  vaccinations: vaccinationStu3,
  bloodPressures: bloodPressureStu3,
  bodyWeights: bodyWeightStu3,
  bodyHeights: bodyHeightStu3,
  laboratoryTestResults: laboratoryTestResultStu3,
  procedures: procedureStu3,
  procedureRequests: procedureRequestStu3,
  medicationUses: medicationUseStu3,
  medicationAgreements: medicationAgreementStu3,
  administrationAgreements: administrationAgreementStu3,
  pharmaceuticalProducts: pharmaceuticalProductStu3,
  encounters: encounterStu3,
  medicalDeviceRequests: medicalDeviceRequestStu3,
  vaccinationRecommendations: vaccinationRecommendationStu3,
  appointments: appointmentStu3,
  careTeams: careTeamStu3,
  healthProfessionals: healthProfessionalStu3,
  healthcareProviders: healthcareProviderStu3,
  contactPersons: contactPersonStu3,
  documents: bgzDocumentStu3,
};
