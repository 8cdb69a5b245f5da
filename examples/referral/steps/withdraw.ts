import { ask, latest, notify, reasonOfLast, referralOf } from '../acts.js';
import { MINUTE } from '../clock.js';
import { ANNA, referrer } from '../people.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** What was offered becomes less, is withdrawn, or comes to its end. */
export async function withdraw(step: Step, region: Region): Promise<void> {
  const { sender, receiver, clock } = region;
  const refusalOf = (token: Promise<string>): Promise<string> =>
    token.then(
      () => '',
      (error: Error) => error.message,
    );
  const record = () => {
    if (region.record === undefined) throw new Error('nobody was referred');
    return region.record;
  };

  await step('De Brug offers less: allergies and medication only', async () => {
    const offers = record().offers.filter((offer) => /AllergyIntolerance|Medication/.test(JSON.stringify(offer)));
    const amended = await sender.notifiedPull.amend(record().id, { offers }, referrer);
    await sender.notifiedPull.outbox.runOnce();
    const old = await ask(region, 'Condition', region.token ?? '');
    const fresh = await receiver.tokenFor(latest(receiver));
    const [condition, allergies] = await Promise.all([
      ask(region, 'Condition', fresh),
      ask(region, 'AllergyIntolerance?_revinclude=Provenance:target', fresh),
    ]);
    if (amended.ok) region.record = amended.notification;
    region.token = fresh;
    return [
      [
        'a new notification of the same referral arrived, for the same department',
        amended.ok &&
          latest(receiver).groupIdentifier === record().groupIdentifier &&
          receiver.worklist.latest().desk === 'Polikliniek cardiologie',
      ],
      ['the earlier token opens nothing any more', old.status === 401],
      ['diagnoses are refused, allergies are not', condition.status === 403 && allergies.status === 200],
    ];
  });

  await step(
    'De Brug withdraws the referral while Zuiderpoort is out of reach: access ends at once all the same',
    async () => {
      await receiver.server.down();
      const cancelled = await sender.notifiedPull.cancel(
        record().id,
        { reason: 'referral-withdrawn', scope: 'group' },
        referrer,
      );
      const refused = await ask(region, 'AllergyIntolerance', region.token ?? '');
      await receiver.server.up();
      await sender.notifiedPull.outbox.runOnce();
      return [
        ['cancelling succeeded', cancelled.ok],
        ['the very next pull was refused, before the receiver heard of it', refused.status === 401],
        ['the refusal does not tell why', !/cancel|ingetrokken/i.test(refused.text)],
        ['the trail does', (await reasonOfLast(region)) !== undefined],
        ['the item on the worklist is withdrawn', receiver.worklist.latest().withdrawn],
      ];
    },
  );

  await step('After that De Brug gives no new token either', async () => {
    const refused = await refusalOf(receiver.tokenFor(latest(receiver)));
    return [['invalid_grant', refused.includes('invalid_grant')]];
  });

  await step('A referral ends by itself: around the end of its year', async () => {
    const expiring = await notify(region, referralOf(ANNA, receiver));
    clock.advance(Date.parse(expiring.validUntil) - clock.now().getTime() - MINUTE);
    const early = await receiver.tokenFor(latest(receiver));
    const inTime = await ask(region, 'AllergyIntolerance', early);
    clock.advance(2 * MINUTE);
    const late = await ask(region, 'AllergyIntolerance', early);
    const refused = await refusalOf(receiver.tokenFor(latest(receiver)));
    await sender.notifiedPull.expireDue();
    const after = await sender.notifiedPull.get(expiring.id);
    return [
      ['a minute before the end it could be pulled', inTime.status === 200],
      ['a minute after it not any more, on the same token', late.status === 401],
      ['and no new one is issued', refused !== ''],
      ['the notification is marked as expired', after?.state === 'expired'],
    ];
  });
}
