// Written by `npm run docs` from the list of sections (src/bgz/index.ts); do not edit.

import type { AdministrationAgreement, AdministrationAgreementInput } from '../administration-agreement/types';
import type { AdvanceDirective, AdvanceDirectiveInput } from '../advance-directive/types';
import type { AlcoholUse, AlcoholUseInput } from '../alcohol-use/types';
import type { Alert, AlertInput } from '../alert/types';
import type { AllergyIntolerance, AllergyIntoleranceInput } from '../allergy-intolerance/types';
import type { Appointment, AppointmentInput } from '../appointment/types';
import type { BloodPressure, BloodPressureInput } from '../blood-pressure/types';
import type { BodyHeight, BodyHeightInput } from '../body-height/types';
import type { BodyWeight, BodyWeightInput } from '../body-weight/types';
import type { CareTeam, CareTeamInput } from '../care-team/types';
import type { DrugUse, DrugUseInput } from '../drug-use/types';
import type { Encounter, EncounterInput } from '../encounter/types';
import type { FunctionalOrMentalStatus, FunctionalOrMentalStatusInput } from '../functional-or-mental-status/types';
import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { LaboratoryTestResult, LaboratoryTestResultInput } from '../laboratory-test-result/types';
import type { LivingSituation, LivingSituationInput } from '../living-situation/types';
import type { MedicalDevice, MedicalDeviceInput } from '../medical-device/types';
import type { MedicalDeviceRequest, MedicalDeviceRequestInput } from '../medical-device-request/types';
import type { MedicationAgreement, MedicationAgreementInput } from '../medication-agreement/types';
import type { MedicationUse, MedicationUseInput } from '../medication-use/types';
import type { NutritionAdvice, NutritionAdviceInput } from '../nutrition-advice/types';
import type { Patient, PatientInput } from '../patient/types';
import type { Payer, PayerInput } from '../payer/types';
import type { Problem, ProblemInput } from '../problem/types';
import type { Procedure, ProcedureInput } from '../procedure/types';
import type { ProcedureRequest, ProcedureRequestInput } from '../procedure-request/types';
import type { TobaccoUse, TobaccoUseInput } from '../tobacco-use/types';
import type { TreatmentDirective, TreatmentDirectiveInput } from '../treatment-directive/types';
import type { Vaccination, VaccinationInput } from '../vaccination/types';
import type { VaccinationRecommendation, VaccinationRecommendationInput } from '../vaccination-recommendation/types';

/** All records of one patient. `schema/bgz-records.schema.json` describes the same as JSON Schema. */
export type BgzRecords = {
  /** Patient (Patiënt), zib Patient. */
  readonly patient: Patient;
  /** Payer (Betaler), zib Payer. */
  readonly payers?: readonly Payer[] | undefined;
  /** Treatment directives (Behandelaanwijzingen), zib TreatmentDirective. */
  readonly treatmentDirectives?: readonly TreatmentDirective[] | undefined;
  /** Advance directives (Wilsverklaringen), zib AdvanceDirective. */
  readonly advanceDirectives?: readonly AdvanceDirective[] | undefined;
  /** Functional or mental status (Functionele of mentale status), zib FunctionalOrMentalStatus. */
  readonly functionalOrMentalStatuses?: readonly FunctionalOrMentalStatus[] | undefined;
  /** Living situation (Woonsituatie), zib LivingSituation. */
  readonly livingSituations?: readonly LivingSituation[] | undefined;
  /** Drug use (Drugsgebruik), zib DrugUse. */
  readonly drugUses?: readonly DrugUse[] | undefined;
  /** Alcohol use (Alcoholgebruik), zib AlcoholUse. */
  readonly alcoholUses?: readonly AlcoholUse[] | undefined;
  /** Tobacco use (Tabakgebruik), zib TobaccoUse. */
  readonly tobaccoUses?: readonly TobaccoUse[] | undefined;
  /** Nutrition advice (Voedingsadviezen), zib NutritionAdvice. */
  readonly nutritionAdvices?: readonly NutritionAdvice[] | undefined;
  /** Alerts (Waarschuwingen), zib Alert. */
  readonly alerts?: readonly Alert[] | undefined;
  /** Allergies (Allergieën), zib AllergyIntolerance. */
  readonly allergyIntolerances?: readonly AllergyIntolerance[] | undefined;
  /** Diagnoses and complaints (Diagnosen en klachten), zib Problem. */
  readonly problems?: readonly Problem[] | undefined;
  /** Medical devices (Medische hulpmiddelen), zib MedicalDevice. */
  readonly medicalDevices?: readonly MedicalDevice[] | undefined;
  /** Vaccinations (Vaccinaties), zib Vaccination. */
  readonly vaccinations?: readonly Vaccination[] | undefined;
  /** Blood pressure (Bloeddruk), zib BloodPressure. */
  readonly bloodPressures?: readonly BloodPressure[] | undefined;
  /** Body weight (Lichaamsgewicht), zib BodyWeight. */
  readonly bodyWeights?: readonly BodyWeight[] | undefined;
  /** Body height (Lichaamslengte), zib BodyHeight. */
  readonly bodyHeights?: readonly BodyHeight[] | undefined;
  /** Laboratory results (Laboratoriumuitslagen), zib LaboratoryTestResult. */
  readonly laboratoryTestResults?: readonly LaboratoryTestResult[] | undefined;
  /** Procedures (Verrichtingen), zib Procedure. */
  readonly procedures?: readonly Procedure[] | undefined;
  /** Requested procedures (Aangevraagde verrichtingen), zib ProcedureRequest. */
  readonly procedureRequests?: readonly ProcedureRequest[] | undefined;
  /** Medication use (Medicatiegebruik), zib MedicationUse. */
  readonly medicationUses?: readonly MedicationUse[] | undefined;
  /** Medication agreements (Medicatieafspraken), zib MedicationAgreement. */
  readonly medicationAgreements?: readonly MedicationAgreement[] | undefined;
  /** Administration agreements (Toedieningsafspraken), zib AdministrationAgreement. */
  readonly administrationAgreements?: readonly AdministrationAgreement[] | undefined;
  /** Encounters (Contacten), zib Encounter. */
  readonly encounters?: readonly Encounter[] | undefined;
  /** Requested devices (Aangevraagde hulpmiddelen), zib MedicalDeviceRequest. */
  readonly medicalDeviceRequests?: readonly MedicalDeviceRequest[] | undefined;
  /** Planned vaccinations (Geplande vaccinaties), zib VaccinationRecommendation. */
  readonly vaccinationRecommendations?: readonly VaccinationRecommendation[] | undefined;
  /** Appointments (Afspraken), zib Appointment. */
  readonly appointments?: readonly Appointment[] | undefined;
  /** Care teams (Zorgteams), zib CareTeam. */
  readonly careTeams?: readonly CareTeam[] | undefined;
  /** Health professional (Zorgverlener), zib HealthProfessional: those of the patient that no other record names. */
  readonly healthProfessionals?: readonly HealthProfessional[] | undefined;
  /** Healthcare provider (Zorgaanbieder), zib HealthcareProvider: those of the patient that no other record names. */
  readonly healthcareProviders?: readonly HealthcareProvider[] | undefined;
};

/** What is accepted for a BgzRecords. */
export type BgzRecordsInput = {
  /** Patient (Patiënt), zib Patient. */
  readonly patient: PatientInput;
  /** Payer (Betaler), zib Payer. */
  readonly payers?: readonly PayerInput[] | null | undefined;
  /** Treatment directives (Behandelaanwijzingen), zib TreatmentDirective. */
  readonly treatmentDirectives?: readonly TreatmentDirectiveInput[] | null | undefined;
  /** Advance directives (Wilsverklaringen), zib AdvanceDirective. */
  readonly advanceDirectives?: readonly AdvanceDirectiveInput[] | null | undefined;
  /** Functional or mental status (Functionele of mentale status), zib FunctionalOrMentalStatus. */
  readonly functionalOrMentalStatuses?: readonly FunctionalOrMentalStatusInput[] | null | undefined;
  /** Living situation (Woonsituatie), zib LivingSituation. */
  readonly livingSituations?: readonly LivingSituationInput[] | null | undefined;
  /** Drug use (Drugsgebruik), zib DrugUse. */
  readonly drugUses?: readonly DrugUseInput[] | null | undefined;
  /** Alcohol use (Alcoholgebruik), zib AlcoholUse. */
  readonly alcoholUses?: readonly AlcoholUseInput[] | null | undefined;
  /** Tobacco use (Tabakgebruik), zib TobaccoUse. */
  readonly tobaccoUses?: readonly TobaccoUseInput[] | null | undefined;
  /** Nutrition advice (Voedingsadviezen), zib NutritionAdvice. */
  readonly nutritionAdvices?: readonly NutritionAdviceInput[] | null | undefined;
  /** Alerts (Waarschuwingen), zib Alert. */
  readonly alerts?: readonly AlertInput[] | null | undefined;
  /** Allergies (Allergieën), zib AllergyIntolerance. */
  readonly allergyIntolerances?: readonly AllergyIntoleranceInput[] | null | undefined;
  /** Diagnoses and complaints (Diagnosen en klachten), zib Problem. */
  readonly problems?: readonly ProblemInput[] | null | undefined;
  /** Medical devices (Medische hulpmiddelen), zib MedicalDevice. */
  readonly medicalDevices?: readonly MedicalDeviceInput[] | null | undefined;
  /** Vaccinations (Vaccinaties), zib Vaccination. */
  readonly vaccinations?: readonly VaccinationInput[] | null | undefined;
  /** Blood pressure (Bloeddruk), zib BloodPressure. */
  readonly bloodPressures?: readonly BloodPressureInput[] | null | undefined;
  /** Body weight (Lichaamsgewicht), zib BodyWeight. */
  readonly bodyWeights?: readonly BodyWeightInput[] | null | undefined;
  /** Body height (Lichaamslengte), zib BodyHeight. */
  readonly bodyHeights?: readonly BodyHeightInput[] | null | undefined;
  /** Laboratory results (Laboratoriumuitslagen), zib LaboratoryTestResult. */
  readonly laboratoryTestResults?: readonly LaboratoryTestResultInput[] | null | undefined;
  /** Procedures (Verrichtingen), zib Procedure. */
  readonly procedures?: readonly ProcedureInput[] | null | undefined;
  /** Requested procedures (Aangevraagde verrichtingen), zib ProcedureRequest. */
  readonly procedureRequests?: readonly ProcedureRequestInput[] | null | undefined;
  /** Medication use (Medicatiegebruik), zib MedicationUse. */
  readonly medicationUses?: readonly MedicationUseInput[] | null | undefined;
  /** Medication agreements (Medicatieafspraken), zib MedicationAgreement. */
  readonly medicationAgreements?: readonly MedicationAgreementInput[] | null | undefined;
  /** Administration agreements (Toedieningsafspraken), zib AdministrationAgreement. */
  readonly administrationAgreements?: readonly AdministrationAgreementInput[] | null | undefined;
  /** Encounters (Contacten), zib Encounter. */
  readonly encounters?: readonly EncounterInput[] | null | undefined;
  /** Requested devices (Aangevraagde hulpmiddelen), zib MedicalDeviceRequest. */
  readonly medicalDeviceRequests?: readonly MedicalDeviceRequestInput[] | null | undefined;
  /** Planned vaccinations (Geplande vaccinaties), zib VaccinationRecommendation. */
  readonly vaccinationRecommendations?: readonly VaccinationRecommendationInput[] | null | undefined;
  /** Appointments (Afspraken), zib Appointment. */
  readonly appointments?: readonly AppointmentInput[] | null | undefined;
  /** Care teams (Zorgteams), zib CareTeam. */
  readonly careTeams?: readonly CareTeamInput[] | null | undefined;
  /** Health professional (Zorgverlener), zib HealthProfessional: those of the patient that no other record names. */
  readonly healthProfessionals?: readonly HealthProfessionalInput[] | null | undefined;
  /** Healthcare provider (Zorgaanbieder), zib HealthcareProvider: those of the patient that no other record names. */
  readonly healthcareProviders?: readonly HealthcareProviderInput[] | null | undefined;
};
