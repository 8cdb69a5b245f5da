import { ask, trailOf } from '../acts.js';
import { ANNA } from '../people.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** The policy decision point of De Brug, asked about everything that else would be allowed. */
export async function decide(step: Step, region: Region): Promise<void> {
  const { sender, receiver, decisionPoint } = region;
  const [first] = receiver.worklist.items;
  if (first === undefined) throw new Error('there is nothing on the worklist');
  const { notification } = first;
  const organization = receiver.identity.ura;
  const allergies = () => ask(region, 'AllergyIntolerance', region.token ?? '');
  const lastOf = async (hospital: typeof sender | typeof receiver) => (await trailOf(hospital)).at(-1);

  await step(
    'The patient objects to Zuiderpoort: the decision point of De Brug says no, and nothing is given',
    async () => {
      decisionPoint.object({ patient: ANNA, organization });
      const asked = await allergies();
      const served = await lastOf(sender);
      const pulled = await receiver.pull(notification);
      const got = await lastOf(receiver);
      return [
        ['403, without a reason', asked.status === 403 && !/decision|objec/i.test(asked.text)],
        [
          'the trail of De Brug has it: decision deny, reason decision-denied',
          served?.status === 403 && served.decision === 'deny' && served.reason === 'decision-denied',
        ],
        [
          'a whole pull gets nothing, and says so of each section',
          !pulled.complete &&
            pulled.sections.every(({ status, matches }) => status === 'refused' && matches.length === 0),
        ],
        [
          'the trail of Zuiderpoort has that pull as refused',
          got?.kind === 'pull' && got.outcome === 'refused' && got.resources === 0,
        ],
      ];
    },
  );

  await step('The patient objects to diagnoses alone: the rest goes, and both trails say what did not', async () => {
    decisionPoint.withdrawObjections();
    decisionPoint.object({ patient: ANNA, organization, type: 'Condition' });
    const pulled = await receiver.pull(notification);
    const got = await lastOf(receiver);
    const denied = (await trailOf(sender)).findLast(({ decision }) => decision === 'deny');
    const missing = pulled.sections.filter(({ status }) => status !== 'obtained').map(({ title }) => title.nl);
    decisionPoint.withdrawObjections();
    return [
      [`not obtained: ${missing.join(', ')}`, missing.length === 1 && missing[0] === 'Diagnosen en klachten'],
      ['De Brug: deny, for Condition', denied?.object?.type === 'Condition'],
      [
        `Zuiderpoort: partial, without ${got?.missing?.join(', ')}`,
        got?.outcome === 'partial' && got.missing?.length === 1,
      ],
    ];
  });

  await step('The decision point is down: nobody is let in on the word of nobody', async () => {
    await decisionPoint.server.down();
    const asked = await allergies();
    const served = await lastOf(sender);
    const pulled = await receiver.pull(notification);
    const got = await lastOf(receiver);
    return [
      ['503: try again', asked.status === 503],
      [
        'De Brug: decision-unavailable, and no decision',
        served?.reason === 'decision-unavailable' && served.decision === undefined,
      ],
      [
        'Zuiderpoort: the pull failed, with nothing in it',
        !pulled.complete && got?.outcome === 'failed' && got.resources === 0,
      ],
    ];
  });

  await step('It is up again: the same referral gives everything', async () => {
    await decisionPoint.server.up();
    const pulled = await receiver.pull(notification);
    const permitted = (await trailOf(sender)).findLast(({ kind }) => kind === 'search');
    const stranger = region.lines.receiver.sends.fetch ?? fetch;
    const peeked = await stranger(decisionPoint.url, { method: 'POST', body: '{}' });
    return [
      ['complete', pulled.complete],
      ['the trail of De Brug has decision permit', permitted?.decision === 'permit'],
      ['and nobody but De Brug may ask it', peeked.status === 403],
    ];
  });
}
