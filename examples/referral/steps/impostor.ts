import { randomBytes } from 'node:crypto';
import { createGrantStore, createNotifiedPull, type Referral } from 'bgz-facade/notified-pull';
import { referralOf, trailOf } from '../acts.js';
import { referrer, TOM } from '../people.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** A hospital that is known, and says that it is another. */
export async function impostor(step: Step, region: Region): Promise<void> {
  const { other, receiver, lookUpsOfOther, clock } = region;
  const { ura, name } = other.identity;

  await step(
    'Noorderlicht sends as if it were De Brug: its token and the directory say who it is, not its Task',
    async () => {
      const liar = createNotifiedPull({
        store: await createGrantStore(other.database),
        secret: randomBytes(32),
        audit: other.audit,
        now: () => clock.now(),
        send: {
          directory: lookUpsOfOther.endpointOf,
          token: other.party.tokens.forSending({ ura, scope: 'bgz-sender' }),
          transport: other.party.transport,
        },
      });
      const before = receiver.worklist.items.length;
      const asDeBrug = referralOf(TOM, receiver);
      // Its own organization, and the number of the system of De Brug.
      const withItsSystem: Referral = { ...asDeBrug, sender: { ...asDeBrug.sender, organization: { ura, name } } };
      for (const referral of [asDeBrug, withItsSystem]) await liar.notify(referral, referrer);
      await liar.outbox.runOnce();
      const told = (await trailOf(receiver, ({ kind }) => kind === 'receive-notification')).slice(-2);
      return [
        ['nothing of it is on the worklist', receiver.worklist.items.length === before],
        [
          'refused with 403, both as the organization and as its system (other-sender)',
          told.every(({ status, reason }) => status === 403 && reason === 'other-sender'),
        ],
        ['the trail has the URA of the token', told.every(({ organization }) => organization?.ura === ura)],
      ];
    },
  );
}
