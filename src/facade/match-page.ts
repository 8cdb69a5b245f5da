import type { FhirResource } from 'fhir/r3';
import { Refusal } from '../http/refusal';
import type { WholeResult } from './page-snapshots';
import type { ParsedSearch } from './search-request';

/** The matches on one page of an answer. */
export interface MatchPage {
  readonly matches: readonly FhirResource[];
  /** True when it is not all of them. */
  readonly isPart: boolean;
  /** `_page` of the next link; undefined on the last page. */
  readonly next?: string | undefined;
}

/** Refuses a `_page` that is not of this server, or not of this search. */
export const foreignPage = () =>
  new Refusal(400, {
    code: 'invalid',
    diagnostics: '_page comes from a next link of this server.',
    location: 'http._page',
  });

/** `_page` of a part of a whole: how far the receiver came, and of which content. */
export function placeIn(page: string): { readonly start: number; readonly fingerprint: string } {
  const [, start, fingerprint] = /^(\d{1,6})-([0-9a-f]{16})$/.exec(page) ?? [];
  if (start === undefined || fingerprint === undefined) throw foreignPage();
  return { start: Number(start), fingerprint };
}

/**
 * The page of a whole that is asked for. When that changed since the first page, pages no longer fit together and the receiver
 * starts again.
 */
export function pageOf(
  { count, page }: ParsedSearch,
  {
    result,
    fingerprint,
  }: Pick<WholeResult, 'fingerprint'> & { readonly result: Pick<WholeResult['result'], 'matches'> },
): MatchPage {
  const place = page === undefined ? undefined : placeIn(page);
  if (place !== undefined && place.fingerprint !== fingerprint) {
    throw new Refusal(410, {
      code: 'conflict',
      diagnostics: 'The records changed since the first page; repeat the search from its start.',
    });
  }
  const start = place?.start ?? 0;
  const matches = result.matches.slice(start, start + (count ?? result.matches.length));
  const end = start + matches.length;
  const more = end < result.matches.length;
  return { matches, isPart: start > 0 || more, ...(more && { next: `${end}-${fingerprint}` }) };
}
