import type { NotificationState } from '../../access/model';
import { refusalWords } from '../../access/policy/reason-words';
import { asIs, joined, type Phrase } from '../../fhir/phrase';
import type { TransportFailure } from '../../http/client/fhir-transport';
import { cancelWords } from './cancel-reasons';
import { type DropReason, dropWords } from './drop-reasons';
import type { RefusalCode } from './results';

const delivery = {
  'http-status': { en: 'receiver answered with an error', nl: 'ontvanger antwoordde met een fout' },
  'receiver-down': { en: 'receiver not available', nl: 'ontvanger niet beschikbaar' },
  stopped: { en: 'sending was stopped', nl: 'verzenden gestopt' },
  'claim-too-short': { en: 'no time left to send', nl: 'geen tijd meer om te verzenden' },
  'directory-failed': { en: 'address book not available', nl: 'adresboek niet beschikbaar' },
  'address-unknown': { en: 'address of the receiver unknown', nl: 'adres van de ontvanger onbekend' },
  'address-invalid': { en: 'address of the receiver not safe', nl: 'adres van de ontvanger niet veilig' },
  'peer-unknown': refusalWords['peer-unknown'],
  'peer-mismatch': {
    en: 'agreements with the receiver changed',
    nl: 'afspraken met de ontvanger zijn gewijzigd',
  },
  'secret-unknown': { en: 'key of the referral lost', nl: 'sleutel van de verwijzing kwijt' },
  'token-failed': { en: 'no access token could be had', nl: 'geen toegangsbewijs verkregen' },
  unexpected: { en: 'unexpected fault', nl: 'onverwachte fout' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Why a message was not delivered: stable codes, of an answer with its status. */
export type DeliveryFailure = Exclude<keyof typeof delivery, 'http-status'> | TransportFailure | `http-${number}`;

const transport: Readonly<Record<TransportFailure, Phrase>> = {
  unreachable: { en: 'other party not reachable', nl: 'andere partij niet bereikbaar' },
  timeout: { en: 'no answer in time', nl: 'geen antwoord op tijd' },
  aborted: { en: 'broken off', nl: 'afgebroken' },
  'too-large': { en: 'answer too large', nl: 'antwoord te groot' },
  unreadable: { en: 'answer not readable', nl: 'antwoord onleesbaar' },
  'wrong-charset': {
    en: 'answer in another character set than it says',
    nl: 'antwoord in een andere tekenset dan het zegt',
  },
  redirected: { en: 'other party refers to another address', nl: 'andere partij verwijst door' },
  'unsafe-address': delivery['address-invalid'],
  unwritable: { en: 'message cannot be written in XML', nl: 'bericht niet in XML te schrijven' },
};

const operations: Readonly<Record<RefusalCode | 'already-cancelled', Phrase>> = {
  invalid: { en: 'request not valid', nl: 'verzoek niet geldig' },
  'not-permitted': { en: 'role may not do this', nl: 'rol mag dit niet' },
  'not-found': { en: 'not found', nl: 'niet gevonden' },
  'already-ended': { en: 'notification ended before', nl: 'notificatie al beëindigd' },
  'already-cancelled': { en: 'notification withdrawn before', nl: 'notificatie al ingetrokken' },
  conflict: { en: 'notification changed in the meantime', nl: 'notificatie intussen gewijzigd' },
  'audit-unavailable': { en: 'trail not available', nl: 'logging niet beschikbaar' },
  'store-unavailable': refusalWords['store-unavailable'],
  withdrawal: { en: 'withdrawal would not reach the receiver', nl: 'intrekking zou de ontvanger niet bereiken' },
};

/** Of a notification that has ended: how. */
const states: Readonly<Record<NotificationState, Phrase>> = {
  requested: { en: 'notification sent', nl: 'notificatie verzonden' },
  received: { en: 'notification received', nl: 'notificatie ontvangen' },
  accepted: { en: 'referral accepted', nl: 'verwijzing aangenomen' },
  'in-progress': { en: 'referral under way', nl: 'verwijzing in behandeling' },
  'on-hold': { en: 'referral on hold', nl: 'verwijzing aangehouden' },
  rejected: refusalWords['grant-rejected'],
  cancelled: refusalWords['grant-cancelled'],
  completed: refusalWords['grant-completed'],
  failed: refusalWords['grant-failed'],
  'entered-in-error': refusalWords['grant-entered-in-error'],
  expired: refusalWords['grant-expired'],
  superseded: refusalWords['grant-superseded'],
};

/** Codes of the sending side; why a notification was withdrawn may also be a code of the vendor. */
export type SendReason = DeliveryFailure | keyof typeof operations | NotificationState | DropReason;

const words: Readonly<Record<string, Phrase>> = {
  ...states,
  ...delivery,
  ...transport,
  ...operations,
  ...cancelWords,
  ...dropWords,
};

/** Why something was not sent or not done, or was withdrawn, in words for people. */
export function sendWords(code: string): Phrase | undefined {
  const status = /^http-(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return joined([delivery['http-status'], asIs(`(HTTP ${status})`)], ' ');
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
