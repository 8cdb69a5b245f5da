import { isSafeAddress } from '../../http-client/safe-address';

/**
 * The address of an endpoint that keys or secrets travel to.
 *
 * @throws {TypeError} When it is no `https` URL (`http` is for a loopback address only) or holds credentials.
 */
export function endpointUrl(input: string | URL, option: string): URL {
  const url = URL.canParse(String(input)) ? new URL(String(input)) : undefined;
  if (url === undefined || !isSafeAddress(url) || url.username !== '' || url.password !== '') {
    throw new TypeError(`\`${option}\` is an https URL without credentials, e.g. https://as.example.nl/${option}.`);
  }
  return url;
}
