import { latest, notify, referralOf } from '../acts.js';
import { MINUTE } from '../clock.js';
import { TOM } from '../people.js';
import type { Step } from '../play.js';
import type { Region } from '../region.js';

/** What breaks, and what becomes of it. */
export async function faults(step: Step, region: Region): Promise<void> {
  const { sender, receiver, clock } = region;

  await step('A source of De Brug fails: what is missing is said, and the rest is given', async () => {
    sender.failAllergies(true);
    const pulled = await receiver.pull(latest(receiver));
    sender.failAllergies(false);
    const failed = pulled.sections.filter((section) => section.status !== 'obtained');
    const again = await receiver.pull(latest(receiver));
    return [
      ['the pull says that it is not complete', !pulled.complete],
      ['and what is missing: allergies, nothing else', failed.length === 1 && failed[0]?.title.nl === 'Allergieën'],
      ['once mended, the same referral gives everything', again.complete],
    ];
  });

  await step('Zuiderpoort is out of reach, and comes back: the notification waits for it', async () => {
    // What waited for the directory has gone by now.
    await sender.notifiedPull.outbox.runOnce();
    const before = receiver.worklist.items.length;
    await receiver.server.down();
    await notify(region, referralOf(TOM, receiver));
    const { queued } = await sender.notifiedPull.outbox.depth();
    await receiver.server.up();
    await sender.notifiedPull.outbox.runOnce();
    const tooEarly = receiver.worklist.items.length === before;
    clock.advance(2 * MINUTE);
    await sender.notifiedPull.outbox.runOnce();
    await sender.notifiedPull.outbox.runOnce();
    return [
      ['it waits', queued === 1],
      ['it is not tried again before its time', tooEarly],
      ['then it arrives, once', receiver.worklist.items.length === before + 1],
    ];
  });
}
