import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { bySubject, code, common, concept, date, follows, includeSubject, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { asserted, lived, registered } from '../plausibility/facts';

/** Problem (zib 5.1.1) as a section. */
export const problemSection = defineSection({
  key: 'problems',
  kind: 'searched',
  zib: 'Problem',
  title: { nl: 'Diagnosen en klachten', en: 'Diagnoses and complaints' },
  chapter: 'diagnoses',
  role: 'diagnoses',
  type: 'Condition',
  // As with the patient: the national test set asserts the BgZ profile too (spec bgz-msz-queries §4.6).
  profiles: [nictiz('zib-Problem'), nictiz('BgZ-Problem')],
  ada: { group: 'klachten_en_diagnoses' },
  brings: partyTypes,
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      category: concept('category'),
      code: concept('code'),
      'clinical-status': code('clinicalStatus', 'condition-clinical'),
      'verification-status': code('verificationStatus', 'condition-ver-status'),
      'onset-date': date('onsetDateTime'),
      'abatement-date': date('abatementDateTime'),
      'body-site': concept('bodySite'),
      asserter: reference('asserter'),
    },
    includes: { ...includeSubject, asserter: follows('asserter', 'Practitioner', 'Patient', 'RelatedPerson') },
    national: [national({})],
    unfilled:
      'abatement-age abatement-string asserted-date context encounter evidence evidence-detail onset-age onset-info severity stage',
    refused: { 'abatement-boolean': 'ask abatement-date:missing' },
  },
  offer: { name: 'problems', code: { system: systems.loinc, code: '11450-4' } },
  quality: {
    leading: { record: 'problemName', prefers: 'snomed' },
    past: ['problemStartDate', 'problemEndDate'],
  },
  statuses: {
    record: [
      {
        zib: 'Problem',
        element: 'Condition.clinicalStatus',
        how: 'the registered status by ConceptMap',
        otherwise: '`problemStatus`',
        source: 'ConceptMap ProbleemStatusCodelijst',
      },
    ],
  },
  plausibility: {
    subject: 'subject',
    dates: [
      { ...lived('problemStartDate', 'onsetDateTime', 'onsetPeriod.start'), beforeBirth: 'prenatal' },
      registered('problemEndDate', 'abatementDateTime', 'abatementPeriod.start'),
      asserted,
    ],
    pairs: [
      {
        start: { record: 'problemStartDate', fhir: ['onsetDateTime', 'onsetPeriod.start'] },
        end: { record: 'problemEndDate', fhir: ['abatementDateTime', 'abatementPeriod.end'] },
        rule: 'plausibility-end-before-start',
        told: 'end',
      },
    ],
    problemName: { record: 'problemName', fhir: ['code'] },
    withdrawn: { fhir: ['verificationStatus'], values: ['entered-in-error'] },
  },
  bonds: {
    // One that is refuted, or inactive, would stand.
    decides: ['problemStatus', 'verificationStatus'],
    together: [
      ['problemStartDate', 'problemEndDate'],
      // A knee is operated on one side.
      ['problemAnatomicalLocation', 'problemLaterality'],
    ],
  },
  modifiers: {
    clinicalStatus: { saidBy: { property: 'problemStatus' }, mayBeUnknown: true },
    verificationStatus: { mayBeUnknown: true },
  },
});
