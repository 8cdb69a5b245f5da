import { systems } from '../../fhir/naming-systems';
import { nictiz } from '../../fhir/profiles';
import {
  bySubject,
  code,
  common,
  concept,
  date,
  identifiers,
  includeSubject,
  national,
  reference,
} from '../define/search';
import { defineSection } from '../define/section';

const OTHER_PARAMETERS = 'documents are found by type, class, status and indexed';

/** Documents that go along with the BgZ, which are of no zib: the correspondence. */
export const documentSection = defineSection({
  key: 'documents',
  kind: 'searched',
  zib: 'Document',
  record: 'BgzDocument',
  title: { nl: 'Correspondentie', en: 'Correspondence' },
  chapter: 'correspondence',
  role: 'documents',
  type: 'DocumentReference',
  // Not of a zib: the MedMij guide to PDF/A names it (spec notified-pull §8).
  profiles: [nictiz('IHE.MHD.Minimal.DocumentReference')],
  content: 'Binary',
  search: {
    patientParameters: bySubject,
    parameters: {
      ...common,
      identifier: identifiers('masterIdentifier', 'identifier'),
      status: code('status', 'document-reference-status'),
      type: concept('type'),
      class: concept('class'),
      format: concept('content.format'),
      facility: concept('context.facilityType'),
      setting: concept('context.practiceSetting'),
      indexed: date('indexed'),
      relatesto: reference('relatesTo.target'),
      relation: code('relatesTo.code', 'document-relationship-type'),
    },
    includes: includeSubject,
    // Of the Notified Pull Task (spec notified-pull §8).
    national: [national({ status: [{ code: 'current' }] })],
    unfilled: 'authenticator created custodian encounter event period related-id related-ref securitylabel',
    refused: {
      author: 'authors are contained in the resource',
      description: 'text is not searched',
      language: OTHER_PARAMETERS,
      location: OTHER_PARAMETERS,
      relationship: 'ask relatesto and relation',
    },
  },
  offer: { code: { system: systems.loinc, code: '77599-9' } },
  // Of one that is no more than a draft a record would speak as of a letter that was sent (STU3 DocumentReference.docStatus).
  modifiers: { docStatus: { nothing: ['final'], harmless: ['appended', 'amended'] } },
  bonds: { decides: ['status', 'type', 'title', 'indexed'] },
});
