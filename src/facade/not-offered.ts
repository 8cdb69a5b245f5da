import type { SectionSearch } from '../assemble/catalogue';
import type { SearchRequest } from '../assemble/find';
import { partedBy, type Served } from '../assemble/served';
import { type Finding, Refusal } from '../http/refusal';
import type { FacadeReason } from './refusal-reasons';

const named = (searches: readonly SectionSearch[]): string =>
  searches.map(({ own, section }) => `${own} (${section})`).join(', ');

/** Refuses a search for sections without a source. */
export const notOffered = (searches: readonly SectionSearch[]): Refusal<FacadeReason> =>
  new Refusal<FacadeReason>(
    404,
    {
      code: 'not-supported',
      diagnostics: `Not offered by this server: ${named(searches)}. Whether there is anything of it is not known here; see /metadata.`,
    },
    {},
    'no-source',
  );

/**
 * Looks whether what a search asks for is offered here. A search for a section without a source is refused as one for a type
 * that is not served is (404, spec bgz-msz-queries §4.2): which sections share a type is of no account for who asks for one. It is
 * no 400, for the request is right, and no 501, which says that a server cannot do it at all and that senders try again.
 *
 * @returns What the receiver must be told where a search asks for more than is offered: whoever reads the answer would take it
 * for all there is.
 */
export function checkOffered(served: Served, request: SearchRequest): readonly Finding[] {
  const { offered, notOffered: lacking } = partedBy(served, request);
  if (lacking.length === 0) return [];
  if (offered.length === 0) throw notOffered(lacking);
  const diagnostics = `Not among these, as this server does not offer it: ${named(lacking)}.`;
  return [{ severity: 'warning', code: 'not-supported', diagnostics }];
}
