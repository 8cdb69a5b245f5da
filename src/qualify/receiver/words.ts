import { type Phrase, phrases } from '../../fhir/phrase';
import type { Answered } from './messages';

/** What was seen of a receiver, in both languages. It holds statuses, types and counts, and no text of the other side. */
export const saw = phrases({
  status: { en: 'status {status}', nl: 'status {status}' },
  statusOf: { en: '{what:phrase}: status {status}', nl: '{what:phrase}: status {status}' },
  noAnswer: { en: 'no answer ({failure})', nl: 'geen antwoord ({failure})' },
  noAnswerTo: { en: '{what:phrase}: no answer ({failure})', nl: '{what:phrase}: geen antwoord ({failure})' },
  noLocation: { en: 'there is no Location', nl: 'er is geen Location' },
  location: { en: 'there is a Location', nl: 'er is een Location' },
  sameLocation: { en: 'the same Location', nl: 'dezelfde Location' },
  otherLocation: { en: 'another Location than the first time', nl: 'een andere Location dan de eerste keer' },
  noOutcome: { en: '{what:phrase}: no OperationOutcome', nl: '{what:phrase}: geen OperationOutcome' },
  outcomes: { en: 'with an OperationOutcome each', nl: 'elk met een OperationOutcome' },
  repeated: { en: 'the number stands in the answer', nl: 'het nummer staat in het antwoord' },
  notRepeated: { en: 'the number does not stand in the answer', nl: 'het nummer staat niet in het antwoord' },
  requests: {
    en: '{count} requests, the first after {ms} ms',
    nl: '{count} verzoeken, het eerste na {ms} ms',
  },
  noRequests: { en: 'no request came', nl: 'er kwam geen verzoek' },
  requestsAfter: { en: '{count} requests after it: {names}', nl: '{count} verzoeken erna: {names}' },
  noneAfter: { en: 'no request after it', nl: 'geen verzoek erna' },
  notAsked: { en: 'not asked: {names}', nl: 'niet gevraagd: {names}' },
  allAsked: { en: 'all {count} were asked', nl: 'alle {count} zijn gevraagd' },
  notOffered: { en: 'asked and not offered: {names}', nl: 'gevraagd en niet aangeboden: {names}' },
  nothingElse: { en: 'nothing else was asked', nl: 'er is niets anders gevraagd' },
  without: { en: '{count} of {all} requests', nl: '{count} van {all} verzoeken' },
  withToken: { en: 'every request has one', nl: 'elk verzoek heeft er een' },
  noneInUrl: { en: 'none', nl: 'geen' },
  refused: { en: '{count} requests refused: {why:phrase}', nl: '{count} verzoeken geweigerd: {why:phrase}' },
  pagesLeft: { en: 'later pages not asked: {names}', nl: "latere pagina's niet gevraagd: {names}" },
  pagesAsked: { en: 'all pages of {count} searches', nl: "alle pagina's van {count} zoekvragen" },
  tries: { en: 'the same request came {count} times', nl: 'hetzelfde verzoek kwam {count} keer' },
  stillAsking: { en: 'it still asked when the time was over', nl: 'er werd nog gevraagd toen de tijd om was' },
  askedAgain: { en: 'it was asked again', nl: 'het is opnieuw gevraagd' },
  notAgain: { en: 'it was not asked again', nl: 'het is niet opnieuw gevraagd' },
  gaveUp: { en: 'the receiver broke it off', nl: 'de ontvanger brak het af' },
  tookAll: {
    en: 'the receiver took all of it, until the sender stopped',
    nl: 'de ontvanger nam alles aan, tot de verzender stopte',
  },
  pagesTaken: { en: '{count} pages were asked', nl: "er zijn {count} pagina's gevraagd" },
  leftAlone: { en: 'the other server was not asked', nl: 'de andere server is niet gevraagd' },
  askedElsewhere: {
    en: 'the other server got {count} requests, {tokens} with a token',
    nl: 'de andere server kreeg {count} verzoeken, {tokens} met een token',
  },
  told: { en: 'it told: {status}', nl: 'gemeld: {status}' },
  toldRefused: { en: 'told and refused: {status}', nl: 'gemeld en geweigerd: {status}' },
  taken: { en: 'the receiver calls it {outcome:phrase}', nl: 'de ontvanger noemt het {outcome:phrase}' },
  taskRead: { en: 'it was read', nl: 'hij is gelezen' },
  taskNotRead: { en: 'it was not read', nl: 'hij is niet gelezen' },
  noGzip: { en: 'it asks for no packed answers', nl: 'er wordt geen ingepakt antwoord gevraagd' },

  // Why something cannot be seen from here.
  notTaken: {
    en: 'not observable: the notification was not taken',
    nl: 'niet waarneembaar: de notificatie is niet aangenomen',
  },
  notMet: {
    en: 'not observable: nothing was asked that was to be answered otherwise',
    nl: 'niet waarneembaar: er is niets gevraagd dat anders beantwoord zou worden',
  },
  notPulled: { en: 'not observable: nothing was pulled', nl: 'niet waarneembaar: er is niets opgehaald' },
  noneRefused: { en: 'not observable: nothing was refused', nl: 'niet waarneembaar: er is niets geweigerd' },
  takesAny: {
    en: 'not observable: it takes patients that it does not know',
    nl: 'niet waarneembaar: onbekende patiënten worden aangenomen',
  },
  noToken: {
    en: 'not observable: no token was given to send',
    nl: 'niet waarneembaar: er is geen token gegeven om te verzenden',
  },
  noTokenAsked: {
    en: 'not observable: this run asks for no token',
    nl: 'niet waarneembaar: deze run vraagt geen token',
  },
  noRules: {
    en: 'not observable: this run does not read what the token says',
    nl: 'niet waarneembaar: deze run leest niet wat het token zegt',
  },
  noStatus: {
    en: 'not observable: the receiver does not tell what it made of it',
    nl: 'niet waarneembaar: de ontvanger meldt niet wat er van gemaakt is',
  },
  noTask: {
    en: 'not observable: this dialect has no workflow Task to read',
    nl: 'niet waarneembaar: dit dialect heeft geen workflow-Task om te lezen',
  },
  noBsn: { en: 'not observable: this dialect sends no BSN', nl: 'niet waarneembaar: dit dialect verstuurt geen BSN' },
  noOther: {
    en: 'not observable: there is no other server that the receiver reaches (otherUrl)',
    nl: 'niet waarneembaar: er is geen andere server die de ontvanger bereikt (otherUrl)',
  },
  noPages: {
    en: 'not observable: no search had enough results',
    nl: 'niet waarneembaar: geen zoekvraag had genoeg resultaten',
  },
});

/** What a receiver took data for. */
export const outcomeWords = phrases({
  complete: { en: 'complete', nl: 'volledig' },
  incomplete: { en: 'incomplete', nl: 'onvolledig' },
  refused: { en: 'failed or refused', nl: 'mislukt of geweigerd' },
});

/** Names of messages and requests, for what is seen of them. */
export const messageNames = phrases({
  brokenJson: { en: 'broken JSON', nl: 'kapotte JSON' },
  brokenXml: { en: 'broken XML', nl: 'kapotte XML' },
  otherType: { en: 'a Patient', nl: 'een Patient' },
  bareTask: { en: 'a Task with nothing in it', nl: 'een Task met niets erin' },
  hostileTexts: { en: 'hostile texts', nl: 'vijandige teksten' },
  offersElsewhere: { en: 'offers that lead elsewhere', nl: 'aanbod dat elders heen leidt' },
  manyOffers: { en: 'thousands of offers', nl: 'duizenden aanbiedingen' },
  withoutToken: { en: 'without a token', nl: 'zonder token' },
  wrongToken: { en: 'with a token that is none', nl: 'met een token dat er geen is' },
  cancellation: { en: 'the cancellation', nl: 'de annulering' },
});

/** The answer to a message. */
export const answerSeen = ({ status, failure }: Answered): Phrase =>
  status === 0 ? saw.noAnswer({ failure: failure ?? '' }) : saw.status({ status });

/** The same of one of several. */
export const answerTo = (what: Phrase, { status, failure }: Answered): Phrase =>
  status === 0 ? saw.noAnswerTo({ what, failure: failure ?? '' }) : saw.statusOf({ what, status });

/** Names in a sentence, of many the first. */
export function names(all: readonly string[]): string {
  const different = [...new Set(all)];
  const [shown, left] = [different.slice(0, 8), different.length - 8];
  return left > 0 ? `${shown.join(', ')}, … +${left}` : shown.join(', ');
}
