import { refusalWords } from '../access/policy/reason-words';
import type { GrantRefusal } from '../access/policy/reasons';
import type { TokenFailure } from '../access/tokens/token-check';
import type { Phrase } from '../fhir/phrase';
import { type HttpReason, httpReasons } from '../http/refusal-reasons';

/** What can be wrong with a signed assertion, whatever it is for. */
const faults = {
  malformed: { en: 'not readable', nl: 'onleesbaar' },
  algorithm: { en: 'not rightly signed', nl: 'niet goed ondertekend' },
  signature: { en: 'not rightly signed', nl: 'niet goed ondertekend' },
  issuer: { en: 'of another issuer', nl: 'van een andere uitgever' },
  audience: { en: 'for another party', nl: 'voor een andere partij' },
  expired: { en: 'expired', nl: 'verlopen' },
  'not-yet-valid': { en: 'not valid yet', nl: 'nog niet geldig' },
  lifetime: { en: 'valid for too long', nl: 'te lang geldig' },
  replayed: { en: 'used before', nl: 'al gebruikt' },
  claims: { en: 'not complete', nl: 'onvolledig' },
  unverifiable: { en: 'could not be checked', nl: 'niet te controleren' },
} as const satisfies Readonly<Record<string, Phrase>>;
type Fault = keyof typeof faults;

const about = <Kind extends string>(kind: Kind, { en, nl }: Phrase) =>
  Object.fromEntries(
    Object.entries(faults).map(([fault, said]) => [
      `${kind}-${fault}`,
      { en: `${en} ${said.en}`, nl: `${nl} ${said.nl}` },
    ]),
  ) as Readonly<Record<`${Kind}-${Fault}`, Phrase>>;

const own = {
  ...about('client', { en: 'login of the system', nl: 'aanmelding van het systeem' }),
  ...about('assertion', { en: 'request of the organization', nl: 'aanvraag van de organisatie' }),
  'client-missing': { en: 'system did not log in', nl: 'systeem meldde zich niet aan' },
  'client-unknown': { en: 'system unknown', nl: 'systeem onbekend' },
  'client-certificate': { en: 'system with another certificate', nl: 'systeem met een ander certificaat' },
  'client-method': { en: 'system logged in in another way', nl: 'systeem meldde zich op een andere manier aan' },
  'client-invalid': { en: 'registration of the system not usable', nl: 'registratie van het systeem niet bruikbaar' },
  'clients-unavailable': { en: 'systems could not be looked up', nl: 'systemen niet op te zoeken' },
  'keys-unavailable': { en: 'no key to sign with', nl: 'geen sleutel om mee te ondertekenen' },
  'grant-type': { en: 'access token asked in another way', nl: 'toegangsbewijs op een andere manier gevraagd' },
  'parameter-repeated': { en: 'request says something twice', nl: 'verzoek noemt iets dubbel' },
  'parameter-missing': { en: 'request lacks something', nl: 'verzoek mist iets' },
  'parameter-in-address': { en: 'request has parameters in its address', nl: 'verzoek heeft parameters in het adres' },
  'scope-not-allowed': { en: 'system may not ask for this', nl: 'systeem mag dit niet vragen' },
  'resource-unknown': { en: 'asked for another server', nl: 'gevraagd voor een andere server' },
  'other-organization': {
    en: 'system speaks for another organization',
    nl: 'systeem spreekt voor een andere organisatie',
  },
  'proof-missing': { en: 'without proof of possession', nl: 'zonder bewijs van bezit' },
  'proof-invalid': { en: 'proof of possession not valid', nl: 'bewijs van bezit niet geldig' },
  'proof-nonce': { en: 'proof of possession lacks the nonce', nl: 'bewijs van bezit zonder het gevraagde getal' },
  'certificate-missing': { en: 'without client certificate', nl: 'zonder clientcertificaat' },
  'introspection-not-allowed': { en: 'system may not ask about tokens', nl: 'systeem mag niet naar bewijzen vragen' },
  'unexpected-error': { en: 'unexpected fault', nl: 'onverwachte fout' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Why a token endpoint issues no token: stable codes, for the trail. */
export type IssueReason = keyof typeof own | GrantRefusal | 'store-unavailable' | HttpReason;

/** The same in words for people. */
export const issueWords: Readonly<Record<string, Phrase>> = { ...httpReasons, ...refusalWords, ...own };

/** What is wrong with an assertion, as the trail is told it. */
export function faultOf(kind: 'client' | 'assertion', failure: TokenFailure): IssueReason {
  const fault = failure.slice('token-'.length);
  return Object.hasOwn(faults, fault) ? `${kind}-${fault as Fault}` : `${kind}-signature`;
}
