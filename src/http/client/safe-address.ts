/** True for a host that is this machine itself: what is sent there goes over no network. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Option of everything that sends a token, a secret or data of a patient, or takes keys to trust. */
export interface LoopbackOptions {
  /**
   * Also takes `http` to this machine itself (`localhost`, `127.x.x.x`, `::1`), for a test or a proxy beside the process. What
   * is sent there is open to whoever listens on that port: any process of this machine may. Default false: `https` only.
   */
  readonly allowLoopbackHttp?: boolean;
}

/** What an address must be, for a message. */
export const SAFE = 'https (http goes to this machine itself only, with `allowLoopbackHttp: true`)';

/** Headers that hold a token or secret of whoever sends. */
const CREDENTIALS = /^((proxy-)?authorization|cookie|.*(token|secret|api-?key).*)$/i;

/** True when a token or secret in the headers would travel openly to this address. */
export const wouldExpose = (
  url: string | URL,
  headers: Readonly<Record<string, string>>,
  options: LoopbackOptions,
): boolean =>
  URL.canParse(url) &&
  !isSafeAddress(new URL(url), options) &&
  Object.keys(headers).some((name) => CREDENTIALS.test(name));

/** True for an address that a token or secret may travel to: https, or http on this machine itself where that was chosen. */
export const isSafeAddress = (url: URL, { allowLoopbackHttp }: LoopbackOptions): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && allowLoopbackHttp === true && isLoopback(url));
