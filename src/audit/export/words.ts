import { catalogue } from '../../assemble/catalogue';
import type { AuditChecks, AuditEntry, AuditOutcome } from '../entry';

/** Dutch names of what is no section of the BgZ. */
const otherData: Readonly<Record<string, string>> = {
  Practitioner: 'Zorgverlener',
  PractitionerRole: 'Zorgverlener',
  Organization: 'Zorgaanbieder',
  RelatedPerson: 'Contactpersoon',
  Device: 'Medische hulpmiddelen',
  Medication: 'Geneesmiddel',
  Binary: 'Document',
  Task: 'Verwijzing',
  AuditEvent: 'Logging',
};

/** The section of a resource type, in Dutch; the type itself when it is of no section. */
export const dataWords = (type: string): string =>
  (catalogue as Readonly<Record<string, { readonly section: string } | undefined>>)[type]?.section ??
  otherData[type] ??
  type;

const outcomes: Readonly<Record<AuditOutcome, string>> = {
  success: 'Geslaagd',
  refused: 'Geweigerd',
  failed: 'Mislukt',
  partial: 'Gedeeltelijk',
};

/** Reasons in words. One that is not here is shown as its code: a vendor has reasons of its own. */
export const reasons: Readonly<Record<string, string>> = {
  unauthenticated: 'geen geldig toegangsbewijs',
  forbidden: 'geen recht op deze gegevens',
  unavailable: 'controle niet mogelijk',
  'not-found': 'niet gevonden',
  'token-missing': 'geen toegangsbewijs',
  'token-malformed': 'onleesbaar toegangsbewijs',
  'token-algorithm': 'toegangsbewijs niet goed ondertekend',
  'token-signature': 'toegangsbewijs niet goed ondertekend',
  'token-issuer': 'uitgever van het toegangsbewijs niet vertrouwd',
  'token-audience': 'toegangsbewijs voor een andere partij',
  'token-expired': 'toegangsbewijs verlopen',
  'token-not-yet-valid': 'toegangsbewijs nog niet geldig',
  'token-lifetime': 'toegangsbewijs te lang geldig',
  'token-replayed': 'toegangsbewijs al gebruikt',
  'token-claims': 'toegangsbewijs onvolledig',
  'token-inactive': 'toegangsbewijs ingetrokken',
  'token-unverifiable': 'toegangsbewijs niet te controleren',
  'receiver-missing': 'ontvangende organisatie onbekend',
  'user-missing': 'gebruiker onbekend',
  'role-missing': 'rol van de gebruiker onbekend',
  'role-not-allowed': 'rol heeft geen toegang',
  'role-section': 'rol heeft geen toegang tot dit onderdeel',
  'not-offered': 'niet aangeboden in de verwijzing',
  'export-failed': 'document niet gemaakt',
  'source-failed': 'bron niet beschikbaar',
  'source-timed-out': 'bron antwoordde niet op tijd',
  'task-transition': 'deze status kan nu niet',
  'document-too-large': 'document te groot',
  'document-broken': 'document brak af',
  'scope-missing': 'geen recht op dit soort verzoek',
  'base-missing': 'verwijzing niet genoemd',
  'base-unknown': 'verwijzing onbekend',
  'base-ambiguous': 'niet duidelijk om welke verwijzing het gaat',
  'base-for-task-only': 'sleutel geldt alleen voor de verwijzing zelf',
  'peer-unknown': 'partij onbekend',
  'grant-rejected': 'verwijzing afgewezen',
  'grant-cancelled': 'verwijzing ingetrokken',
  'grant-completed': 'verwijzing afgerond',
  'grant-failed': 'verwijzing mislukt',
  'grant-entered-in-error': 'verwijzing was een vergissing',
  'grant-expired': 'periode van de verwijzing voorbij',
  'grant-superseded': 'verwijzing vervangen door een nieuwe',
  'other-receiver': 'verwijzing naar een andere organisatie',
  'other-patient': 'verwijzing van een andere patiënt',
  'other-group': 'gegevens van een andere groep dan die van de verwijzing',
  'other-task': 'hoort bij een andere verwijzing',
  'treatment-relation': 'geen behandelrelatie',
  'treatment-relation-unverifiable': 'behandelrelatie niet te controleren',
  'nothing-offered': 'niets aangeboden voor deze rol',
  'store-unavailable': 'verwijzingen niet te raadplegen',
  'audit-failed': 'logging niet gelukt',
  'audit-unavailable': 'logging niet beschikbaar',
  'not-permitted': 'rol mag dit niet',
  'already-ended': 'notificatie al beëindigd',
  'already-cancelled': 'notificatie al ingetrokken',
  conflict: 'notificatie intussen gewijzigd',
  'not-conformant': 'gegevens voldoen niet aan de profielen',
  repeated: 'al eerder ontvangen',
  withdrawn: 'notificatie ingetrokken',
  'unknown-notification': 'notificatie onbekend',
  unreachable: 'verzender niet bereikbaar',
  timeout: 'geen antwoord op tijd',
  aborted: 'afgebroken',
  'too-large': 'antwoord te groot',
  unreadable: 'antwoord onleesbaar',
  'wrong-charset': 'antwoord in een andere tekenset dan het zegt',
  redirected: 'verzender verwijst door',
  unwritable: 'vraag niet in XML te schrijven',
  'no-token': 'geen toegangsbewijs verkregen',
  'http-status': 'verzender antwoordde met een fout',
  'not-a-searchset': 'antwoord is geen zoekresultaat',
  'not-the-resource': 'antwoord is een andere resource',
  'unreadable-offer': 'aanbod onleesbaar',
  'send-failed': 'verzenden niet gelukt',
  'wrong-patient': 'verkeerde patiënt',
  'wrong-receiver': 'verkeerde ontvanger',
  duplicate: 'dubbel verstuurd',
  'entered-in-error': 'per vergissing verstuurd',
  'referral-withdrawn': 'verwijzing ingetrokken',
  'referral-declined': 'verwijzing niet aangenomen',
  objection: 'bezwaar tegen beschikbaarstelling',
  'no-longer-needed': 'niet meer nodig',
};

/** How it ended, with the reason and what was missing. */
export function outcomeWords({ outcome, reason, missing }: AuditEntry): string {
  const why = [
    reason === undefined ? [] : (reasons[reason] ?? `reden ${reason}`),
    missing === undefined || missing.length === 0 ? [] : `ontbreekt: ${missing.join(', ')}`,
  ].flat();
  return why.length === 0 ? outcomes[outcome] : `${outcomes[outcome]}: ${why.join('; ')}`;
}

const purposes = { TREAT: 'Behandeling', ETREAT: 'Spoedeisende behandeling', BTG: 'Noodprocedure' } as const;

/** Grounds in words, by URI. */
const grounds: Readonly<Record<string, string>> = {
  'urn:bgz-facade:legal-basis:wgbo-referral': 'toestemming verondersteld bij verwijzing (WGBO)',
};

export const groundWords = ({ purpose, policy }: AuditEntry): string =>
  [purpose === undefined ? [] : purposes[purpose], policy === undefined ? [] : (grounds[policy] ?? policy)]
    .flat()
    .join('; ');

const checkNames: readonly (readonly [keyof AuditChecks, string])[] = [
  ['authorization', 'autorisatie'],
  ['treatmentRelation', 'behandelrelatie'],
  ['consent', 'toestemming'],
  ['emergency', 'noodprocedure'],
];

const yesNo = (value: boolean | undefined): string => (value === undefined ? '–' : value ? 'ja' : 'nee');

/** The four checks in words; `–` for one that was not made. */
export const checkWords = (checks: AuditChecks | undefined): string =>
  checks === undefined ? '' : checkNames.map(([name, word]) => `${word} ${yesNo(checks[name])}`).join(', ');

/** Whether access was under the emergency procedure. */
export const isEmergency = ({ checks, purpose }: AuditEntry): boolean =>
  checks?.emergency === true || purpose === 'BTG';
