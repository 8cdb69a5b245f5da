import type { OfferSpelling } from './offer-spelling';
import { loinc, snomed } from './section';

/**
 * The inputs of Nictiz's BgZ-NotificationTask and BgZ-WorkflowTask 2.0-beta.1 (a draft), with the values they fix: percent-encoding and
 * patient left out, metadata as a section of its own (spec bgz-msz-profiles §2.2). Three of them are wrong by what they say, and are
 * written all the same where the profile is claimed (§2.3): the code of nutrition advice has a wrong check digit, those of medication use
 * and agreement stand the wrong way round, and `medicationReference` is no search parameter of STU3. Replace a row when the draft does.
 */
export const nictizSpelling = {
  patient: loinc('79191-3', 'Patient?_include=Patient:general-practitioner'),
  payer: loinc('48768-6', 'Coverage?_include=Coverage:payor'),
  treatmentDirective: snomed('11291000146105', 'Consent?category=http://snomed.info/sct|11291000146105'),
  advanceDirective: snomed('11341000146107', 'Consent?category=http://snomed.info/sct|11341000146107'),
  functionalOrMentalStatus: loinc(
    '47420-5',
    'Observation?category=http://snomed.info/sct|118228005,http://snomed.info/sct|384821006',
  ),
  problems: loinc('11450-4', 'Condition'),
  livingSituation: snomed('365508006', 'Observation?code=http://snomed.info/sct|365508006'),
  drugUse: snomed('228366006', 'Observation?code=http://snomed.info/sct|228366006'),
  alcoholUse: snomed('228273003', 'Observation?code=http://snomed.info/sct|228273003'),
  tobaccoUse: snomed('365980008', 'Observation?code=http://snomed.info/sct|365980008'),
  nutritionAdvice: snomed('111816003', 'NutritionOrder'),
  alerts: loinc('75310-3', 'Flag'),
  allergies: loinc('48765-2', 'AllergyIntolerance'),
  medicationUse: snomed(
    '16076005',
    'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6&_include=MedicationStatement:medicationReference',
  ),
  medicationAgreement: snomed(
    '422979000',
    'MedicationRequest?category=http://snomed.info/sct|16076005&_include=MedicationRequest:medicationReference',
  ),
  administrationAgreement: snomed(
    '422037009',
    'MedicationDispense?category=http://snomed.info/sct|422037009&_include=MedicationDispense:medicationReference',
  ),
  medicalDevices: loinc('46264-8', 'DeviceUseStatement?_include=DeviceUseStatement:device'),
  vaccinations: loinc('11369-6', 'Immunization?status=completed'),
  bloodPressure: loinc('85354-9', 'Observation/$lastn?code=http://loinc.org|85354-9'),
  bodyWeight: loinc('29463-7', 'Observation/$lastn?code=http://loinc.org|29463-7'),
  bodyHeight: loinc(
    '8302-2',
    'Observation/$lastn?code=http://loinc.org|8302-2,http://loinc.org|8306-3,http://loinc.org|8308-9',
  ),
  laboratoryTestResults: snomed(
    '15220000',
    'Observation/$lastn?category=http://snomed.info/sct|49581000146104&_include=Observation:related-target',
  ),
  procedures: loinc('47519-4', 'Procedure?category=http://snomed.info/sct|387713003,http://snomed.info/sct|258174001'),
  plannedProcedures: loinc('18776-5', 'ProcedureRequest?status=active'),
  encounters: loinc('46240-8', 'Encounter'),
  careTeams: snomed('229774002', 'CareTeam?status=active&_include=CareTeam:participant'),
  metadata: snomed('257733005', 'Provenance'),
} as const satisfies OfferSpelling;
