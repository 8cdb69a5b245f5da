import type { FhirResource, Provenance } from 'fhir/r3';
import { sourceSections } from '../bgz/index';
import { metadataType } from '../bgz/parts/metadata/section';
import { referencesIn } from '../fhir/references-in';
import { groupsGiving, type ServedType, supportingTypes } from './catalogue';
import { find, type SearchRequest } from './find';
import { oncePerAssembly } from './kept-assemblies';
import type { Leavable } from './leave-out';
import type { SourceGroup } from './ports';
import type { Mapped } from './pull';
import { groupsAsked } from './sections-asked';

/** Types of which records bring along resources that are a part of them. */
const brought: ReadonlySet<string> = new Set(sourceSections.flatMap(({ findable = [] }) => findable));

const known = new WeakMap<FhirResource, readonly string[]>();

/** What a resource refers to. It does not change once it is made, and is the same for the searches of a pull where records are held. */
function referredBy(resource: FhirResource): readonly string[] {
  const held = known.get(resource);
  if (held !== undefined) return held;
  const references = [...new Set(referencesIn(resource))];
  known.set(resource, references);
  return references;
}

/** What may be asked: searches, and single resources as `Type/id`. */
export interface Offered {
  readonly searches: readonly SearchRequest[];
  readonly references: readonly string[];
  /** What the resources say of sections that may not be seen. */
  readonly leaveOut?: readonly Leavable[];
}

/** The searches that show records: one for metadata shows none that is not shown by others. */
const searchesOfRecords = ({ searches }: Offered): readonly SearchRequest[] =>
  searches.filter(({ type }) => type !== metadataType);

/**
 * Types of which everything is shown that a shown resource refers to: those that only come along, and those of which all records
 * are offered.
 */
export const typesFollowed = (offered: Offered): ReadonlySet<string> =>
  new Set([
    ...supportingTypes,
    ...searchesOfRecords(offered)
      .filter(({ criteria, last }) => criteria.length === 0 && last === undefined)
      .map(({ type }) => type),
  ]);

/** The sources of what is offered, beside the patient's own. */
export function groupsOffered(offered: Offered): readonly SourceGroup[] {
  const named = offered.references.flatMap((reference) => {
    const [type] = reference.split('/');
    return type === metadataType ? [] : groupsGiving(type as ServedType);
  });
  return [...new Set([...searchesOfRecords(offered).flatMap(groupsAsked), ...named])];
}

/**
 * Keys (`Type/id`) of the resources that what is offered shows: those the searches find and include, those offered by name,
 * and the supporting resources these refer to, which a receiver must be able to read (spec field-notes §2.2), as
 * well as the request that a record brought along: who asked for a result stands there and nowhere else. Another record that is
 * merely referred to is not shown, unless all records of its type are offered: a search would have to find it. Metadata is
 * shown by the records it is about, whatever is offered of it.
 */
export const visible = (offered: Offered, assembled: Mapped): ReadonlySet<string> =>
  seen(assembled, offered, () => lookThrough(offered, assembled));

const seen = oncePerAssembly<Offered, ReadonlySet<string>>();

function lookThrough(offered: Offered, assembled: Mapped): ReadonlySet<string> {
  const shown = new Set<string>();
  const searches = searchesOfRecords(offered);
  const followed = typesFollowed(offered);
  let records: ReadonlySet<string> | undefined;
  const isRecord = (reference: string): boolean => {
    records ??= new Set(assembled.primary.map((one) => `${one.resourceType}/${one.id}`));
    return records.has(reference);
  };
  const isFollowed = (reference: string): boolean => {
    const type = reference.split('/')[0] ?? '';
    return followed.has(type) || (brought.has(type) && !isRecord(reference));
  };
  const queue: FhirResource[] = [];
  const show = (resource: FhirResource | undefined) => {
    if (resource === undefined) return;
    const key = `${resource.resourceType}/${resource.id}`;
    if (shown.has(key)) return;
    shown.add(key);
    queue.push(resource);
  };
  const types = new Set<string>();
  for (const { resourceType } of assembled.all.values()) types.add(resourceType);
  // What was offered of other types finds nothing among these: mostly a pull is a type at a time.
  for (const request of searches.filter(({ type }) => types.has(type))) {
    const { matches, included } = find(request, assembled);
    for (const resource of [...matches, ...included(matches)]) show(resource);
  }
  for (const reference of offered.references)
    if (!reference.startsWith(`${metadataType}/`)) show(assembled.all.get(reference));
  const follow = () => {
    for (let resource = queue.pop(); resource !== undefined; resource = queue.pop())
      for (const reference of referredBy(resource)) if (isFollowed(reference)) show(assembled.all.get(reference));
  };
  follow();
  const isShown = ({ target }: Provenance) => target.some(({ reference = '' }) => shown.has(reference));
  for (const one of assembled.metadata.filter(isShown)) {
    shown.add(`${one.resourceType}/${one.id}`);
    // Who registered it; not the other records it is about.
    queue.push({ ...one, target: [] });
  }
  follow();
  return shown;
}
