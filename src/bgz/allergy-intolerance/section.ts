import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import { code, common, concept, date, follows, national, reference } from '../define/search';
import { defineSection } from '../define/section';
import { partyTypes } from '../parts/party/types';
import { asserted, lived } from '../plausibility/facts';

/** AllergyIntolerance (zib 8.2.1) as a section. */
export const allergyIntoleranceSection = defineSection({
  key: 'allergyIntolerances',
  kind: 'searched',
  zib: 'AllergyIntolerance',
  title: { nl: 'Allergieën', en: 'Allergies' },
  chapter: 'allergies',
  role: 'allergies',
  type: 'AllergyIntolerance',
  profiles: [nictiz('zib-AllergyIntolerance')],
  ada: { group: 'allergieen' },
  brings: partyTypes,
  search: {
    patientParameters: ['patient'],
    parameters: {
      ...common,
      category: code('category', 'allergy-intolerance-category'),
      // STU3 looks for the substance of a reaction as well.
      code: concept('code', 'reaction.substance'),
      'clinical-status': code('clinicalStatus', 'allergy-clinical-status'),
      'verification-status': code('verificationStatus', 'allergy-verification-status'),
      criticality: code('criticality', 'allergy-intolerance-criticality'),
      'last-date': date('lastOccurrence'),
      manifestation: concept('reaction.manifestation'),
      onset: date('reaction.onset'),
      route: concept('reaction.exposureRoute'),
      severity: code('reaction.severity', 'reaction-event-severity'),
      recorder: reference('recorder'),
      asserter: reference('asserter'),
    },
    includes: {
      patient: follows('patient', 'Patient'),
      // Who wrote it down, and who told it, may be the patient.
      recorder: follows('recorder', 'Practitioner', 'Patient'),
      asserter: follows('asserter', 'Practitioner', 'Patient', 'RelatedPerson'),
    },
    national: [national({})],
    unfilled: 'date type',
  },
  offer: { name: 'allergies', code: { system: systems.loinc, code: '48765-2' } },
  quality: {
    leading: { record: 'causativeAgent', prefers: 'snomed' },
    past: ['startDateTime', 'lastReactionDateTime', 'reactions.reactionTime'],
  },
  statuses: {
    record: [
      {
        zib: 'AllergyIntolerance',
        element: 'AllergyIntolerance.clinicalStatus',
        how: 'the registered status by ConceptMap',
        otherwise: '`allergyStatus`',
        source: 'ConceptMap AllergieStatusCodelijst',
      },
    ],
  },
  plausibility: {
    subject: 'patient',
    dates: [
      lived('startDateTime', 'onsetDateTime'),
      lived('lastReactionDateTime', 'lastOccurrence'),
      lived('reactions.reactionTime', 'reaction.onset'),
      asserted,
    ],
    pairs: [
      {
        start: { record: 'reactions.reactionTime', fhir: ['reaction.onset'] },
        end: { record: 'lastReactionDateTime', fhir: ['lastOccurrence'] },
        rule: 'plausibility-end-before-start',
        told: 'end',
      },
    ],
    substances: [
      { record: 'causativeAgent', fhir: ['code'] },
      { record: 'reactions.specificSubstance', fhir: ['reaction.substance'] },
    ],
    withdrawn: {
      record: 'allergyStatus.code',
      fhir: ['verificationStatus'],
      values: ['nullified', 'entered-in-error'],
    },
  },
  // One that is nullified or obsolete would stand.
  bonds: { decides: ['allergyStatus'] },
  modifiers: {
    clinicalStatus: { saidBy: { property: 'allergyStatus' }, mayBeUnknown: true },
    verificationStatus: { harmless: ['unconfirmed'], mayBeUnknown: true },
  },
});
