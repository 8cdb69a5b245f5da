import type { Asked } from './answer';

/** Parameters whose value says what is asked for, and not of whom. */
const TOLD =
  /^(?:_include|_revinclude|_format|_pretty|_count|_sort|_summary|_elements|_lastUpdated|_profile|_tag|category|code|status|class|type|date|intent|clinical-status|verification-status|criticality|vaccine-code|max)(?::|$)/;

const NUMBER = /\d{6,}/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A step of a path: an id that is a number may be that of a person. */
const toldStep = (step: string): string => (NUMBER.test(decoded(step)) ? '…' : decoded(step));

/** A request as a report tells it: the place beside the base, with the values of parameters that say nothing of a person. */
export function toldRequest({ method, url }: Asked, base: string): string {
  const place = url.startsWith(base) ? url.slice(base.length) || '/' : url;
  const [path = '', query = ''] = place.split(/\?(.*)/s);
  const told = query
    .split('&')
    .filter(Boolean)
    .map((one) => {
      const [name = '', value = ''] = one.split(/=(.*)/s);
      const plain = decoded(name);
      return `${plain}=${TOLD.test(plain) ? decoded(value) : '…'}`;
    });
  return `${method} ${path.split('/').map(toldStep).join('/')}${told.length > 0 ? `?${told.join('&')}` : ''}`;
}
