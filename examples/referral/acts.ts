import type { AuditEntry, AuditTable } from 'bgz-facade/audit';
import {
  bgzOffers,
  documentOffers,
  type NotificationRecord,
  type Referral,
  type TakenNotification,
} from 'bgz-facade/notified-pull';
import type { Line } from './line.js';
import { referrer } from './people.js';
import type { ReceivingHospital } from './receiving-hospital.js';
import type { Region } from './region.js';
import { SENDER } from './sending-hospital.js';

/** A referral of a patient to a hospital. */
export const referralOf = (bsn: string, { identity: { ura, name } }: ReceivingHospital): Referral => ({
  patient: { bsn },
  sender: {
    organization: { ura: SENDER.ura, name: SENDER.name },
    practitioner: referrer,
    system: { system: 'urn:ietf:rfc:3986', value: `urn:oid:${SENDER.systemId}` },
  },
  receiver: { organization: { ura, name } },
  reason: { system: 'http://snomed.info/sct', code: '3457005', display: 'verwijzen van patiënt' },
  offers: [...bgzOffers(), ...documentOffers()],
  treatmentRelation: true,
});

/** Makes a notification of a referral, and sends what is waiting. */
export async function notify({ sender }: Region, referral: Referral): Promise<NotificationRecord> {
  const made = await sender.notifiedPull.notify(referral, referrer);
  if (!made.ok) throw new Error(made.issues.map((issue) => issue.message).join(' '));
  await sender.notifiedPull.outbox.runOnce();
  return made.notification;
}

/** The notification that came in last. */
export const latest = ({ worklist }: ReceivingHospital): TakenNotification => worklist.latest().notification;

export interface Asked {
  readonly status: number;
  readonly text: string;
}

/** Asks the sender directly, as a client that does as it likes: by default Zuiderpoort with its key, over its connection. */
export async function ask(
  { sender, receiver, lines }: Region,
  path: string,
  token: string,
  { party = receiver.party, line = lines.receiver }: { party?: ReceivingHospital['party']; line?: Line } = {},
): Promise<Asked> {
  const url = `${sender.baseUrl}/${path}`;
  const send = line.sends.fetch ?? fetch;
  const response = await send(url, { headers: await party.headers(url, token) });
  return { status: response.status, text: await response.text() };
}

/** Lines of a trail, the oldest first. */
export async function trailOf(
  { audit }: { readonly audit: AuditTable },
  isAbout: (entry: AuditEntry) => boolean = () => true,
): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const { entry } of audit.lines()) if (isAbout(entry)) found.push(entry);
  return found;
}

/** Why the last request was refused, as the sender's own trail has it. */
export const reasonOfLast = async ({ sender }: Region): Promise<string | undefined> =>
  (await trailOf(sender)).findLast(({ reason }) => reason !== undefined)?.reason;
