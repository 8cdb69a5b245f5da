import type { FhirResource } from 'fhir/r3';
import type { Content } from '../bgz/define/content';
import type { ContentType } from '../bgz/index';
import { metadataType } from '../bgz/parts/metadata/section';
import { groupsGiving, type ServedType } from './catalogue';
import { metadataSeen } from './metadata';
import { pagedSourceOf } from './paged-source';
import type { SourceFailure, SourceGroup } from './ports';
import { type Assembled, type AssembleOptions, assemble, type PullContext } from './pull';
import { groupsAsked } from './sections-asked';
import { groupsOffered, type Offered, visible } from './visible';

/** What a read found. */
export interface ReadResult {
  readonly patientId: string | undefined;
  readonly resource: FhirResource | undefined;
  readonly failures: readonly SourceFailure[];
  /** All of the patient that the read worked on. */
  readonly assembled: Assembled;
}

/** What a read of content found. */
export interface FoundContent {
  readonly content: Content | undefined;
  readonly failures: readonly SourceFailure[];
}

/** Sources a read needs: of a limited one also those of the searches that may show the resource. */
function groupsFor(type: ServedType, offered: Offered | undefined): readonly SourceGroup[] {
  if (offered === undefined) return groupsGiving(type);
  const giving = new Set(groupsGiving(type));
  if (type === metadataType) return groupsOffered(offered);
  const groups: SourceGroup[] = offered.searches.filter((one) => one.type !== metadataType).flatMap(groupsAsked);
  const named = offered.references.some((reference) => reference.startsWith(`${type}/`));
  if (named) groups.push(...giving);
  return [...new Set(groups)].filter((group) => giving.has(group));
}

/** All that is needed of one resource, when it is known which record it is of and the source can give that one. */
async function assembleOne(
  key: string,
  groups: readonly SourceGroup[],
  pull: PullContext,
  options: AssembleOptions,
): Promise<Assembled | undefined> {
  const place = options.known?.find(key);
  if (place === undefined || !groups.includes(place.group)) return undefined;
  if (pagedSourceOf(options.sources, place.group) === undefined) return undefined;
  return assemble([place.group], pull, options, true, { group: place.group, ids: [place.id] });
}

/** Reads one resource of the patient by type and id; with `offered`, only when that shows it. */
export async function read(
  target: { readonly type: ServedType; readonly id: string },
  pull: PullContext,
  options: AssembleOptions,
  offered?: Offered,
): Promise<ReadResult> {
  const key = `${target.type}/${target.id}`;
  const groups = groupsFor(target.type, offered);
  const shownIn = (assembled: Assembled): FhirResource | undefined => {
    const resource = assembled.all.get(key);
    if (offered === undefined || resource === undefined) return resource;
    const seen = visible(offered, assembled);
    if (resource.resourceType === metadataType) return metadataSeen([resource], seen)[0];
    return seen.has(key) ? resource : undefined;
  };
  const resultOf = (assembled: Assembled): ReadResult => ({
    patientId: assembled.patientId,
    resource: shownIn(assembled),
    failures: assembled.failures,
    assembled,
  });
  const one = await assembleOne(key, groups, pull, options);
  const found = one && resultOf(one);
  // What shows it may be another record, that refers to it.
  return found?.resource === undefined ? resultOf(await assemble(groups, pull, options)) : found;
}

/**
 * Finds the content that a record has beside its resource. It has no subject of its own: it is the patient's because a record of
 * theirs has it, and shown where the resource of that record is.
 */
export async function findContent(
  target: { readonly type: ContentType; readonly id: string },
  pull: PullContext,
  options: AssembleOptions,
  offered?: Offered,
): Promise<FoundContent> {
  const key = `${target.type}/${target.id}`;
  const groups = groupsGiving(target.type);
  const resultOf = (assembled: Assembled): FoundContent => {
    const found = assembled.given.find(({ content }) => content?.reference === key);
    const shown =
      offered === undefined ||
      (found !== undefined && visible(offered, assembled).has(`${found.resource.resourceType}/${found.resource.id}`));
    return { content: shown ? found?.content : undefined, failures: assembled.failures };
  };
  const one = await assembleOne(key, groups, pull, options);
  const found = one && resultOf(one);
  return found?.content === undefined ? resultOf(await assemble(groups, pull, options, false)) : found;
}
