import { metadataType } from '../bgz/parts/metadata/section';
import { find, type SearchRequest } from './find';
import { pagedSourceOf } from './paged-source';
import type { SourceGroup, Sources } from './ports';
import { type Assembled, type AssembleOptions, type PullContext, primaryOf } from './pull';
import { roundsOf } from './rounds';
import type { SearchResult } from './search';
import { groupsAsked } from './sections-asked';
import { isOffered } from './source-list';
import type { Offered } from './visible';

/** A page of a search, and the record after which the next one begins; undefined when there is none. */
export interface SearchPage {
  readonly result: SearchResult;
  readonly next: string | undefined;
}

/**
 * The group whose source pages a search, when it can. All records are needed for what is sorted, the last only, or found in several
 * groups; for metadata, which is of no record alone; and where the authorisation shows the last of a type, for what may be seen is only known then.
 */
export function pagedGroup(request: SearchRequest, sources: Sources, offered?: Offered): SourceGroup | undefined {
  const { type, sort, last } = request;
  const [group, ...more] = groupsAsked(request).filter((one) => isOffered(sources, one));
  if (group === undefined || more.length > 0 || sort !== undefined || last !== undefined) return undefined;
  if (type === metadataType) return undefined;
  if (offered?.searches.some((one) => one.type === type && one.last !== undefined)) return undefined;
  return pagedSourceOf(sources, group) === undefined ? undefined : group;
}

/** The answer up to the record that fills the page, and the id of that one. */
function cut(
  request: SearchRequest,
  assembled: Assembled,
  count: number,
): { assembled: Assembled; last: string | undefined } {
  const filling = find(request, assembled).matches[count - 1];
  // A record is not torn: what it became is on one page, which may hold more than was asked for then.
  const at = assembled.given.findIndex(
    ({ resource, members = [] }) => resource === filling || (filling !== undefined && members.includes(filling)),
  );
  const given = assembled.given.slice(0, at + 1);
  const { id: last } = given[at]?.record ?? {};
  if (last === undefined) throw new Error('a page is filled by no record of its source');
  return { assembled: { ...assembled, given, primary: primaryOf(given) }, last };
}

/**
 * Answers a page of a search by asking its source for so many records as are missing, until there are `count` matches or no
 * records. Every record is looked at once over all pages; one that is there from the first page to the last is on one of
 * them, as it stands at that moment.
 *
 * @param after The record after which the page begins; undefined for the first.
 * @param count Most matches; no page is larger than what a source may give.
 */
export async function searchPage(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
  group: SourceGroup,
  { after, count: asked }: { readonly after: string | undefined; readonly count: number },
): Promise<SearchPage> {
  const count = Math.min(asked, options.limits.maxRecords);
  const rounds = roundsOf(request, pull, options, group);
  const { assembled, found, last, isOver } = await rounds.look(after, { count });
  if (found > count) {
    const page = cut(request, assembled, count);
    return { result: await rounds.resultOf(page.assembled), next: page.last };
  }
  const result = await rounds.resultOf(assembled);
  // Whether anything follows decides whether there is a next page; what it is, is told there.
  return { result, next: isOver || !(await rounds.follows(last)) ? undefined : last };
}
