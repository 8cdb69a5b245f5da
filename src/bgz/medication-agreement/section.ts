import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import {
  agreedUse,
  agreementBonds,
  canceled,
  dosesIn,
  includeMedicine,
  medicationBrings,
  medicationInAda,
  medicineCode,
  periodOfUse,
  refusedCode,
} from '../parts/medication/section';
import { registered } from '../plausibility/facts';

/** MedicationAgreement (zib 9.6.9580) as a section. */
export const medicationAgreementSection = defineSection({
  key: 'medicationAgreements',
  kind: 'searched',
  zib: 'MedicationAgreement',
  title: { nl: 'Medicatieafspraken', en: 'Medication agreements' },
  chapter: 'medication',
  role: 'medication',
  type: 'MedicationRequest',
  profiles: [nictiz('zib-MedicationAgreement')],
  ada: medicationInAda,
  brings: [...medicationBrings, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-request-status'),
      intent: code('intent', 'medication-request-intent'),
      authoredon: date('authoredOn'),
      periodofuse: periodOfUse,
      medication: reference('medicationReference'),
      requester: reference('requester.agent'),
    },
    includes: { ...includeSubject, ...includeMedicine },
    national: [national({ category: [{ system: systems.snomed, code: '16076005' }] }, 'medication')],
    unfilled: 'context date intended-dispenser priority',
    refused: refusedCode,
  },
  offer: { name: 'medicationAgreement', code: { system: systems.snomed, code: '16076005' } },
  quality: { leading: medicineCode, past: ['agreementDateTime'] },
  statuses: {
    record: [
      {
        zib: 'MedicationAgreement',
        element: 'MedicationRequest.status',
        how: '`entered-in-error` when cancelled, else none',
        otherwise: '`canceledIndicator`',
        source: 'zib-MedicationAgreement',
      },
    ],
  },
  plausibility: {
    subject: 'subject',
    dates: [
      { ...registered('agreementDateTime', 'authoredOn'), beforeBirth: 'never' },
      { ...registered('bodyHeight.dateTime'), beforeBirth: 'never' },
      { ...registered('bodyWeight.dateTime'), beforeBirth: 'never' },
      ...agreedUse,
    ],
    doses: dosesIn('dosageInstruction'),
    withdrawn: canceled,
    holds: { 'prescriptionReasons.problem': 'Problem' },
  },
  bonds: agreementBonds('agreedMedicine'),
  modifiers: { status: { harmless: ['active', 'completed'] }, intent: { harmless: ['instance-order'] } },
});
