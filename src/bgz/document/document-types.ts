import { loinc } from '../parts/code/code-helpers';

/**
 * Types of documents that go along with a referral, as LOINC names them. A type is any LOINC code; these are the ones that senders
 * give a letter (spec field-notes, notified-pull §8).
 *
 * @example
 * bgzDocument({
 *   id: 'brief-1', type: documentTypes.referralNote, title: 'Verwijsbrief', contentType: 'application/pdf',
 *   indexed: '2026-11-24T09:00:00+01:00', open: () => readFile('brief.pdf'),
 * });
 */
export const documentTypes = {
  /** Verwijsbrief. */
  referralNote: loinc('57133-1', 'Referral note'),
  /** Brief. */
  letter: loinc('51852-2', 'Letter'),
  /** Bericht van de ene zorgverlener aan de andere. */
  healthcareCommunication: loinc('56444-3', 'Healthcare communication Document'),
  /** Ontslagbrief. */
  dischargeSummary: loinc('18842-5', 'Discharge summary'),
} as const;
