import { setTimeout as wait } from 'node:timers/promises';
import type { Phrase } from '../../../fhir/phrase';
import { joined } from '../../../fhir/phrase';
import { type Check, checked, unseen } from '../check';
import { inPages } from '../faults/in-pages';
import { type Answered, isRefused, isTaken, type Message } from '../messages';
import type { Scenario } from '../scenario';
import { isData } from '../sender/seen';
import type { Stage } from '../stage';
import { NO_BSN, STRANGER } from '../test-patients';
import { answerSeen, answerTo, messageNames, saw } from '../words';
import { nothingMore } from './of-pulls';

const xml: Scenario = {
  name: 'xml',
  title: { en: 'A notification in XML', nl: 'Een notificatie in XML' },
  async play(stage) {
    const { answer } = await stage.play({}, undefined, 'xml');
    return [checked('xmlAccepted', 'notification', isTaken(answer), answerSeen(answer))];
  },
};

const noToken: Scenario = {
  name: 'no-token',
  title: {
    en: 'A notification without a token, and with one that is none',
    nl: 'Een notificatie zonder token, en met een dat er geen is',
  },
  async play(stage) {
    if (!stage.hasToken) return unseen('notification', saw.noToken, 'tokenAsked');
    const sent: (readonly [Phrase, Answered])[] = [];
    for (const token of ['none', 'wrong'] as const) {
      const message = await stage.messages.notification(stage.referrals.make());
      const what = token === 'none' ? messageNames.withoutToken : messageNames.wrongToken;
      sent.push([what, await stage.send({ ...message, token })]);
    }
    const taken = sent.filter(([, { status }]) => status !== 401 && status !== 403);
    return [checked('tokenAsked', 'notification', taken.length === 0, seenOf(taken.length === 0 ? sent : taken))];
  },
};

/** Answers to several messages, in one sentence. */
export const seenOf = (answers: readonly (readonly [Phrase, Answered])[]): Phrase =>
  joined(
    answers.map(([what, answer]) => answerTo(what, answer)),
    '; ',
  );

const duplicate: Scenario = {
  name: 'duplicate',
  title: { en: 'The same notification twice', nl: 'Tweemaal dezelfde notificatie' },
  async play(stage) {
    const first = await stage.play();
    if (!isTaken(first.answer))
      return [
        ...unseen('notification', saw.notTaken, 'repetitionAnswered', 'repetitionLocation'),
        ...unseen('pull', saw.notTaken, 'onceOnly'),
      ];
    const mark = stage.side.seen.mark();
    const again = await stage.send(await stage.messages.notification(first.record));
    const later = await stage.after(mark);
    const { location } = first.answer;
    const isSame = again.location === location;
    return [
      checked('repetitionAnswered', 'notification', again.status === 200 || again.status === 201, answerSeen(again)),
      ...(location === undefined
        ? unseen('notification', saw.noLocation, 'repetitionLocation')
        : [checked('repetitionLocation', 'notification', isSame, isSame ? saw.sameLocation : saw.otherLocation)]),
      ...(first.requests.length === 0 ? unseen('pull', saw.notPulled, 'onceOnly') : [nothingMore('onceOnly', later)]),
    ];
  },
};

/**
 * Cancels while the receiver pulls. Its requests are held until it has answered the cancellation, and then answered as they would have
 * been before: with a page that has a next one, so that there is always more to ask.
 */
async function cancelInBetween(stage: Stage): Promise<readonly Check[]> {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held = inPages(gate);
  const { side, referrals, messages, limits } = stage;
  const mark = side.seen.mark();
  side.behave(({ seen }) => (isData(seen) ? held.fault : undefined));
  const record = referrals.make();
  const answer = await stage.send(await messages.notification(record));
  try {
    const pulls = isTaken(answer) && (await stage.first(mark));
    // Who asks one thing at a time may have asked for what has no pages; then there is more to ask as well.
    if (pulls) await Promise.race([held.made, wait(limits.quietMs)]);
    referrals.move(record.id, 'cancelled');
    const cancelled = await stage.send(await messages.cancellation(record));
    // Whoever stops a moment after he answered has stopped as well.
    await wait(Math.min(limits.quietMs, 1_000));
    const from = side.seen.mark();
    open();
    const later = await stage.after(from);
    const given = side.seen.since(mark).some((one) => isData(one) && one.status === 200);
    if (!isTaken(answer))
      return [
        ...unseen('notification', saw.notTaken, 'cancelAccepted'),
        ...unseen('pull', saw.notTaken, 'cancelStops'),
      ];
    return [
      checked('cancelAccepted', 'notification', isTaken(cancelled), answerSeen(cancelled)),
      ...((pulls && given) || later.length > 0
        ? [nothingMore('cancelStops', later)]
        : unseen('pull', saw.notPulled, 'cancelStops')),
    ];
  } finally {
    open();
  }
}

const cancelled: Scenario = {
  name: 'cancelled',
  title: {
    en: 'A notification that is cancelled during the pull',
    nl: 'Een notificatie die tijdens het ophalen geannuleerd wordt',
  },
  play: cancelInBetween,
};

const unknownCancel: Scenario = {
  name: 'unknown-cancel',
  title: { en: 'A cancellation of what never came', nl: 'Een annulering van wat nooit kwam' },
  async play(stage) {
    const record = stage.referrals.make();
    stage.referrals.move(record.id, 'cancelled');
    const mark = stage.side.seen.mark();
    const answer = await stage.send(await stage.messages.cancellation(record));
    const later = await stage.after(mark);
    const quiet = [200, 204, 404, 410, 422].includes(answer.status) && later.length === 0;
    const seen = later.length === 0 ? answerSeen(answer) : nothingMore('unknownCancel', later).seen;
    return [checked('unknownCancel', 'notification', quiet, seen)];
  },
};

/** The number of a patient in the answer to a notification about him. */
const numberIn = (answer: Answered, bsn: string): Check => {
  const isRepeated = answer.text.includes(bsn);
  return checked('numberRepeated', 'notification', !isRepeated, isRepeated ? saw.repeated : saw.notRepeated);
};

const unknownPatient: Scenario = {
  name: 'unknown-patient',
  title: {
    en: 'A patient nobody knows, and a number that is no BSN',
    nl: 'Een patiënt die niemand kent, en een nummer dat geen BSN is',
  },
  async play(stage) {
    if (!stage.peer.bsnInTask)
      return unseen('notification', saw.noBsn, 'unknownPatient', 'invalidBsn', 'numberRepeated');
    const { answer } = await stage.play({ bsn: STRANGER });
    const mark = stage.side.seen.mark();
    const invalid = await stage.send(await stage.messages.notification(stage.referrals.make({ bsn: NO_BSN })));
    if (isTaken(invalid)) await stage.after(mark);
    return [
      ...(isTaken(answer)
        ? unseen('notification', saw.takesAny, 'unknownPatient')
        : [checked('unknownPatient', 'notification', isRefused(answer), answerSeen(answer))]),
      checked('invalidBsn', 'notification', isRefused(invalid), answerSeen(invalid)),
      isRefused(answer) ? numberIn(answer, STRANGER) : numberIn(invalid, NO_BSN),
    ];
  },
};

const otherOwner: Scenario = {
  name: 'other-owner',
  title: { en: 'A notification for another organization', nl: 'Een notificatie voor een andere organisatie' },
  async play(stage) {
    const message: Message = await stage.messages.notification(stage.referrals.make({ receiverUra: '00009998' }));
    const mark = stage.side.seen.mark();
    const answer = await stage.send(message);
    if (isTaken(answer)) await stage.after(mark);
    return [checked('otherOwner', 'notification', isRefused(answer), answerSeen(answer))];
  },
};

export const messageScenarios = { xml, noToken, duplicate, cancelled, unknownCancel, unknownPatient, otherOwner };
