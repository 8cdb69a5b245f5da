import { isLoopback, type LoopbackOptions } from '../../http/client/safe-address';

/** An IPv4 address that stands in one of IPv6 (`::ffff:7f00:1`), as a URL has it; all else as it is. */
function unmapped(host: string): string {
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host) ?? [];
  if (high === undefined || low === undefined) return host;
  const bytes = [high, low].flatMap((part) => {
    const number = Number.parseInt(part, 16);
    return [number >> 8, number & 255];
  });
  return bytes.join('.');
}

/** This machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3), or whatever is on the same link (RFC 3927, RFC 4291 §2.5.6). */
const THIS_MACHINE = /^(?:(?:.*\.)?localhost\.?|(?:0|127)\.\d+\.\d+\.\d+|\[::1?\])$/;
const THIS_LINK = /^(?:169\.254\.\d+\.\d+|\[fe[89ab][0-9a-f]:[0-9a-f:]*\])$/;

/**
 * True for an address that is another one for everybody who reads it: no organization is reached by it, and who sends to it sends to a
 * service of its own. Private networks (RFC 1918) are not among these: care organizations have them together.
 */
export function leadsElsewhere(address: string, { allowLoopbackHttp }: LoopbackOptions): boolean {
  const url = new URL(address);
  const host = unmapped(url.hostname);
  if (allowLoopbackHttp === true && isLoopback(url)) return false;
  return THIS_MACHINE.test(host) || THIS_LINK.test(host);
}
