import type { Json } from '../../../fhir/json';
import { pair, patient } from './example';

const NOW = { options: { now: '2026-06-01' } };
const condition = {
  resourceType: 'Condition',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }] },
  subject: { reference: 'Patient/p' },
  clinicalStatus: 'active',
};
const together = (person: Json, finding: Json) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { fullUrl: 'https://example.org/fhir/Patient/p', resource: { resourceType: 'Patient', id: 'p', ...person } },
    {
      fullUrl: 'https://example.org/fhir/Condition/c',
      resource: { ...condition, id: 'c', ...finding },
    },
  ],
});

export const plausibilityExamples = {
  'plausibility-future': patient({ birthDate: '2027-03-05' }, { birthDate: '1957-03-05' }, NOW),
  'plausibility-placeholder-date': patient({ birthDate: '1900-01-01' }, { birthDate: '1957-03-05' }),
  'plausibility-procedure-future': pair(
    {
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: 'Heupoperatie' },
      subject: { reference: 'Patient/p' },
    },
    { performedDateTime: '2027-01' },
    { performedDateTime: '2026-01' },
    NOW,
  ),
  'plausibility-death-before-birth': patient(
    { birthDate: '1957-03-05', deceasedDateTime: '1956-01-01' },
    { birthDate: '1957-03-05', deceasedDateTime: '2020-01-01' },
  ),
  'plausibility-before-birth': {
    wrong: together({ birthDate: '1957-03-05' }, { onsetDateTime: '1955' }),
    right: together({ birthDate: '1957-03-05' }, { onsetDateTime: '1990' }),
  },
  'plausibility-after-death': {
    wrong: together({ deceasedDateTime: '2020-01-02' }, { onsetDateTime: '2020-01-03' }),
    right: together({ deceasedDateTime: '2020-01-02' }, { onsetDateTime: '2019' }),
  },
  'plausibility-end-before-start': pair(
    { ...condition, clinicalStatus: 'resolved' },
    { onsetDateTime: '2009', abatementDateTime: '2008-12-31' },
    { onsetDateTime: '2008', abatementDateTime: '2009' },
  ),
  'plausibility-allergy-disorder': pair(
    {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      patient: { reference: 'Patient/p' },
    },
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '91936005' }] } },
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '373270004' }] } },
  ),
  'plausibility-problem-code': pair(
    { resourceType: 'Condition', clinicalStatus: 'active', subject: { reference: 'Patient/p' } },
    { code: { text: 'Hoge bloeddruk' } },
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003' }], text: 'Hoge bloeddruk' } },
  ),
  'plausibility-dose-unit': pair(
    {
      resourceType: 'MedicationStatement',
      status: 'active',
      taken: 'y',
      subject: { reference: 'Patient/p' },
      medicationCodeableConcept: { text: 'Paracetamol' },
    },
    { dosage: [{ doseQuantity: { value: 1 } }] },
    { dosage: [{ doseQuantity: { value: 1, unit: 'stuk' } }] },
  ),
  'plausibility-dose-amount': pair(
    {
      resourceType: 'MedicationRequest',
      intent: 'order',
      subject: { reference: 'Patient/p' },
      medicationCodeableConcept: { text: 'Paracetamol' },
    },
    { dosageInstruction: [{ doseQuantity: { unit: 'mg' } }] },
    { dosageInstruction: [{ doseQuantity: { value: 500, unit: 'mg' } }] },
  ),
} as const;
