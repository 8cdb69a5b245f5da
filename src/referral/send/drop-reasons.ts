import type { Phrase } from '../../fhir/phrase';

/** Why a message is given up, in words as the trail tells them. */
export const dropWords = {
  'told-otherwise': { en: 'receiver told otherwise', nl: 'ontvanger op andere wijze ingelicht' },
  'receiver-gone': { en: 'receiver no longer exists', nl: 'ontvanger bestaat niet meer' },
  'sent-again': { en: 'sent again under a new notification', nl: 'opnieuw verstuurd onder een nieuwe notificatie' },
  'not-needed': { en: 'message no longer needed', nl: 'bericht niet meer nodig' },
  'test-message': { en: 'message of a test', nl: 'bericht van een test' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** A code of why a message is given up: never free text, which is room for what should not be there. */
export type DropReason = keyof typeof dropWords;

/** All there are. */
export const dropReasons = Object.keys(dropWords) as readonly DropReason[];
