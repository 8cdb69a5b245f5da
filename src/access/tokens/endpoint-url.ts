import { isSafeAddress, type LoopbackOptions, SAFE } from '../../http/client/safe-address';

/**
 * The address of an endpoint that keys or secrets travel to.
 *
 * @throws {TypeError} When it is no `https` URL (or `http` on this machine itself, where that was chosen) or holds credentials.
 */
export function endpointUrl(input: string | URL, option: string, options: LoopbackOptions): URL {
  const url = URL.canParse(String(input)) ? new URL(String(input)) : undefined;
  if (url === undefined || !isSafeAddress(url, options) || url.username !== '' || url.password !== '') {
    throw new TypeError(`\`${option}\` is a URL without credentials, ${SAFE}, e.g. https://as.example.nl/${option}.`);
  }
  return url;
}
