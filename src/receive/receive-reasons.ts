import type { TokenFailure } from '../access/tokens/token-check';
import type { Phrase } from '../fhir/phrase';
import { httpReasons } from '../http/refusal-reasons';
import { type TaskFault, taskFaults } from '../referral/task/task-faults';
import type { BudgetPart } from './budget';
import type { PullProblem } from './pull-result';

/** Why the receiving end did not take a notification, in words for people; a token that is refused has words of its own. */
const receiving = {
  throttled: httpReasons.throttled,
  'limit-failed': httpReasons['limit-failed'],
  'token-without-ura': { en: 'access token names no organization', nl: 'toegangsbewijs noemt geen organisatie' },
  'other-sender': { en: 'sender is not who the token names', nl: 'verzender is niet wie het toegangsbewijs noemt' },
  'sender-not-confirmed': { en: 'sender not confirmed', nl: 'verzender niet bevestigd' },
  'too-many-identifiers': { en: 'sender named in too many ways', nl: 'verzender op te veel manieren genoemd' },
  'directory-failed': { en: 'sender could not be looked up', nl: 'verzender niet op te zoeken' },
  'other-patient': { en: 'of another patient than the token', nl: 'van een andere patiënt dan het toegangsbewijs' },
  'other-receiver': { en: 'referral to another organization', nl: 'verwijzing naar een andere organisatie' },
  'unknown-patient': { en: 'patient unknown here', nl: 'patiënt hier niet bekend' },
  'unexpected-error': { en: 'unexpected fault', nl: 'onverwachte fout' },
  'knows-patient-timed-out': { en: 'patient not looked up in time', nl: 'patiënt niet op tijd opgezocht' },
  'inbox-timed-out': { en: 'inbox not available in time', nl: 'postvak niet op tijd beschikbaar' },
  busy: { en: 'being processed already', nl: 'wordt al verwerkt' },
  withdrawn: { en: 'notification withdrawn', nl: 'notificatie ingetrokken' },
  repeated: { en: 'received before', nl: 'al eerder ontvangen' },
  'other-content': { en: 'same identifier, other content', nl: 'zelfde kenmerk, andere inhoud' },
  'unknown-notification': { en: 'notification unknown', nl: 'notificatie onbekend' },
  'callback-failed': { en: 'not taken by the application', nl: 'niet overgenomen door de toepassing' },
  'audit-failed': { en: 'could not be logged', nl: 'logging niet gelukt' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Codes of the receiving end. */
export type ReceiveReason = keyof typeof receiving | TaskFault | TokenFailure;

/** How a pull can end other than complete. */
export type PullOutcome = PullProblem | `over-budget-${BudgetPart}` | 'refused' | 'incomplete' | 'set-apart';

const pulling: Readonly<Record<PullOutcome, Phrase>> = {
  'not-a-notification': taskFaults['not-a-notification'],
  withdrawn: receiving.withdrawn,
  expired: { en: 'period of the referral over', nl: 'periode van de verwijzing voorbij' },
  'workflow-task': { en: 'referral could not be fetched', nl: 'verwijzing niet op te halen' },
  'audit-failed': receiving['audit-failed'],
  unexpected: { en: 'fault on this side', nl: 'fout aan deze kant' },
  refused: { en: 'not allowed by the sender', nl: 'niet toegestaan door de verwijzer' },
  'over-budget-bytes': { en: 'more bytes than one pull takes', nl: 'meer bytes dan in één keer' },
  'over-budget-values': { en: 'more values than one pull takes', nl: 'meer waarden dan in één keer' },
  'over-budget-resources': { en: 'more resources than one pull takes', nl: 'meer gegevens dan in één keer' },
  'over-budget-pages': { en: 'more pages than one pull takes', nl: 'meer pagina’s dan in één keer' },
  'over-budget-documents': { en: 'more documents than one pull takes', nl: 'meer documenten dan in één keer' },
  'over-budget-offers': { en: 'more offers than one pull takes', nl: 'meer aanbod dan in één keer' },
  'over-budget-minutes': { en: 'more time than one pull takes', nl: 'meer tijd dan één keer ophalen mag duren' },
  incomplete: { en: 'not complete', nl: 'niet volledig' },
  'set-apart': {
    en: 'data kept apart: of somebody else, or not asked for',
    nl: 'gegevens apart gehouden: van een ander, of niet gevraagd',
  },
};

/** Why a document did not come into the archive; a limit of the pull that was reached has words of its own. */
const archiving = {
  'archive-failed': { en: 'not taken by the archive', nl: 'niet aangenomen door het archief' },
  'archive-timed-out': { en: 'archive not available in time', nl: 'archief niet op tijd beschikbaar' },
  'archive-unread': { en: 'not read whole by the archive', nl: 'niet helemaal gelezen door het archief' },
  aborted: { en: 'stopped before it was done', nl: 'gestopt voordat het klaar was' },
} as const satisfies Readonly<Record<string, Phrase>>;

/** Why something was not received, in words for people. */
export const receiveWords = { ...taskFaults, ...receiving, ...pulling, ...archiving };
