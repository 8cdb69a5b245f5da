import type { Asked } from './answer';

/** Parameters whose value is a name or number of a person. */
const OF_A_PERSON =
  /^(?:.*[.:])?(?:identifier|name|family|given|birthdate|phone|email|telecom|address.*|_id|patient|subject)$/i;

/** A request as a report tells it: the place beside the base, the values that say who somebody is left out. */
export function toldRequest({ method, url }: Asked, base: string): string {
  const place = url.startsWith(base) ? url.slice(base.length) || '/' : url;
  const [path = '', query = ''] = place.split(/\?(.*)/s);
  const told = query
    .split('&')
    .filter(Boolean)
    .map((one) => {
      const [name = '', value = ''] = one.split(/=(.*)/s);
      const plain = decodeURIComponent(name);
      return `${plain}=${OF_A_PERSON.test(plain) ? '…' : decodeURIComponent(value)}`;
    });
  return `${method} ${path}${told.length > 0 ? `?${told.join('&')}` : ''}`;
}
