import { refusalWords } from '../access/policy/reason-words';
import type { Phrase } from '../fhir/phrase';

/** Why a workflow Task is not served or changed, beside what refuses every request, in words for people. */
export const taskWords = {
  'task-invalid': { en: 'content is no Task of this referral', nl: 'inhoud is geen Task van deze verwijzing' },
  'task-status-unknown': { en: 'status unknown', nl: 'status onbekend' },
  'task-transition': { en: 'this status is not possible now', nl: 'deze status kan nu niet' },
  'task-busy': { en: 'referral changed in the meantime', nl: 'verwijzing intussen gewijzigd' },
  'patient-reference-failed': { en: 'patient could not be referred to', nl: 'verwijzing naar patiënt niet te maken' },
  'routing-failed': { en: 'service or place could not be looked up', nl: 'dienst of locatie niet op te zoeken' },
  'routing-not-named': { en: 'not named in the referral', nl: 'niet genoemd in de verwijzing' },
  'routing-unknown': { en: 'service or place not known', nl: 'dienst of locatie niet bekend' },
  'base-lost': { en: 'key of the referral lost', nl: 'sleutel van de verwijzing kwijt' },
  'store-unavailable': refusalWords['store-unavailable'],
} as const satisfies Readonly<Record<string, Phrase>>;

/** Codes of the workflow Tasks. */
export type TaskReason = keyof typeof taskWords;
