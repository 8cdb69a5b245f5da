import type { SourceGroup } from '../assemble/ports';
import type { PullContext } from '../assemble/pull';
import { type Origin, recordsBehind } from '../assemble/records-behind';
import { type SearchResult, search } from '../assemble/search';
import { pagedGroup, searchPage } from '../assemble/search-page';
import { type SearchPart, searchParts } from '../assemble/search-parts';
import type { Offered } from '../assemble/visible';
import { bsnStands, namesByBsn } from './bsn-in-answers';
import { type Call, pullOf } from './call';
import { foreignPage, type MatchPage, pageOf, placeIn } from './match-page';
import { measured, snapshotKey, type WholeResult } from './page-snapshots';
import { SOURCE_PAGE } from './page-token';
import type { Granted } from './patient-scope';
import type { ParsedSearch } from './search-request';

/** The page that a search asks for, with what it was found in. */
export interface FoundPage {
  readonly result: WholeResult['result'];
  /** The page; asked for when what was found has turned out to be all there is. Throws where it is of another moment. */
  readonly page: () => MatchPage;
  readonly origins: (key: string) => readonly Origin[];
  /** What was found and not looked at for an earlier page: what is to be told of it has not been told. */
  readonly fresh?: SearchResult;
  /** What follows on `fresh` in the same answer, part after part; absent where that is all there is. */
  readonly parts?: { readonly first: SearchResult; readonly more: AsyncIterable<SearchPart> };
}

type Patient = PullContext['patient'];

/** Whose page it is, and what the authorisation limits that to; undefined when it does not. */
export interface Asked {
  readonly patient: Patient;
  readonly offered: Offered | undefined;
}

/**
 * Finds the page of a search. Where the source of the section gives pages, it is asked for this one (for a count, a total or
 * an order all records are needed); else everything is gathered, and kept for the pages that follow.
 */
export async function findPage(call: Call, granted: Granted, asked: Asked, parsed: ParsedSearch): Promise<FoundPage> {
  const { count, page, countOnly, total, request } = parsed;
  if (page?.startsWith(SOURCE_PAGE)) return fromSource(call, granted, asked, parsed);
  const group = pagedGroup(request, call.assemble.sources, asked.offered);
  if (group !== undefined && isSentInParts(call, parsed)) return inParts(call, granted, asked, parsed, group);
  const isWhole = count === undefined || countOnly || total === 'always' || page !== undefined;
  if (!isWhole && group !== undefined) return fromSource(call, granted, asked, parsed);
  return fromWhole(call, granted, asked, parsed);
}

/**
 * Whether an answer with all there is may leave as its parts are found. Not where all of it is needed first: for a total, an
 * order or a check of what leaves; nor for people, who read it with line breaks.
 */
function isSentInParts({ request: { method }, settings }: Call, parsed: ParsedSearch): boolean {
  const { count, page, countOnly, total, pretty } = parsed;
  const isAll = count === undefined && page === undefined && !countOnly;
  return isAll && total !== 'always' && !pretty && settings.validate === 'off' && method !== 'HEAD';
}

async function inParts(
  call: Call,
  granted: Granted,
  asked: Asked,
  parsed: ParsedSearch,
  group: SourceGroup,
): Promise<FoundPage> {
  const { request } = parsed;
  const parts = searchParts(request, pullOf(call, granted, asked, namesByBsn(parsed)), call.assemble, group);
  const first = await parts.next();
  if (first.done) throw new Error('a search without a part');
  const { result, isLast } = first.value;
  return {
    result,
    page: () => ({ matches: result.matches, isPart: !isLast }),
    origins: recordsBehind(result.assembled),
    fresh: result,
    ...(!isLast && { parts: { first: result, more: parts } }),
  };
}

async function fromSource(call: Call, granted: Granted, asked: Asked, parsed: ParsedSearch): Promise<FoundPage> {
  const { request, page, count } = parsed;
  const group = pagedGroup(request, call.assemble.sources, asked.offered);
  const start = page === undefined ? undefined : call.pageTokens.read(page, request);
  if (group === undefined || count === undefined || (page !== undefined && start === undefined)) throw foreignPage();
  const at = { after: start?.after, count };
  const { result, next } = await searchPage(
    request,
    pullOf(call, granted, asked, namesByBsn(parsed)),
    call.assemble,
    group,
    at,
  );
  const { patientId } = result;
  if (start !== undefined && patientId !== undefined && start.patientId !== patientId) throw foreignPage();
  const token =
    next === undefined || patientId === undefined
      ? undefined
      : call.pageTokens.write({ after: next, patientId }, request);
  return {
    result,
    page: () => ({ matches: result.matches, isPart: page !== undefined || token !== undefined, next: token }),
    origins: recordsBehind(result.assembled),
    fresh: result,
  };
}

/** What a search found, with what its pages are cut from when they are. */
interface Gathered {
  readonly result: SearchResult;
  readonly origins: FoundPage['origins'];
  readonly whole?: WholeResult;
}

async function gatherWhole(call: Call, granted: Granted, asked: Asked, parsed: ParsedSearch): Promise<Gathered> {
  const { page, count, request } = parsed;
  const result = await search(
    request,
    pullOf(call, granted, asked, namesByBsn(parsed), page !== undefined),
    call.assemble,
  );
  const origins = recordsBehind(result.assembled);
  if (page === undefined && (count === undefined || count >= result.matches.length)) return { result, origins };
  // Which record something was made from is only asked of what is validated.
  const isTraced = call.settings.validate !== 'off';
  const whole: WholeResult = {
    result: kept(result),
    ...measured(result.matches, isTraced ? 'withRecords' : 'resources'),
    origins: isTraced ? origins : () => [],
  };
  return { result, origins, whole };
}

/** What the same caller asks twice at a time is gathered once, unless the request that gathers it goes away. */
async function gatherShared(key: string | undefined, ...work: Parameters<typeof gatherWhole>): Promise<Gathered> {
  const [call, , , { page, count }] = work;
  if (key === undefined) return gatherWhole(...work);
  const gathered = await call.snapshots.share(`${key} ${count} ${page !== undefined}`, () => gatherWhole(...work));
  const isCut = gathered.result.failures.some(({ kind }) => kind === 'aborted') && !call.request.signal.aborted;
  return isCut ? gatherWhole(...work) : gathered;
}

async function fromWhole(call: Call, granted: Granted, asked: Asked, parsed: ParsedSearch): Promise<FoundPage> {
  const { page, count } = parsed;
  const key =
    count === undefined
      ? undefined
      : snapshotKey(
          call.request,
          granted,
          asked.patient,
          parsed,
          bsnStands(call.settings.bsnInAnswers, granted, namesByBsn(parsed)),
        );
  const place = page === undefined ? undefined : placeIn(page);
  const known = key === undefined || place === undefined ? undefined : call.snapshots.find(key);
  if (known !== undefined && known.fingerprint === place?.fingerprint)
    return { result: known.result, page: () => pageOf(parsed, known), origins: known.origins };

  const { result, origins, whole } = await gatherShared(key, call, granted, asked, parsed);
  const fresh = page === undefined ? { fresh: result } : {};
  if (whole === undefined)
    return { result, page: () => ({ matches: result.matches, isPart: false }), origins, ...fresh };
  const found = () => {
    const cut = pageOf(parsed, whole);
    if (key !== undefined && cut.next !== undefined) call.snapshots.keep(key, whole);
    return cut;
  };
  return { result, page: found, origins, ...fresh };
}

/** Of a result what its pages need: not the records it was made from. */
const kept = ({ patientId, patientBsn, matches, included, failures }: SearchResult): WholeResult['result'] => ({
  patientId,
  patientBsn,
  matches,
  included,
  failures,
});
