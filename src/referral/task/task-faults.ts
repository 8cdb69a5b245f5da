import type { Phrase } from '../../fhir/phrase';

/** What can be wrong with a Task, so that it or an input of it is not taken, in words for people. */
export const taskFaults = {
  'not-a-task': { en: 'no Task', nl: 'geen Task' },
  'not-a-notification': { en: 'no notification', nl: 'geen notificatie' },
  'invalid-identifier': { en: 'identifier not usable', nl: 'kenmerk niet bruikbaar' },
  'invalid-status': { en: 'status not possible here', nl: 'status kan hier niet' },
  'invalid-bsn': { en: 'BSN not valid', nl: 'BSN niet geldig' },
  'invalid-moment': { en: 'moment not valid', nl: 'tijdstip niet geldig' },
  'invalid-ura': { en: 'URA not valid', nl: 'URA niet geldig' },
  'several-uras': { en: 'more than one URA', nl: 'meer dan één URA' },
  'no-sender': { en: 'sender not named', nl: 'verzender niet genoemd' },
  'no-workflow-task': { en: 'referral to be fetched not named', nl: 'op te halen verwijzing niet genoemd' },
  'too-many-offers': { en: 'more offers than are taken', nl: 'meer aanbod dan wordt aangenomen' },
  'nothing-offered': { en: 'nothing offered', nl: 'niets aangeboden' },
  'several-bases': { en: 'more than one authorization base', nl: 'meer dan één autorisatiebasis' },
  contradiction: { en: 'notification contradicts itself', nl: 'notificatie spreekt zichzelf tegen' },
  'absolute-query': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'invalid-query': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'several-queries': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'invalid-encoding': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'invalid-reference': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'invalid-input': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
  'invalid-value': { en: 'offer not readable', nl: 'aanbod onleesbaar' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Stable codes of what is wrong with a Task. */
export type TaskFault = keyof typeof taskFaults;
