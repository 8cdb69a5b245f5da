/** True for a host that is this machine itself: what is sent there goes over no network. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Headers that hold a token or secret of whoever sends. */
const CREDENTIALS = /^((proxy-)?authorization|cookie)$/i;

/** True when a token or secret in the headers would travel openly to this address. */
export const wouldExpose = (url: string | URL, headers: Readonly<Record<string, string>>): boolean =>
  URL.canParse(url) && !isSafeAddress(new URL(url)) && Object.keys(headers).some((name) => CREDENTIALS.test(name));

/** True for an address that a token or secret may travel to: https, or http on this machine itself. */
export const isSafeAddress = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
