import type { NotificationRecord } from '../../access/model';
import { isSafeAddress, type LoopbackOptions, SAFE } from '../../http/client/safe-address';
import { within } from '../../limits/within';
import type { PeerProfile } from '../task/peer-profile';
import type { Sender } from './context';
import type { Endpoint, SendOptions } from './ports';
import type { DeliveryFailure } from './send-reasons';
import type { Verdict } from './verdict';

/** Where a message goes and in which dialect, or why that is not known. */
export type Address =
  | { readonly ok: true; readonly endpoint: Endpoint; readonly base: string; readonly peer: PeerProfile }
  | { readonly ok: false; readonly verdict: Verdict };

const dead = (failure: DeliveryFailure): Address => ({ ok: false, verdict: { end: 'dead', failure } });

/** The base without its last slash; undefined when a token should not go there. */
export function safeBase(baseUrl: string, options: LoopbackOptions): string | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    return undefined;
  if (!isSafeAddress(url, options)) return undefined;
  return url.href.replace(/\/+$/, '');
}

function peerFor(
  sender: Sender,
  record: NotificationRecord,
  endpoint: Endpoint,
): PeerProfile | 'peer-unknown' | 'peer-mismatch' {
  const own = sender.peers.get(record.peer);
  if (own === undefined) return 'peer-unknown';
  const { peer = own } = endpoint;
  const wanted = typeof peer === 'string' ? sender.peers.get(peer) : peer;
  if (wanted === undefined) return 'peer-unknown';
  // What the base in the notification opens was fixed when it was made.
  return wanted.bases === own.bases ? wanted : 'peer-mismatch';
}

/** Asks the directory where to send, anew for every attempt: addresses change while messages wait. */
export async function addressOf(
  sender: Sender,
  record: NotificationRecord,
  options: Pick<SendOptions, 'directory' | 'timeoutMs' | 'allowLoopbackHttp'>,
): Promise<Address> {
  const { directory, timeoutMs = 30_000 } = options;
  let endpoint: Endpoint | undefined;
  try {
    endpoint = await within(timeoutMs, (signal) => directory(record.referral.receiver, { signal }));
  } catch (err) {
    sender.logger.warn(
      { event: 'directory-failed', notification: record.id, err },
      'an address could not be looked up',
    );
    return { ok: false, verdict: { end: 'retry', failure: 'directory-failed', receiverDown: false } };
  }
  if (endpoint === undefined) return dead('address-unknown');
  const base = safeBase(endpoint.baseUrl, options);
  if (base === undefined) {
    sender.logger.warn(
      { event: 'address-invalid', notification: record.id },
      `the address of a receiver is no base to send to: it is ${SAFE}, without user, query or fragment`,
    );
    return dead('address-invalid');
  }
  const peer = peerFor(sender, record, endpoint);
  return typeof peer === 'string' ? dead(peer) : { ok: true, endpoint, base, peer };
}
