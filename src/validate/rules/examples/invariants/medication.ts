import { on } from '../example';

const subject = { reference: 'Patient/p' };
const medicine = { medicationCodeableConcept: { text: 'Paracetamol' } };
const reason = { text: 'y' };
const administration = on({
  resourceType: 'MedicationAdministration',
  status: 'completed',
  ...medicine,
  subject,
  effectiveDateTime: '2020-01-31',
});
const vaccination = on({
  resourceType: 'Immunization',
  status: 'completed',
  notGiven: false,
  vaccineCode: { text: 'BMR' },
  patient: subject,
  primarySource: true,
});
const requester = (agent: object) => ({
  contained: [{ id: 'a', ...agent }],
  requester: { agent: { reference: '#a' }, onBehalfOf: { reference: 'Organization/o' } },
});
const recommended = (more: object) => ({
  recommendation: [{ date: '2020-01-31', forecastStatus: { text: 'x' }, ...more }],
});

/** Of the care invariants, those about medication and vaccination. */
export const medicationExamples = {
  'imm-1': vaccination(
    { notGiven: true, explanation: { reason: [reason] } },
    { notGiven: true, explanation: { reasonNotGiven: [reason] } },
  ),
  'imm-2': vaccination(
    { explanation: { reasonNotGiven: [reason] } },
    { notGiven: true, explanation: { reasonNotGiven: [reason] } },
  ),
  'imr-1': on({ resourceType: 'ImmunizationRecommendation', patient: subject })(
    recommended({}),
    recommended({ vaccineCode: { text: 'BMR' } }),
  ),
  'mad-1': administration({ dosage: { text: '1 tablet' } }, { dosage: { dose: { value: 1, unit: 'tablet' } } }),
  'mad-2': administration({ reasonNotGiven: [reason] }, { notGiven: true, reasonNotGiven: [reason] }),
  'mad-3': administration({ notGiven: true, reasonCode: [reason] }, { reasonCode: [reason] }),
  'mdd-1': on({ resourceType: 'MedicationDispense', status: 'completed', ...medicine, subject })(
    { whenPrepared: '2020-01-31', whenHandedOver: '2020-01-30' },
    { whenPrepared: '2020-01-30', whenHandedOver: '2020-01-31' },
  ),
  'mps-1': on({ resourceType: 'MedicationRequest', intent: 'order', ...medicine, subject })(
    requester({ resourceType: 'RelatedPerson', patient: subject }),
    requester({ resourceType: 'Practitioner' }),
  ),
  'mst-1': on({ resourceType: 'MedicationStatement', status: 'active', taken: 'y', ...medicine, subject })(
    { reasonNotTaken: [reason] },
    { taken: 'n', reasonNotTaken: [reason] },
  ),
};
