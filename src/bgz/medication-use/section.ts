import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import {
  dosageBonds,
  dosesIn,
  includeMedicine,
  medicationBrings,
  medicationInAda,
  medicineCode,
  refusedCode,
} from '../parts/medication/section';
import { enteredInError, planned, registered } from '../plausibility/facts';
import { medicationUseStatus } from './status';

/** MedicationUse (zib 9.11.21338) as a section. */
export const medicationUseSection = defineSection({
  key: 'medicationUses',
  kind: 'searched',
  zib: 'MedicationUse',
  title: { nl: 'Medicatiegebruik', en: 'Medication use' },
  chapter: 'medication',
  role: 'medication',
  type: 'MedicationStatement',
  profiles: [nictiz('zib-MedicationUse')],
  ada: medicationInAda,
  brings: [...medicationBrings, 'Condition'],
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-statement-status'),
      effective: date('effectivePeriod'),
      medication: reference('medicationReference'),
      source: reference('informationSource'),
    },
    includes: { ...includeSubject, ...includeMedicine },
    national: [national({ category: [{ system: systems.medicationCategory, code: '6' }] }, 'medication')],
    unfilled: 'context part-of',
    refused: refusedCode,
  },
  offer: { name: 'medicationUse', code: { system: systems.snomed, code: '422979000' } },
  quality: { leading: medicineCode, past: ['registrationDateTime'] },
  statuses: { clock: medicationUseStatus, open: { intended: 'start', active: 'end' } },
  plausibility: {
    subject: 'subject',
    dates: [
      registered('registrationDateTime', 'dateAsserted'),
      {
        record: 'periodOfUse.startDateTime',
        fhir: ['effectivePeriod.start', 'effectiveDateTime'],
        beforeBirth: 'never',
      },
      planned('periodOfUse.endDateTime', 'effectivePeriod.end'),
    ],
    doses: dosesIn('dosage'),
    withdrawn: enteredInError,
    holds: { 'reasons.problem': 'Problem' },
  },
  bonds: {
    decides: ['useIndicator', 'asAgreedIndicator', 'status', 'stopType'],
    together: dosageBonds('productUsed'),
  },
  modifiers: { status: {}, taken: {} },
});
