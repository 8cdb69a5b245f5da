import type { PullError, PullFailure, PullProblem, PullReason, SectionStatus } from './pull-result';

const failures: Readonly<Record<PullFailure, PullReason>> = {
  unreachable: {
    nl: 'De verzender is niet bereikbaar, of de verbinding brak af.',
    en: 'The sender cannot be reached, or the connection broke off.',
  },
  timeout: { nl: 'De verzender antwoordde niet op tijd.', en: 'The sender did not answer in time.' },
  aborted: { nl: 'Het ophalen is gestopt voordat dit klaar was.', en: 'The pull was stopped before this was done.' },
  'too-large': { nl: 'Het antwoord is groter dan is toegestaan.', en: 'The answer is larger than allowed.' },
  unreadable: {
    nl: 'Het antwoord is geen leesbare FHIR-JSON of FHIR-XML.',
    en: 'The answer is no readable FHIR JSON or FHIR XML.',
  },
  'wrong-charset': {
    nl: 'Het antwoord is niet in de tekenset die het zegt te hebben; tekens zouden verminkt zijn.',
    en: 'The answer is not in the character set it is said to be in; characters would have been mutilated.',
  },
  redirected: {
    nl: 'De verzender verwijst door naar een ander adres; dat wordt niet gevolgd.',
    en: 'The sender redirects to another address, which is not followed.',
  },
  'unsafe-address': {
    nl: 'Het adres van de verzender is niet versleuteld (https); het toegangstoken is er niet heen gestuurd.',
    en: 'The address of the sender is not encrypted (https); the access token was not sent to it.',
  },
  unwritable: { nl: 'De vraag kan niet in XML worden geschreven.', en: 'The request cannot be written in XML.' },
  'no-token': {
    nl: 'Er kon geen toegangstoken bij de verzender worden verkregen.',
    en: 'No access token could be had from the sender.',
  },
  'token-timed-out': {
    nl: 'Het toegangstoken kwam niet op tijd; zonder is niets opgevraagd.',
    en: 'The access token did not come in time; nothing was asked for without it.',
  },
  'http-status': {
    nl: 'De verzender antwoordde met een fout.',
    en: 'The sender answered with an error.',
  },
  'not-a-searchset': {
    nl: 'Het antwoord is geen zoekresultaat (Bundle van het type searchset).',
    en: 'The answer is no search result (Bundle of type searchset).',
  },
  'not-the-resource': {
    nl: 'Het antwoord is een andere resource dan is gevraagd.',
    en: 'The answer is another resource than was asked for.',
  },
  'unreadable-offer': {
    nl: 'Wat de verwijzer hier aanbiedt is niet te lezen en is niet opgevraagd; vraag de verwijzer om een nieuwe notificatie.',
    en: 'What the sender offers here cannot be read and was not asked for; ask the sender for a new notification.',
  },
  'unreadable-entry': {
    nl: 'Een deel van het antwoord bevat geen resource; wat daar had moeten staan ontbreekt.',
    en: 'A part of the answer holds no resource; what should have been there is missing.',
  },
  'other-patient': {
    nl: 'Een deel van het antwoord is van een andere patiënt dan de notificatie, of van wie het is is niet te zeggen; dat deel is apart gehouden.',
    en: 'A part of the answer is of another patient than the notification is about, or whose it is cannot be told; that part is kept apart.',
  },
  'not-asked-for': {
    nl: 'Een deel van het antwoord is niet waar om is gevraagd; dat deel is apart gehouden.',
    en: 'A part of the answer is not what was asked for; that part is kept apart.',
  },
  'told-incomplete': {
    nl: 'De verzender zegt zelf dat er gegevens ontbreken.',
    en: 'The sender itself says that data is missing.',
  },
  'part-not-offered': {
    nl: 'De verzender zegt dat een deel van wat is gevraagd daar niet wordt aangeboden; of daar iets van is, is niet bekend.',
    en: 'The sender says that a part of what was asked for is not offered there; whether there is anything of it is not known.',
  },
  'fewer-than-total': {
    nl: 'Er kwamen minder verschillende gegevens dan het aangekondigde aantal.',
    en: 'Fewer different resources came than the number that was announced.',
  },
  subsetted: {
    nl: 'De verzender heeft onderdelen van gegevens weggelaten (SUBSETTED).',
    en: 'The sender left elements out of resources (SUBSETTED).',
  },
  'next-elsewhere': {
    nl: 'De volgende pagina ligt buiten het adres van de verzender en is niet opgehaald.',
    en: 'The next page lies outside the address of the sender and was not fetched.',
  },
  'next-again': {
    nl: 'De verzender verwijst naar een pagina die al is gehaald; of dit alles is, is niet te zeggen.',
    en: 'The sender refers to a page that was fetched already; whether this is all cannot be told.',
  },
  'too-many-pages': {
    nl: 'Er zijn meer pagina’s dan worden opgehaald.',
    en: 'There are more pages than are fetched.',
  },
  'lossy-xml': {
    nl: 'De XML bevat onderdelen die geen FHIR zijn; die zijn weggelaten.',
    en: 'The XML holds parts that are not FHIR; these were left out.',
  },
  damaged: {
    nl: 'Het document is beschadigd: grootte of controlegetal klopt niet.',
    en: 'The document is damaged: its size or hash is not as announced.',
  },
  'not-a-pdf': {
    nl: 'Wat er kwam, is geen PDF, terwijl de verzender het zo noemt.',
    en: 'What came is no PDF, although the sender calls it one.',
  },
  empty: {
    nl: 'Het document dat kwam, is leeg.',
    en: 'The document that came is empty.',
  },
  elsewhere: {
    nl: 'Het document ligt buiten het adres van de verzender en is niet opgehaald.',
    en: 'The document lies outside the address of the sender and was not fetched.',
  },
  'no-content': {
    nl: 'Het document heeft geen inhoud en geen adres.',
    en: 'The document has no content and no address.',
  },
  'two-under-one-id': {
    nl: 'De verzender heeft twee verschillende documenten onder één kenmerk; dit is niet opgehaald.',
    en: 'The sender has two different documents under one id; this one was not fetched.',
  },
  'over-budget': {
    nl: 'Er is meer dan in één keer wordt opgehaald; dit is niet of niet helemaal opgehaald.',
    en: 'There is more than is pulled at a time; this was not, or not wholly, fetched.',
  },
  'archive-failed': {
    nl: 'Het document is opgehaald, maar het archief nam het niet aan.',
    en: 'The document was fetched, but the archive did not take it.',
  },
  'archive-timed-out': {
    nl: 'Het document is opgehaald, maar het archief antwoordde niet op tijd; of het is opgeslagen, is niet bekend.',
    en: 'The document was fetched, but the archive did not answer in time; whether it was stored is not known.',
  },
  'archive-unread': {
    nl: 'Het document is opgehaald, maar het archief heeft het niet helemaal gelezen.',
    en: 'The document was fetched, but the archive did not read all of it.',
  },
  'patient-not-confirmed': {
    nl: 'Het document is niet opgehaald: dat het van deze patiënt is, is niet bevestigd.',
    en: 'The document was not fetched: that it is of this patient is not confirmed.',
  },
  'entered-in-error': {
    nl: 'De verzender zegt dat dit document ten onrechte is vastgelegd; het is niet opgehaald.',
    en: 'The sender says that this document was entered in error; it was not fetched.',
  },
  'unknown-modifier': {
    nl: 'De verzender zegt iets van dit document dat de betekenis verandert en hier niet bekend is; het is niet opgehaald.',
    en: 'The sender says something of this document that changes its meaning and is not known here; it was not fetched.',
  },
  'not-logged': {
    nl: 'Het opbergen in het archief kon niet worden vastgelegd; er wordt niets meer opgeborgen.',
    en: 'The hand-over to the archive could not be logged; nothing more is handed over.',
  },
  'not-validated': {
    nl: 'De gevraagde controle van de gegevens is mislukt; ze zijn niet gecontroleerd.',
    en: 'The validation that was asked for failed; the data was not validated.',
  },
  unexpected: {
    nl: 'Dit kon door een fout aan deze kant niet worden verwerkt; er is niets van overgenomen.',
    en: 'This could not be processed by a fault on this side; nothing of it was taken over.',
  },
};

const problems: Readonly<Record<PullProblem, PullReason>> = {
  'not-a-notification': {
    nl: 'De Task is geen leesbare notificatie.',
    en: 'The Task is no readable notification.',
  },
  withdrawn: { nl: 'De notificatie is ingetrokken of afgerond.', en: 'The notification was withdrawn or has ended.' },
  expired: {
    nl: 'De periode waarin mag worden opgehaald is voorbij.',
    en: 'The period in which may be pulled is over.',
  },
  'workflow-task': {
    nl: 'De workflow-Task van de verwijzer kon niet worden opgehaald, dus is niet bekend wat er is.',
    en: 'The workflow Task of the sender could not be had, so it is not known what there is.',
  },
  'audit-failed': {
    nl: 'Het ophalen kon niet worden vastgelegd; wat kwam wordt niet getoond.',
    en: 'The pull could not be logged; what came is withheld.',
  },
  unexpected: {
    nl: 'Het ophalen brak af door een fout aan deze kant; wat kwam wordt niet getoond.',
    en: 'The pull broke off by a fault on this side; what came is withheld.',
  },
};

const refused: PullReason = {
  nl: 'De verzender staat dit niet toe.',
  en: 'The sender does not allow this.',
};

/** Of 401: who asks is not known there, which is another thing than not to be allowed (403). */
const tokenRefused: PullReason = {
  nl: 'De verzender aanvaardt het token niet, of het ontbrak: controleer het token, de geldigheid ervan en voor wie het is.',
  en: 'The sender does not accept the token, or there was none: check the token, its validity and its audience.',
};

const notOffered: PullReason = {
  nl: 'De verwijzer heeft dit onderdeel niet aangeboden.',
  en: 'The sender did not offer this section.',
};

const notThere: PullReason = {
  nl: 'De verzender heeft dit onderdeel niet; of er iets van is, is niet bekend.',
  en: 'The sender does not have this section; whether there is anything of it is not known.',
};

const withStatus = ({ nl, en }: PullReason, status: number | undefined): PullReason =>
  status === undefined
    ? { nl, en }
    : { nl: nl.replace(/\.$/, ` (HTTP ${status}).`), en: en.replace(/\.$/, ` (HTTP ${status}).`) };

/** Of a section of which only resources by themselves were offered. */
export const partOffered: PullReason = {
  nl: 'De verwijzer heeft hiervan alleen losse gegevens aangeboden; of er meer is, is niet bekend.',
  en: 'The sender offered only single resources of this; whether there are more is not known.',
};

/** Why a section or document was not, or not wholly, obtained, in words for its user. */
export function reasonOf(status: SectionStatus, error: PullError | undefined): PullReason {
  if (status === 'not-offered') return error === undefined ? notOffered : withStatus(notThere, error.status);
  if (status === 'refused') return withStatus(error?.status === 401 ? tokenRefused : refused, error?.status);
  const failure = error?.failure ?? 'aborted';
  return failure === 'http-status' ? withStatus(failures[failure], error?.status) : failures[failure];
}

/** Why nothing was pulled at all, in words for its user. */
export const problemReason = (problem: PullProblem): PullReason => problems[problem];
