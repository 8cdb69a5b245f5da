import { directoryCapabilities, fhirTransport, type McsdDirectory, mcsdDirectory } from 'bgz-facade/notified-pull';
import type { Clock } from './clock.js';
import type { Line } from './line.js';

/**
 * Payload type of an endpoint that takes Nictiz's BgZ-NotificationTask to the letter. No register has a code for it: this is one that
 * the region of the play agreed on.
 */
export const NICTIZ_TASKS = { system: 'https://gids.example/CodeSystem/berichten', code: 'bgz-notification-task-2.0' };

/**
 * A hospital's look-ups in the directory of the region. Which dialect a receiver gets stands there too, as the payload type of its endpoint; without
 * one it is that of the sender, `twiin`.
 */
export function lookUps(baseUrl: string, line: Line, clock: Clock): McsdDirectory {
  return mcsdDirectory({
    baseUrl,
    transport: fhirTransport(line.sends),
    capabilities: { notifications: [{ ...NICTIZ_TASKS, peer: 'nictiz' }, ...directoryCapabilities.notifications] },
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
  });
}
