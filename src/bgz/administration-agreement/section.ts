import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, includeSubject, national, reference } from '../define/search';
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

/** AdministrationAgreement (zib 9.8.20132) as a section. */
export const administrationAgreementSection = defineSection({
  key: 'administrationAgreements',
  kind: 'searched',
  zib: 'AdministrationAgreement',
  title: { nl: 'Toedieningsafspraken', en: 'Administration agreements' },
  chapter: 'medication',
  role: 'medication',
  type: 'MedicationDispense',
  profiles: [nictiz('zib-AdministrationAgreement')],
  ada: medicationInAda,
  brings: medicationBrings,
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      status: code('status', 'medication-dispense-status'),
      periodofuse: periodOfUse,
      medication: reference('medicationReference'),
      performer: reference('performer.actor'),
    },
    includes: { ...includeSubject, ...includeMedicine },
    national: [national({ category: [{ system: systems.snomed, code: '422037009' }] }, 'medication')],
    // STU3 has no `category` on MedicationDispense; Nictiz publishes one with the zib2017 package.
    definitions: {
      category: 'http://nictiz.nl/fhir/SearchParameter/Medications-category',
      periodofuse: 'http://nictiz.nl/fhir/SearchParameter/Medications-periodofuse',
    },
    unfilled: 'context destination receiver responsibleparty type whenhandedover whenprepared',
    refused: {
      ...refusedCode,
      prescription: 'the agreement is known by its number only, which a reference parameter does not find',
    },
  },
  offer: { name: 'administrationAgreement', code: { system: systems.snomed, code: '422037009' } },
  quality: { leading: medicineCode, past: ['agreementDateTime'] },
  statuses: {
    record: [
      {
        zib: 'AdministrationAgreement',
        element: 'MedicationDispense.status',
        how: '`entered-in-error` when cancelled, else none',
        otherwise: '`canceledIndicator`',
        source: 'zib-AdministrationAgreement',
      },
    ],
  },
  plausibility: {
    subject: 'subject',
    dates: [
      {
        ...registered('agreementDateTime', 'extension(zib-AdministrationAgreement-AuthoredOn).valueDateTime'),
        beforeBirth: 'never',
      },
      ...agreedUse,
    ],
    doses: dosesIn('dosageInstruction'),
    withdrawn: canceled,
  },
  bonds: agreementBonds('medicine'),
  modifiers: {
    status: { harmless: ['preparation', 'in-progress', 'completed'] },
    notDoneCodeableConcept: {},
    notDoneReference: {},
  },
});
