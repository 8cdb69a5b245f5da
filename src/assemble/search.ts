import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { catalogue } from './catalogue';
import { find, type SearchRequest } from './find';
import { oncePerAssembly } from './kept-assemblies';
import { lastHints } from './last';
import { metadataAbout, metadataSeen } from './metadata';
import type { SourceFailure, SourceGroup } from './ports';
import { type Assembled, type AssembleOptions, assemble, type Mapped, type PullContext } from './pull';
import { groupsAsked, sectionsAsked } from './sections-asked';
import { type Unreached, unreachedOf } from './unreached';
import { groupsOffered, type Offered, visible } from './visible';

/** What a search found. */
export interface SearchResult {
  readonly patientId: string | undefined;
  readonly patientBsn: string | undefined;
  readonly matches: readonly FhirResource[];
  /**
   * Included resources for a part of the matches: those they refer to and that are no match themselves, and the metadata of them
   * where that was asked for.
   */
  readonly included: (matches: readonly FhirResource[]) => readonly FhirResource[];
  readonly failures: readonly SourceFailure[];
  /** Records of the searched section that no national search returns; worked out when asked for, without another source; whoever gets it changes nothing in it. */
  readonly unreached: () => readonly Unreached[];
  /** All of the patient that the search worked on. */
  readonly assembled: Assembled;
}

/** True for a search that may return the Patient itself, or what is told of it. */
export const mayShowPatient = ({ type, includes }: SearchRequest): boolean =>
  type === 'Patient' ||
  type === metadataType ||
  includes.some(({ name }) => catalogue[type].includeTargets[name]?.includes('Patient'));

/** What of a result the assembled resources decide, and what the authorisation shows of them. */
type Worked = Pick<SearchResult, 'matches' | 'included' | 'unreached'>;

function workOut(request: SearchRequest, assembled: Mapped, offered: Offered | undefined): Worked {
  const mayBeSeen = () => (offered === undefined ? undefined : visible(offered, assembled));
  const isMetadata = request.type === metadataType && assembled.metadata.length > 0;
  const { matches, included } = find(
    request,
    isMetadata ? { ...assembled, metadata: metadataSeen(assembled.metadata, mayBeSeen()) } : assembled,
  );
  const along = (part: readonly FhirResource[]) => {
    const about = request.metadata ? metadataAbout(part, assembled.metadata) : [];
    return about.length === 0 ? included(part) : [...included(part), ...metadataSeen(about, mayBeSeen())];
  };
  const own = sectionsAsked(request).map((section) => section.own);
  let ofAll: readonly FhirResource[] | undefined;
  let missed: readonly Unreached[] | undefined;
  return {
    matches,
    included(part) {
      if (part !== matches) return along(part);
      ofAll ??= along(part);
      return ofAll;
    },
    unreached() {
      missed ??= unreachedOf(assembled.given, assembled.all.values(), own);
      return missed;
    },
  };
}

/** In place of what is offered, where nothing limits a request. */
const EVERYTHING = {};

const worked = oncePerAssembly<Offered | typeof EVERYTHING, WeakMap<SearchRequest, Worked>>();

/**
 * What of the assembled resources a search finds; pure.
 *
 * @param offered What the authorisation limits the request to: of metadata it decides what is seen.
 */
export function findIn(request: SearchRequest, assembled: Assembled, offered?: Offered): SearchResult {
  const known = worked(assembled, offered ?? EVERYTHING, () => new WeakMap());
  const found = known.get(request) ?? workOut(request, assembled, offered);
  known.set(request, found);
  const { patientId, patientBsn, failures } = assembled;
  return { patientId, patientBsn, ...found, failures, assembled };
}

/**
 * True for a search that asks for its section as a national search does, or for more of it: it narrows by nothing else. What
 * of the section is not reached is told once per pull, with such a search.
 */
export function asksForSection(request: SearchRequest): boolean {
  const { criteria } = request;
  const national = sectionsAsked(request)
    .flatMap((section) => [...section.only, ...section.national.flatMap((search) => search.criteria)])
    .map((one) => one.parameter);
  return criteria.every((criterion) => national.includes(criterion.parameter));
}

/** True when a match refers, by what goes along with it, to another of its type that is not there: it may not have been given. */
function lacksIncluded(request: SearchRequest, { matches, assembled }: SearchResult): boolean {
  const { includes } = catalogue[request.type];
  return request.includes.some(({ name }) =>
    matches.some((match) =>
      includes[name]?.(match).some(
        (one) => one?.reference?.startsWith(`${request.type}/`) && !assembled.all.has(one.reference),
      ),
    ),
  );
}

/** Answers one search of the catalogue. */
export async function search(
  request: SearchRequest,
  pull: PullContext,
  options: AssembleOptions,
): Promise<SearchResult> {
  const { offered } = pull;
  // All records may have metadata; who may see some of them does not ask the sources of the others.
  const groups: readonly SourceGroup[] =
    request.type === metadataType && offered !== undefined ? groupsOffered(offered) : groupsAsked(request);
  const answer = async (context: PullContext) =>
    findIn(request, await assemble(groups, context, options, mayShowPatient(request)), offered);
  const last = lastHints(request);
  if (last.size === 0) return answer(pull);
  const found = await answer({ ...pull, last });
  // A source that gives the last alone, without what they refer to: what comes along is not left out for that.
  return lacksIncluded(request, found) ? answer({ ...pull, onMended: undefined }) : found;
}
