import type { Phrase } from '../../../fhir/phrase';
import { type Check, checked, unseen } from '../check';
import type { CheckName } from '../expected/expectations';
import { nextElsewhere, partial } from '../faults/bundles';
import { endlessPages } from '../faults/endless-pages';
import { PAGE_PARAMETER } from '../faults/page-links';
import { forbidden, redirected, unauthorized, unavailable, whateverPatient } from '../faults/refusals';
import { dripping, type Endless, flood, gzipBomb } from '../faults/streams';
import type { Scenario } from '../scenario';
import type { ScenarioName } from '../scenario-names';
import { isData, type Seen } from '../sender/seen';
import type { Behaviour, Fault } from '../sender/sending-side';
import type { Played, Stage } from '../stage';
import { outcomeWords, saw } from '../words';
import { ofPull } from './of-pulls';

/**
 * The check of a pull in which something was answered otherwise; where nothing was, nothing is known of it.
 *
 * @param status What the answer must have been: data that was refused for another reason shows nothing either.
 */
const met = (played: Played, check: CheckName, judge: () => readonly Check[], status?: number): readonly Check[] =>
  ofPull(played, [check], () =>
    played.requests.some((one) => one.isFaulted && (status ?? one.status) === one.status)
      ? judge()
      : unseen('pull', saw.notMet, check),
  );

const everything =
  (fault: Fault): Behaviour =>
  ({ seen }) =>
    isData(seen) ? fault : undefined;

/** The first request for data, and the same whenever it comes again. */
function theFirst(
  fault: Fault,
  isSame: (one: Seen, first: Seen) => boolean = (one, first) => one.key === first.key,
): Behaviour {
  let first: Seen | undefined;
  return ({ seen }) => {
    if (!isData(seen)) return undefined;
    first ??= seen;
    return isSame(seen, first) ? fault : undefined;
  };
}

/** How often the request came that came most. */
function mostTries(requests: readonly Seen[]): number {
  const counts = new Map<string, number>();
  for (const { key } of requests) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

const refusing = (name: ScenarioName, title: Phrase, fault: Fault): Scenario => ({
  name,
  title,
  async play(stage) {
    const played = await stage.play({}, everything(fault));
    return met(played, 'refusedStops', () => {
      const count = mostTries(played.requests);
      const stopped = played.ended && count <= stage.limits.tries;
      return [checked('refusedStops', 'pull', stopped, played.ended ? saw.tries({ count }) : saw.stillAsking)];
    });
  },
});

const retried: Scenario = {
  name: 'unavailable',
  title: { en: 'A sender that cannot for a moment, and then can', nl: 'Een verzender die even niet kan, en dan wel' },
  async play(stage) {
    let failed: Seen | undefined;
    const played = await stage.play({}, ({ seen }) => {
      if (!isData(seen) || failed !== undefined) return undefined;
      failed = seen;
      return unavailable;
    });
    return met(played, 'retried', () => {
      const again = played.requests.some((one) => one !== failed && one.key === failed?.key);
      return [checked('retried', 'pull', again, again ? saw.askedAgain : saw.notAgain)];
    });
  },
};

/** A sender that leads the receiver to another server. */
const leading = (
  name: ScenarioName,
  title: Phrase,
  check: CheckName,
  behaviour: () => Behaviour,
  status: number,
): Scenario => ({
  name,
  title,
  async play(stage) {
    const { address, elsewhere } = stage.side;
    if (address.other === undefined) return unseen('pull', saw.noOther, check);
    const before = elsewhere.length;
    const played = await stage.play({}, behaviour());
    return met(
      played,
      check,
      () => {
        const led = elsewhere.slice(before);
        const tokens = led.filter(({ hasToken }) => hasToken).length;
        return [
          checked(
            check,
            'pull',
            tokens === 0,
            led.length === 0 ? saw.leftAlone : saw.askedElsewhere({ count: led.length, tokens }),
          ),
        ];
      },
      status,
    );
  },
});

/** A sender whose answer does not end. */
const withoutEnd = (
  name: ScenarioName,
  title: Phrase,
  check: CheckName,
  endlessOf: (stage: Stage) => Endless,
): Scenario => ({
  name,
  title,
  async play(stage) {
    const endless = endlessOf(stage);
    const played = await stage.play({}, theFirst(endless.fault));
    return met(played, check, () => {
      if (name === 'gzip-bomb' && played.requests[0]?.takesGzip === false)
        return [checked(check, 'pull', true, saw.noGzip)];
      const gaveUp = endless.endedBySender() !== true;
      return [checked(check, 'pull', gaveUp, gaveUp ? saw.gaveUp : saw.tookAll)];
    });
  },
});

const pagesWithoutEnd: Scenario = {
  name: 'endless-pages',
  title: { en: 'Pages without end', nl: "Pagina's zonder einde" },
  async play(stage) {
    const { fault, asked } = endlessPages(stage.limits.pages);
    const ofOne = (one: Seen, first: Seen) => one.path === first.path && withoutPage(one) === withoutPage(first);
    const played = await stage.play({}, theFirst(fault, ofOne));
    return met(
      played,
      'pagesBounded',
      () => {
        const count = asked();
        return [checked('pagesBounded', 'pull', count < stage.limits.pages, saw.pagesTaken({ count }))];
      },
      200,
    );
  },
};

const withoutPage = ({ parameters }: Seen): string =>
  parameters
    .filter(({ key }) => key !== PAGE_PARAMETER)
    .map(({ key, value }) => `${key}=${value}`)
    .join('&');

/** What the receiver took the data for, which it must not take for complete. */
async function takenFor(stage: Stage, played: Played, check: CheckName): Promise<readonly Check[]> {
  const outcome = await stage.outcomeOf(played.record);
  return met(
    played,
    check,
    () =>
      outcome === undefined
        ? unseen('pull', saw.noStatus, check)
        : [checked(check, 'pull', outcome !== 'complete', saw.taken({ outcome: outcomeWords[outcome] }))],
    200,
  );
}

const wrongPatient: Scenario = {
  name: 'other-patient',
  title: {
    en: 'A sender that gives the data of another patient',
    nl: 'Een verzender die de gegevens van een andere patiënt geeft',
  },
  async play(stage) {
    stage.side.giveDataOf(stage.otherPatient);
    try {
      const played = await stage.play({}, everything(whateverPatient));
      return await takenFor(stage, played, 'otherPatient');
    } finally {
      stage.side.giveDataOf(undefined);
    }
  },
};

const notWhole: Scenario = {
  name: 'partial',
  title: { en: 'Answers that say they are not whole', nl: 'Antwoorden die zeggen niet volledig te zijn' },
  async play(stage) {
    const played = await stage.play({}, everything(partial));
    return takenFor(stage, played, 'notComplete');
  },
};

export const badSenderScenarios = {
  unauthorized: refusing(
    'unauthorized',
    { en: 'A sender that does not take the token (401)', nl: 'Een verzender die het token niet aanneemt (401)' },
    unauthorized,
  ),
  forbidden: refusing(
    'forbidden',
    { en: 'A sender that refuses (403)', nl: 'Een verzender die weigert (403)' },
    forbidden,
  ),
  retried,
  redirect: leading(
    'redirect',
    { en: 'A redirect to another server', nl: 'Een doorverwijzing naar een andere server' },
    'redirectToken',
    () => theFirst(redirected),
    307,
  ),
  nextPage: leading(
    'next-elsewhere',
    { en: 'A next page on another server', nl: 'Een volgende pagina op een andere server' },
    'nextElsewhere',
    () => everything(nextElsewhere),
    200,
  ),
  slow: withoutEnd(
    'slow',
    { en: 'An answer that comes by a byte at a time', nl: 'Een antwoord dat byte voor byte komt' },
    'slowEnded',
    ({ limits }) => dripping(limits.patienceMs),
  ),
  oversized: withoutEnd(
    'oversized',
    { en: 'An answer without end', nl: 'Een antwoord zonder einde' },
    'bytesBounded',
    ({ limits }) => flood(limits.bytes),
  ),
  gzip: withoutEnd(
    'gzip-bomb',
    { en: 'A packed answer without end', nl: 'Een ingepakt antwoord zonder einde' },
    'unfoldedBounded',
    ({ limits }) => gzipBomb(limits.unfolded),
  ),
  pagesWithoutEnd,
  wrongPatient,
  notWhole,
};
