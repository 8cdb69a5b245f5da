import { ask, latest, notify, referralOf } from '../acts.js';
import { ANNA, BSN, TOM } from '../people.js';
import type { Step } from '../play.js';
import { clientOf, type Region } from '../region.js';

/** Others who want what a referral gives, and a receiver who wants more than that. */
export async function otherWishes(step: Step, region: Region): Promise<void> {
  const { sender, receiver, other } = region;

  await step(
    'Noorderlicht asks for a token on the authorization base of Zuiderpoort: a base is for one receiver',
    async () => {
      await notify(region, referralOf(ANNA, receiver));
      const before = other.worklist.items.length;
      const refused = await other.tokenFor(latest(receiver)).then(
        () => false,
        () => true,
      );
      return [
        ['De Brug refuses the token', refused],
        ['nothing was put on its worklist', other.worklist.items.length === before],
      ];
    },
  );

  await step('Zuiderpoort asks for another patient with the token of this one', async () => {
    region.token = await receiver.tokenFor(latest(receiver));
    const of = (bsn: string) => `AllergyIntolerance?patient.identifier=${encodeURIComponent(`${BSN}|${bsn}`)}`;
    const right = await ask(region, of(ANNA), region.token);
    const wrong = await ask(region, of(TOM), region.token);
    return [
      ['the patient of the referral is answered', right.status === 200],
      ['the other is refused', wrong.status === 403],
      ['without a resource of anybody', !wrong.text.includes('AllergyIntolerance')],
    ];
  });

  await step('The system of Zuiderpoort is taken out of the register: its token is revoked with it', async () => {
    const client = clientOf(receiver);
    sender.authorizationServer.takeOut(client.id);
    const refused = await ask(region, 'AllergyIntolerance', region.token ?? '');
    const none = await receiver.tokenFor(latest(receiver)).then(
      () => '',
      (error: Error) => error.message,
    );
    sender.authorizationServer.register(client);
    region.token = await receiver.tokenFor(latest(receiver));
    const again = await ask(region, 'AllergyIntolerance', region.token);
    return [
      ['401, at once', refused.status === 401],
      ['and no new token', none.includes('invalid_client')],
      ['registered again, the referral stands as it did', again.status === 200],
    ];
  });
}
