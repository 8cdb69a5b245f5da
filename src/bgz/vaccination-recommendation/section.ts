import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { planned } from '../plausibility/facts';

/** VaccinationRecommendation (zib 16.1.5 with Vaccination) as a section. */
export const vaccinationRecommendationSection = defineSection({
  key: 'vaccinationRecommendations',
  kind: 'searched',
  zib: 'VaccinationRecommendation',
  title: { nl: 'Geplande vaccinaties', en: 'Planned vaccinations' },
  chapter: 'plannedCare',
  role: 'plannedCare',
  type: 'ImmunizationRecommendation',
  profiles: [nictiz('zib-VaccinationRecommendation')],
  // No instance of Nictiz has one; it would stand among the other planned care.
  ada: { group: 'geplande_zorg_activiteit' },
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      date: date('recommendation.date'),
      status: concept('recommendation.forecastStatus'),
      support: reference('recommendation.supportingImmunization'),
      'vaccine-type': concept('recommendation.vaccineCode'),
    },
    includes: {
      patient: follows('patient', 'Patient'),
      support: follows('recommendation.supportingImmunization', 'Immunization'),
    },
    // Of MedMij (BgZ 3.0): BgZ MSZ 2.0 has none, and a receiver of it may be offered more.
    national: [national({})],
    unfilled: 'dose-number dose-sequence information target-disease',
  },
  offer: { name: 'plannedVaccinations', code: { system: systems.loinc, code: '18776-5' }, whenNamed: true },
  quality: { leading: { record: 'productCode', prefers: 'gStandaard' }, past: [] },
  statuses: {
    record: [
      {
        zib: 'VaccinationRecommendation',
        element: 'ImmunizationRecommendation.recommendation.forecastStatus',
        how: '`due`',
        otherwise: '`forecastStatus`',
        source: 'the zib has none; example of the zib2017 package',
      },
    ],
  },
  plausibility: {
    subject: 'patient',
    dates: [
      planned('preferredDateForRevaccination', 'recommendation.date'),
      planned('startDate', 'recommendation.dateCriterion.value'),
      planned('endDate', 'recommendation.dateCriterion.value'),
    ],
  },
  bonds: { decides: ['orderStatus', 'forecastStatus'], together: [['startDate', 'endDate']] },
});
