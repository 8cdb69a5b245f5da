import type { OfferSpelling } from './offer-spelling';
import { loinc, snomed } from './section';

/**
 * The searches of MedMij BgZ 3.0 (CapabilityStatement bgz2017-servercapabilities 1.1.1), which the pilots sent and which the public policy
 * of the Nuts Knooppunt takes literally (spec bgz-msz-queries §2, §3 and §6). They find less than BgZ MSZ 2.0: procedures in an operating
 * room alone, admissions alone, of results and living situation the last, and no metadata. A care team is no part of it and goes along in our own words.
 */
export const medmijSpelling = {
  patient: loinc('79191-3', 'Patient?_include=Patient:general-practitioner'),
  payer: loinc('48768-6', 'Coverage?_include=Coverage:payor:Patient&_include=Coverage:payor:Organization'),
  treatmentDirective: snomed('11291000146105', 'Consent?category=http://snomed.info/sct|11291000146105'),
  advanceDirective: snomed('11341000146107', 'Consent?category=http://snomed.info/sct|11341000146107'),
  functionalOrMentalStatus: loinc(
    '47420-5',
    'Observation/$lastn?category=http://snomed.info/sct|118228005,http://snomed.info/sct|384821006',
  ),
  problems: loinc('11450-4', 'Condition'),
  livingSituation: snomed('365508006', 'Observation/$lastn?code=http://snomed.info/sct|365508006'),
  drugUse: snomed('228366006', 'Observation?code=http://snomed.info/sct|228366006'),
  alcoholUse: snomed('228273003', 'Observation?code=http://snomed.info/sct|228273003'),
  tobaccoUse: snomed('365980008', 'Observation?code=http://snomed.info/sct|365980008'),
  nutritionAdvice: snomed('11816003', 'NutritionOrder'),
  alerts: loinc('75310-3', 'Flag'),
  allergies: loinc('48765-2', 'AllergyIntolerance'),
  medicationUse: snomed(
    '422979000',
    'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6&_include=MedicationStatement:medication',
  ),
  medicationAgreement: snomed(
    '16076005',
    'MedicationRequest?category=http://snomed.info/sct|16076005&_include=MedicationRequest:medication',
  ),
  administrationAgreement: snomed(
    '422037009',
    'MedicationDispense?category=http://snomed.info/sct|422037009&_include=MedicationDispense:medication',
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
    'Observation/$lastn?category=http://snomed.info/sct|275711006&_include=Observation:related-target&_include=Observation:specimen',
  ),
  procedures: loinc('47519-4', 'Procedure?category=http://snomed.info/sct|387713003'),
  encounters: loinc(
    '46240-8',
    'Encounter?class=http://hl7.org/fhir/v3/ActCode|IMP,http://hl7.org/fhir/v3/ActCode|ACUTE,http://hl7.org/fhir/v3/ActCode|NONAC',
  ),
  plannedProcedures: loinc('18776-5', 'ProcedureRequest?status=active'),
  plannedDevices: loinc('18776-5', 'DeviceRequest?status=active&_include=DeviceRequest:device'),
  plannedVaccinations: loinc('18776-5', 'ImmunizationRecommendation'),
  appointments: loinc('18776-5', 'Appointment?status=booked,pending,proposed'),
} as const satisfies OfferSpelling;
