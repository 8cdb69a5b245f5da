import { type ContentType, ownTypes, sections } from '../bgz/index';
import { metadataType } from '../bgz/parts/metadata/section';
import {
  groupsGiving,
  type SearchableType,
  type SectionSearch,
  type ServedType,
  searchableTypes,
  sectionSearches,
} from './catalogue';
import type { SourceGroup, Sources } from './ports';
import { type Asked, sectionsAsked } from './sections-asked';
import { isOffered } from './source-list';
import { sourceGroups } from './source-rules';

/** The sections that are offered here: all that is served follows from them. */
export type Served = ReadonlySet<SourceGroup>;

/** What the vendor's sources make served. */
export const servedBy = (sources: Sources): Served =>
  new Set(sourceGroups.filter((group) => isOffered(sources, group)));

/** What of the searches of a type is offered, and what is not. */
export interface Parted {
  readonly offered: readonly SectionSearch[];
  readonly notOffered: readonly SectionSearch[];
}

/** The sections that a search may find something of, parted by whether they are offered here. */
export function partedBy(served: Served, asked: Asked): Parted {
  const all = sectionsAsked(asked);
  return {
    offered: all.filter(({ own }) => served.has(own)),
    notOffered: all.filter(({ own }) => !served.has(own)),
  };
}

/** The searches of a type, parted by whether they are offered here. */
export const searchesOfType = (served: Served, type: SearchableType): Parted =>
  partedBy(served, { type, criteria: [] });

/** Types of which a section is offered, and the metadata of these. */
export function typesSearched(served: Served): readonly SearchableType[] {
  const known = searched.get(served);
  if (known !== undefined) return known;
  const types = searchableTypes.filter(
    (type) => type === metadataType || sectionSearches.some((one) => one.type === type && served.has(one.own)),
  );
  searched.set(served, types);
  return types;
}

/** What a facade serves does not change, and is asked with each request. */
const searched = new WeakMap<Served, readonly SearchableType[]>();
const read = new WeakMap<Served, Map<string, boolean>>();

const [ofPatient] = sections.filter(({ key }) => key === 'patient');
const withPatient: ReadonlySet<string> = new Set(ofPatient ? [...ownTypes(ofPatient), ...ofPatient.brings] : []);

/** Whether a resource of the type can be given: a section that is offered makes such resources, or brings them along. */
export function isRead(served: Served, type: ServedType | ContentType): boolean {
  const ofServed = read.get(served) ?? new Map<string, boolean>();
  read.set(served, ofServed);
  const known = ofServed.get(type);
  if (known !== undefined) return known;
  const is = type === metadataType || withPatient.has(type) || groupsGiving(type).some((group) => served.has(group));
  ofServed.set(type, is);
  return is;
}
