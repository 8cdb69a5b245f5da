import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { enteredInError, lived, planned } from '../plausibility/facts';

/** Vaccination (zib 11.1.1) as a section. */
export const vaccinationSection = defineSection({
  key: 'vaccinations',
  kind: 'searched',
  zib: 'Vaccination',
  title: { nl: 'Vaccinaties', en: 'Vaccinations' },
  chapter: 'vaccinations',
  role: 'vaccinations',
  type: 'Immunization',
  profiles: [nictiz('zib-Vaccination')],
  ada: { group: 'vaccinaties', shown: { paths: ['product_code'] } },
  // That it is to be repeated stands in a resource of its own.
  brings: [...partyTypes, 'ImmunizationRecommendation'],
  findable: ['ImmunizationRecommendation'],
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      date: date('date'),
      practitioner: reference('practitioner.actor'),
      status: code('status', 'medication-admin-status'),
      'vaccine-code': concept('vaccineCode'),
    },
    includes: { patient: follows('patient', 'Patient'), practitioner: follows('practitioner.actor', 'Practitioner') },
    // What was entered in error is not asked for.
    national: [national({ status: [{ code: 'completed' }] })],
    unfilled: 'dose-sequence location lot-number manufacturer reaction reaction-date reason reason-not-given',
    refused: { notgiven: 'every vaccination here was given' },
  },
  offer: { name: 'vaccinations', code: { system: systems.loinc, code: '11369-6' }, whenNamed: true },
  quality: { leading: { record: 'productCode', prefers: 'gStandaard' }, past: ['vaccinationDate'] },
  statuses: {
    record: [
      {
        zib: 'Vaccination',
        element: 'Immunization.status',
        how: '`completed`',
        otherwise: '`status`',
        source: 'the zib has none; national test set',
      },
    ],
  },
  plausibility: {
    subject: 'patient',
    dates: [lived('vaccinationDate', 'date'), planned('preferredDateForRevaccination')],
    doses: [{ record: 'dose', fhir: ['doseQuantity'] }],
    withdrawn: { record: 'status', ...enteredInError },
  },
  bonds: { decides: ['status'] },
  modifiers: { status: {}, notGiven: { nothing: [false] } },
});
