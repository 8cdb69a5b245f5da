import type { Phrase } from '../fhir/phrase';

/** Codes of http://hl7.org/fhir/issue-type, for the findings of a refusal; the reason of one that has no other. */
const issueTypes = {
  invalid: { en: 'request not valid', nl: 'verzoek niet geldig' },
  structure: { en: 'request not readable', nl: 'verzoek niet leesbaar' },
  required: { en: 'request lacks something', nl: 'verzoek mist iets' },
  value: { en: 'a value that is not allowed', nl: 'een waarde die niet mag' },
  invariant: { en: 'a rule is not met', nl: 'aan een regel is niet voldaan' },
  security: { en: 'not secure', nl: 'niet veilig' },
  login: { en: 'no valid access token', nl: 'geen geldig toegangsbewijs' },
  unknown: { en: 'user unknown', nl: 'gebruiker onbekend' },
  expired: { en: 'session expired', nl: 'sessie verlopen' },
  forbidden: { en: 'no right to this data', nl: 'geen recht op deze gegevens' },
  suppressed: { en: 'data withheld', nl: 'gegevens niet getoond' },
  processing: { en: 'could not be processed', nl: 'niet te verwerken' },
  'not-supported': { en: 'request not supported', nl: 'verzoek niet ondersteund' },
  duplicate: { en: 'was there already', nl: 'bestond al' },
  'not-found': { en: 'not found', nl: 'niet gevonden' },
  'too-long': { en: 'too large', nl: 'te groot' },
  'code-invalid': { en: 'code not known', nl: 'code niet bekend' },
  extension: { en: 'extension not known', nl: 'extensie niet bekend' },
  'too-costly': { en: 'request asks too much', nl: 'verzoek vraagt te veel' },
  'business-rule': { en: 'not allowed by an agreement', nl: 'niet toegestaan volgens een afspraak' },
  conflict: { en: 'changed in the meantime', nl: 'intussen gewijzigd' },
  incomplete: { en: 'not complete', nl: 'niet volledig' },
  transient: { en: 'not possible now', nl: 'nu niet mogelijk' },
  'lock-error': { en: 'in use', nl: 'in gebruik' },
  'no-store': { en: 'storage not available', nl: 'opslag niet beschikbaar' },
  exception: { en: 'unexpected fault', nl: 'onverwachte fout' },
  timeout: { en: 'not in time', nl: 'niet op tijd' },
  throttled: { en: 'too many requests', nl: 'te veel verzoeken' },
  informational: { en: 'for information', nl: 'ter informatie' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** IssueType codes a finding may have. */
export type IssueCode = keyof typeof issueTypes;

/** Why a request is refused or fails, in words for people; a code of the facade that is not here does not compile. */
export const facadeReasons = {
  ...issueTypes,
  // What the vendor's own token check answers.
  unauthenticated: { en: 'no valid access token', nl: 'geen geldig toegangsbewijs' },
  unavailable: { en: 'could not be checked', nl: 'controle niet mogelijk' },
  'refused-among-others': { en: 'refused, from many addresses', nl: 'geweigerd, van veel adressen' },
  'limit-failed': { en: 'could not be admitted', nl: 'toelating niet mogelijk' },
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
  'not-offered': { en: 'not offered in the referral', nl: 'niet aangeboden in de verwijzing' },
  // The request as it came in.
  'several-credentials': { en: 'more than one access token', nl: 'meer dan één toegangsbewijs' },
  'host-unknown': { en: 'came under another name', nl: 'kwam onder een andere naam binnen' },
  'body-consumed': { en: 'content read by other software', nl: 'inhoud al door andere software gelezen' },
  'body-late': { en: 'content did not come in time', nl: 'inhoud kwam niet op tijd' },
  'body-broken-off': { en: 'content broke off', nl: 'inhoud brak af' },
  'unknown-charset': { en: 'character set not known', nl: 'tekenset niet bekend' },
  'not-the-charset': {
    en: 'content in another character set than it says',
    nl: 'inhoud in een andere tekenset dan het zegt',
  },
  // What stands behind it.
  'source-failed': { en: 'source not available', nl: 'bron niet beschikbaar' },
  'source-timed-out': { en: 'source did not answer in time', nl: 'bron antwoordde niet op tijd' },
  'not-conformant': { en: 'data does not conform to the profiles', nl: 'gegevens voldoen niet aan de profielen' },
  'validation-timed-out': { en: 'data not checked in time', nl: 'gegevens niet op tijd gecontroleerd' },
  'document-source-failed': { en: 'document not available', nl: 'document niet beschikbaar' },
  'document-source-timed-out': { en: 'document did not come in time', nl: 'document kwam niet op tijd' },
  'document-timed-out': { en: 'document stopped half-way', nl: 'document stokte halverwege' },
  'document-too-large': { en: 'document too large', nl: 'document te groot' },
  'document-size': {
    en: 'document has another size than it says',
    nl: 'document heeft een andere grootte dan het zegt',
  },
  'document-broken': { en: 'document broke off', nl: 'document brak af' },
  aborted: { en: 'broken off', nl: 'afgebroken' },
  'task-failed': { en: 'referral could not be consulted', nl: 'verwijzing niet te raadplegen' },
  'task-timed-out': { en: 'referral not consulted in time', nl: 'verwijzing niet op tijd te raadplegen' },
  'audit-failed': { en: 'could not be logged', nl: 'logging niet gelukt' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Stable codes of the facade for why a request is refused or fails. */
export type FacadeReason = keyof typeof facadeReasons;
