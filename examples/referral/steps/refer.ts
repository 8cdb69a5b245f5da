import { ask, latest, notify, referralOf } from '../acts.js';
import { departmentsOf } from '../directory-entry.js';
import { ANNA, CARDIOLOGY, TOM } from '../people.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';
import { SENDER } from '../sending-hospital.js';
import { GENERAL_INBOX } from '../worklist.js';

/** A referral to a department behind the front door, found in the directory. */
export async function refer(step: Step, region: Region): Promise<void> {
  const { sender, receiver, other, directory, lines } = region;
  const number = { system: departmentsOf(lines.receiver.host), value: 'CAR-1', assigner: receiver.identity.ura };
  const offered = (hospital: typeof receiver) =>
    latest(hospital).offers.map((offer) => decodeURIComponent(offer.kind === 'query' ? offer.query : offer.reference));

  await step(
    'De Brug refers to cardiology of Zuiderpoort: department, address and dialect are those of the directory',
    async () => {
      const [cardiology] = await directory.servicesOf({ ura: receiver.identity.ura, type: CARDIOLOGY });
      const { receiver: to, ...referral } = referralOf(ANNA, receiver);
      region.record = await notify(region, {
        ...referral,
        receiver: {
          ...to,
          ...(cardiology && { department: cardiology.department }),
          location: { reference: 'Location/hartcentrum-noord', display: 'Hartcentrum Noord' },
        },
      });
      const [item, ...more] = receiver.worklist.items;
      const { routing, sender: from } = latest(receiver);
      return [
        ['the notification was delivered, and is on the worklist once', item !== undefined && more.length === 0],
        [`of its department, ${item?.desk}, by number`, item?.desk === 'Polikliniek cardiologie'],
        [
          'which is the one of the directory',
          JSON.stringify(routing?.department?.identifiers) === JSON.stringify([number]),
        ],
        [
          'in the words of the Nictiz draft, as its endpoint asks (peer profile nictiz)',
          offered(receiver).includes('AllergyIntolerance') &&
            !offered(receiver).some((one) => one.includes('_revinclude')),
        ],
        [`its sender is confirmed: URA ${SENDER.ura}`, from.confirmed && from.ura === SENDER.ura],
        [
          'and so is its system, whose number the directory knows',
          from.confirmed && from.system?.value === `urn:oid:${SENDER.systemId}`,
        ],
        [
          'it holds no more than queries: no diagnosis, no name',
          !JSON.stringify(latest(receiver)).includes('Voorbeeld'),
        ],
      ];
    },
  );

  await step(
    'Zuiderpoort reads the place that the referral names: it has no number, so De Brug serves it',
    async () => {
      region.token = await receiver.tokenFor(latest(receiver));
      const place = await ask(region, latest(receiver).routing?.location?.reference ?? '', region.token);
      const elsewhere = await ask(region, 'Location/hartcentrum-zuid', region.token);
      return [
        ['the place of this referral', place.status === 200 && place.text.includes('ingang C')],
        ['and no other', elsewhere.status === 403],
      ];
    },
  );

  await step(
    'De Brug refers to a department that Zuiderpoort does not have: that is for its general inbox',
    async () => {
      const { receiver: to, ...referral } = referralOf(TOM, receiver);
      const department = { display: 'Polikliniek KNO', identifier: { ...number, value: 'KNO-9' } };
      await notify(region, { ...referral, receiver: { ...to, department } });
      const { desk } = receiver.worklist.latest();
      return [['it was not refused', desk === GENERAL_INBOX]];
    },
  );

  await step('De Brug refers to Noorderlicht, of which the directory names no dialect: that gets Twiin’s', async () => {
    await notify(region, referralOf(TOM, other));
    return [
      ['it arrived there', other.worklist.items.length === 1],
      [
        'with the searches of BgZ MSZ 2.0, metadata included',
        offered(other).includes('AllergyIntolerance?_revinclude=Provenance:target'),
      ],
    ];
  });

  await step('The directory is out of reach: De Brug sends nothing to an address of before', async () => {
    const before = receiver.worklist.items.length;
    await region.directoryServer.down();
    const record = await notify(region, referralOf(TOM, receiver));
    const [message] = (await sender.notifiedPull.outbox.list({ notificationId: record.id })).items;
    const arrived = receiver.worklist.items.length;
    await region.directoryServer.up();
    return [
      ['the notification waits', message?.state === 'queued' && arrived === before],
      ['and the outbox says for what: directory-failed', message?.lastFailure === 'directory-failed'],
    ];
  });
}
