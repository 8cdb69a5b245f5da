import type { ReferralOrganization } from '../../access/model';
import { sourcesOf } from '../../assemble/sources-of';
import { systems } from '../../fhir/naming-systems';
import { checkOptions } from '../../options/check-options';
import { bgzOffers } from '../../referral/task/offers';
import { checkPeer, type PeerProfile, peerProfiles } from '../../referral/task/peer-profile';
import { monotonic } from '../../telemetry/monotonic';
import type { BgzRecords } from '../../zib';
import { concealed } from '../run/conceal';
import { countOf, type Qualification, type ScriptResult, sumOf, type TestResult } from '../run/result';
import { assertOf, type Check } from './check';
import { messagesTo } from './messages';
import { type QualifyReceiverOptions, receiverRules } from './options';
import type { Scenario } from './scenario';
import { scenarios } from './scenarios/scenarios';
import { createReferrals } from './sender/referrals';
import { startSendingSide } from './sender/sending-side';
import { createStage, type Limits, type Stage } from './stage';
import { otherPatient, testPatient } from './test-patients';

const OWN_SENDER: ReferralOrganization = { ura: '00009999', name: 'Proefziekenhuis' };

const bsnOf = ({ patient }: BgzRecords): string | undefined =>
  patient.identificationNumbers.find(({ system }) => system === systems.bsn)?.value;

const limitsOf = ({ timeoutMs, waitMs, quietMs, patienceMs, most = {} }: QualifyReceiverOptions): Limits => ({
  timeoutMs: timeoutMs ?? 30_000,
  waitMs: waitMs ?? 30_000,
  quietMs: quietMs ?? 5_000,
  patienceMs: patienceMs ?? 60_000,
  bytes: most.bytes ?? 128 * 1024 * 1024,
  unfolded: most.unfolded ?? 1024 * 1024 * 1024,
  pages: most.pages ?? 300,
  tries: most.tries ?? 5,
});

function peerOf(peer: QualifyReceiverOptions['peer'] = 'twiin'): PeerProfile {
  if (typeof peer === 'string') return peerProfiles[peer];
  checkPeer(peer);
  return peer;
}

/** The checks of a scenario as tests of a script: what is about the notification, and what about the pull. The first has the time of all. */
function testsOf(checks: readonly Check[], ms: number): readonly TestResult[] {
  const abouts = (['notification', 'pull'] as const).filter((one) => checks.some(({ about }) => about === one));
  return abouts.map((id, at) => {
    const asserts = checks.filter(({ about }) => about === id).map(assertOf);
    const took = at === 0 ? Math.round(ms) : 0;
    return { id, request: undefined, status: undefined, ms: took, asserts, counts: countOf(asserts) };
  });
}

async function played(scenario: Scenario, stage: Stage): Promise<ScriptResult> {
  const start = monotonic();
  const { side, referrals } = stage;
  let checks: readonly Check[];
  try {
    checks = await scenario.play(stage);
  } finally {
    side.behave(undefined);
    referrals.endAll();
    await stage.calm();
  }
  const tests = testsOf(checks, monotonic() - start);
  const counts = sumOf(tests.map((one) => one.counts));
  return { source: scenario.name, title: scenario.title, notRun: false, problems: [], tests, counts };
}

/** What says who somebody is or opens something, and must not stand in a report. */
const secretsOf = ({ token, pull }: QualifyReceiverOptions, bsn: string): readonly string[] => [
  bsn,
  ...(typeof token === 'string' ? [token] : []),
  ...(pull.kind === 'token' ? [pull.token] : []),
];

/**
 * Plays the sending side of Notified Pull against a receiver: it notifies, gives what is pulled, and does all that a sender does well
 * and badly. Each check says what was expected and by which text, what was seen, and what it means; what cannot be seen from outside
 * is not judged. Scenarios are played one after the other, since a receiver knows one base for a sender.
 *
 * @throws TypeError When an option is wrong, or the records have no BSN.
 * @throws The error of Node when it cannot listen where it is told to.
 * @example
 * const { verdict } = await qualifyReceiver({
 *   base: 'https://epd.example.org/fhir',
 *   receiver: { ura: '00002222' },
 *   token: getToken,
 *   pull: { kind: 'tokens', tokens: jwtTokens({ issuer, jwks, audience }) },
 *   listen: { port: 8080 },
 *   publicUrl: 'https://sender.example.org/fhir',
 * });
 */
export async function qualifyReceiver(options: QualifyReceiverOptions): Promise<Qualification> {
  checkOptions('qualifyReceiver', options, receiverRules);
  const { base, receiver, sender = OWN_SENDER, pull, only, probe, listen: at = {}, publicUrl, otherUrl } = options;
  const records = options.records ?? testPatient();
  const bsn = bsnOf(records);
  if (bsn === undefined) throw new TypeError('qualifyReceiver: `records` are of a patient without a BSN.');
  const peer = peerOf(options.peer);
  const offers = bgzOffers(options.sections ?? { sources: sourcesOf([records], { groups: 'all' }) });
  const referrals = createReferrals({ bsn, sender, receiver, offers, peer });
  const mixedUp = otherPatient();
  const side = await startSendingSide({
    records,
    otherPatient: mixedUp,
    referrals,
    pull,
    peer,
    host: at.host ?? '127.0.0.1',
    port: at.port ?? 0,
    publicUrl,
    otherUrl,
  });
  try {
    await options.onListening?.(side.address);
    const messages = messagesTo(options, peer, referrals);
    const parts = { side, referrals, messages, peer, offers, pull: pull.kind, hasToken: options.token !== undefined };
    const stage = createStage({ ...parts, limits: limitsOf(options), otherPatient: bsnOf(mixedUp) ?? '' }, probe);
    const scripts: ScriptResult[] = [];
    for (const scenario of scenarios.filter(({ name }) => only?.includes(name) ?? true)) {
      options.onScenario?.(scenario.name);
      const { source, title, ...told } = await played(scenario, stage);
      const result = { source, title, ...concealed(told, secretsOf(options, bsn)) };
      scripts.push(result);
      options.onScript?.(result);
    }
    const counts = sumOf(scripts.map((one) => one.counts));
    return { base, scripts, counts, verdict: counts.fail === 0 && counts.pass > 0 ? 'passes' : 'fails' };
  } finally {
    await side.close();
  }
}
