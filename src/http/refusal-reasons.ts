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

/** Whether a text is a code of that list, which STU3 requires. */
export const isIssueCode = (text: string): text is IssueCode => Object.hasOwn(issueTypes, text);

/** Why a request to either end is refused or fails before it is looked at what it asks for, in words for people. */
export const httpReasons = {
  ...issueTypes,
  'refused-among-others': { en: 'refused, from many addresses', nl: 'geweigerd, van veel adressen' },
  'limit-failed': { en: 'could not be admitted', nl: 'toelating niet mogelijk' },
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
  'audit-failed': { en: 'could not be logged', nl: 'logging niet gelukt' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Stable codes of the same. */
export type HttpReason = keyof typeof httpReasons;
