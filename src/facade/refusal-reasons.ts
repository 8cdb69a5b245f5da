import type { Phrase } from '../fhir/phrase';
import { httpReasons } from '../http/refusal-reasons';

/** Why a request is refused or fails, in words for people; a code of the facade that is not here does not compile. */
export const facadeReasons = {
  ...httpReasons,
  // What the vendor's own token check answers.
  unauthenticated: { en: 'no valid access token', nl: 'geen geldig toegangsbewijs' },
  unavailable: { en: 'could not be checked', nl: 'controle niet mogelijk' },
  'authorize-failed': { en: 'right of access could not be checked', nl: 'recht op toegang niet te controleren' },
  'authorize-invalid': { en: 'right of access could not be checked', nl: 'recht op toegang niet te controleren' },
  'authorize-timed-out': {
    en: 'right of access not checked in time',
    nl: 'recht op toegang niet op tijd gecontroleerd',
  },
  'find-patient-timed-out': { en: 'patient not found in time', nl: 'patiënt niet op tijd gevonden' },
  // Whose data, and which part of it.
  'no-patient': { en: 'request names no patient', nl: 'verzoek noemt geen patiënt' },
  'other-patient': { en: 'of another patient', nl: 'van een andere patiënt' },
  'role-section': { en: 'role has no access to this section', nl: 'rol heeft geen toegang tot dit onderdeel' },
  'no-source': { en: 'section is not offered here', nl: 'onderdeel wordt hier niet aangeboden' },
  'not-offered': { en: 'not offered in the referral', nl: 'niet aangeboden in de verwijzing' },
  // What stands behind it.
  'source-failed': { en: 'source not available', nl: 'bron niet beschikbaar' },
  'source-timed-out': { en: 'source did not answer in time', nl: 'bron antwoordde niet op tijd' },
  'not-conformant': { en: 'data does not conform to the profiles', nl: 'gegevens voldoen niet aan de profielen' },
  'validation-timed-out': { en: 'data not checked in time', nl: 'gegevens niet op tijd gecontroleerd' },
  'search-broken': { en: 'answer broke off', nl: 'antwoord brak af' },
  'receiver-timed-out': { en: 'answer not taken in time', nl: 'antwoord niet op tijd afgenomen' },
  'document-source-failed': { en: 'document not available', nl: 'document niet beschikbaar' },
  'document-source-timed-out': { en: 'document did not come in time', nl: 'document kwam niet op tijd' },
  'document-timed-out': { en: 'document stopped half-way', nl: 'document stokte halverwege' },
  'document-too-large': { en: 'document too large', nl: 'document te groot' },
  'document-size': {
    en: 'document has another size than it says',
    nl: 'document heeft een andere grootte dan het zegt',
  },
  'document-refused': { en: 'document may not be sent as it is', nl: 'document mag zo niet worden verstuurd' },
  'document-check-failed': { en: 'document could not be checked', nl: 'document kon niet worden gecontroleerd' },
  'document-check-timed-out': { en: 'document not checked in time', nl: 'document niet op tijd gecontroleerd' },
  'document-broken': { en: 'document broke off', nl: 'document brak af' },
  aborted: { en: 'broken off', nl: 'afgebroken' },
  'task-failed': { en: 'referral could not be consulted', nl: 'verwijzing niet te raadplegen' },
  'task-timed-out': { en: 'referral not consulted in time', nl: 'verwijzing niet op tijd te raadplegen' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Stable codes of the facade for why a request is refused or fails. */
export type FacadeReason = keyof typeof facadeReasons;
