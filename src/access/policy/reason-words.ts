import type { Phrase } from '../../fhir/phrase';
import type { RefusalReason } from './reasons';

/** Why a request is refused, in words for people. */
export const refusalWords: Readonly<Record<RefusalReason, Phrase>> = {
  'token-missing': { en: 'no access token', nl: 'geen toegangsbewijs' },
  'token-malformed': { en: 'access token not readable', nl: 'onleesbaar toegangsbewijs' },
  'token-algorithm': { en: 'access token not rightly signed', nl: 'toegangsbewijs niet goed ondertekend' },
  'token-signature': { en: 'access token not rightly signed', nl: 'toegangsbewijs niet goed ondertekend' },
  'token-issuer': {
    en: 'issuer of the access token not trusted',
    nl: 'uitgever van het toegangsbewijs niet vertrouwd',
  },
  'token-audience': { en: 'access token for another party', nl: 'toegangsbewijs voor een andere partij' },
  'token-expired': { en: 'access token expired', nl: 'toegangsbewijs verlopen' },
  'token-not-yet-valid': { en: 'access token not valid yet', nl: 'toegangsbewijs nog niet geldig' },
  'token-lifetime': { en: 'access token valid for too long', nl: 'toegangsbewijs te lang geldig' },
  'token-replayed': { en: 'access token used before', nl: 'toegangsbewijs al gebruikt' },
  'token-claims': { en: 'access token not complete', nl: 'toegangsbewijs onvolledig' },
  'token-inactive': { en: 'access token withdrawn', nl: 'toegangsbewijs ingetrokken' },
  'token-bound': {
    en: 'access token is bound to a sender that is not proven',
    nl: 'toegangsbewijs hoort bij een afzender die niet is aangetoond',
  },
  'token-unbound': { en: 'access token is not bound to its sender', nl: 'toegangsbewijs hoort niet bij de afzender' },
  'token-proof': {
    en: 'proof that goes with the access token not valid',
    nl: 'bewijs bij het toegangsbewijs niet geldig',
  },
  'token-nonce': {
    en: 'proof that goes with the access token lacks the nonce',
    nl: 'bewijs bij het toegangsbewijs zonder het gevraagde getal',
  },
  'token-certificate': {
    en: 'access token of another certificate',
    nl: 'toegangsbewijs van een ander certificaat',
  },
  'token-unverifiable': { en: 'access token could not be checked', nl: 'toegangsbewijs niet te controleren' },
  'receiver-missing': { en: 'receiving organization unknown', nl: 'ontvangende organisatie onbekend' },
  'user-missing': { en: 'user unknown', nl: 'gebruiker onbekend' },
  'role-missing': { en: 'role of the user unknown', nl: 'rol van de gebruiker onbekend' },
  'role-not-allowed': { en: 'role has no access', nl: 'rol heeft geen toegang' },
  'scope-missing': { en: 'no right to this kind of request', nl: 'geen recht op dit soort verzoek' },
  'base-missing': { en: 'referral not named', nl: 'verwijzing niet genoemd' },
  'base-unknown': { en: 'referral unknown', nl: 'verwijzing onbekend' },
  'base-ambiguous': { en: 'not clear which referral it is about', nl: 'niet duidelijk om welke verwijzing het gaat' },
  'base-for-task-only': {
    en: 'key is for the referral itself only',
    nl: 'sleutel geldt alleen voor de verwijzing zelf',
  },
  'peer-unknown': { en: 'party unknown', nl: 'partij onbekend' },
  'grant-rejected': { en: 'referral rejected', nl: 'verwijzing afgewezen' },
  'grant-cancelled': { en: 'referral withdrawn', nl: 'verwijzing ingetrokken' },
  'grant-completed': { en: 'referral completed', nl: 'verwijzing afgerond' },
  'grant-failed': { en: 'referral failed', nl: 'verwijzing mislukt' },
  'grant-entered-in-error': { en: 'referral was a mistake', nl: 'verwijzing was een vergissing' },
  'grant-expired': { en: 'period of the referral over', nl: 'periode van de verwijzing voorbij' },
  'grant-superseded': { en: 'referral replaced by a new one', nl: 'verwijzing vervangen door een nieuwe' },
  'other-receiver': { en: 'referral to another organization', nl: 'verwijzing naar een andere organisatie' },
  'other-patient': { en: 'referral of another patient', nl: 'verwijzing van een andere patiënt' },
  'other-group': {
    en: 'data of another group than that of the referral',
    nl: 'gegevens van een andere groep dan die van de verwijzing',
  },
  'other-task': { en: 'belongs to another referral', nl: 'hoort bij een andere verwijzing' },
  'treatment-relation': { en: 'no treatment relation', nl: 'geen behandelrelatie' },
  'nothing-offered': { en: 'nothing offered', nl: 'niets aangeboden' },
  'store-unavailable': { en: 'referrals could not be consulted', nl: 'verwijzingen niet te raadplegen' },
  'treatment-relation-unverifiable': {
    en: 'treatment relation could not be checked',
    nl: 'behandelrelatie niet te controleren',
  },
};
