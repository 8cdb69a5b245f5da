import { isIP } from 'node:net';
import type { Logger } from '../telemetry/logger';
import { addressOf, type Inbound } from './inbound';

/**
 * An address in the one form it is counted and logged under: IPv4 as such where it came mapped into IPv6, without the zone of an
 * interface, without a port, in lower case. Undefined for what is no IP address: a name, a list.
 */
export function formedAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 100) return undefined;
  const trimmed = text.trim();
  // Some proxies write the port of the connection behind it: `203.0.113.9:4000`, `[2001:db8::1]:4000`.
  const host = /^(?:\[([^[\]]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(trimmed);
  const bare = (host?.[1] ?? host?.[2] ?? trimmed).replace(/%[\w.~-]+$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  const address = mapped ?? bare;
  return isIP(address) === 0 ? undefined : address;
}

/**
 * The network address a request came from, as `nodeListener` found it: of the connection, or what the proxies it was told to
 * trust say; or as a host said by `rememberAddress`. For the option `peerAddress`; undefined for any other Request.
 *
 * @example
 * const facade = createBgzFacade({ sources, authorize, idSecret, peerAddress: connectionAddress });
 * createServer(serverLimits, nodeListener(facade, { trustedProxies: 1 })).listen(3000);
 */
export const connectionAddress = (request: Request): string | undefined => addressOf(request);

/** What a look-up of addresses works with. */
export interface PeerSettings {
  readonly peerAddress?: (request: Request) => string | undefined;
  readonly logger: Logger;
}

/**
 * The vendor's own look-up, held against the form of an address before it becomes a key or stands in the trail. An error in it
 * costs the trail an address, not who asks an answer.
 */
export function peerOf(inbound: Inbound, { peerAddress, logger }: PeerSettings): string | undefined {
  try {
    // The one that comes with the listener needs no Request to look it up by.
    const given = peerAddress === connectionAddress ? inbound.address : peerAddress?.(inbound.request);
    const formed = formedAddress(given);
    if (given !== undefined && formed === undefined)
      logger.error({ event: 'peer-address-failed' }, '`peerAddress` gave what is no IP address; it is left out');
    return formed;
  } catch (err) {
    logger.error({ event: 'peer-address-failed', err }, 'the address of a request could not be had');
    return undefined;
  }
}
