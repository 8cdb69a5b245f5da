import type { StatedInclude, TokenValue } from '../bgz/define/search';
import {
  type ContentType,
  findablyBringing,
  ownTypes,
  type ReadType,
  type SearchedSection,
  type SearchedType,
  searchedSections,
  sections,
  sourceSections,
} from '../bgz/index';
import { type MetadataType, metadataSearch, metadataType } from '../bgz/parts/metadata/section';
import type { Parameter } from './criteria';
import { criteriaOf, type NationalSearch, type TokenCriterion } from './national';
import type { SourceGroup } from './ports';
import { type Include, includeOf, parameterOf } from './search-parameters';

/** The types that are searched for: of the sections, and the metadata of their records. */
export type SearchableType = SearchedType | MetadataType;
export type ServedType = SearchableType | ReadType;

/** One search of the BgZ: what is needed to answer it and what may be asked. */
export interface CatalogueRow {
  readonly type: SearchableType;
  /** The Dutch name of the section, for people. */
  readonly section: string;
  /** Sources the search needs, beside the patient's own. */
  readonly groups: readonly SourceGroup[];
  /** Parameters that name the patient by reference; with `.identifier` behind it they are a chain on the BSN. */
  readonly patientParameters: readonly string[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly includes: Readonly<Record<string, Include>>;
  /** The types that an include may lead to. */
  readonly includeTargets: Readonly<Record<string, StatedInclude['targets']>>;
  /**
   * The searches by which a receiver pulls the section, as BgZ MSZ 2.0 has them (spec bgz-msz-queries §2 and §3). A record of
   * the section that none of them returns does not reach a receiver.
   */
  readonly national: readonly NationalSearch[];
  /** Canonical of a search parameter that is not one of STU3 itself, by name. */
  readonly definitions?: Readonly<Record<string, string>>;
}

const mapped = <T, R>(values: Readonly<Record<string, T>>, map: (value: T) => R): Readonly<Record<string, R>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));

/** The search of one section: a row of the catalogue, with what tells it from other sections of the same type. */
export interface SectionSearch extends CatalogueRow {
  /** The source of the section; `patient` is asked with every search. */
  readonly own: SourceGroup;
  /** Whether resources are found that records of other sections bring along. */
  readonly findsBrought: boolean;
  /** By parameter, every token that its resources can have there. */
  readonly only: readonly TokenCriterion[];
  /** By parameter, tokens beside these. */
  readonly beside: Readonly<Record<string, readonly TokenValue[]>>;
  /** By parameter, a token by which others ask for all of the section. */
  readonly asksAll: Readonly<Record<string, TokenValue>>;
  /** The profiles that its resources claim. */
  readonly profiles: readonly string[];
}

/** The search of a section as the catalogue has it. */
export function searchOfSection({ key, type, title, search, profiles }: SearchedSection): SectionSearch {
  const also = findablyBringing(type).map(({ key: bringing }) => bringing);
  const { definitions } = search;
  return {
    type,
    section: title.nl,
    own: key,
    groups: [key, ...also].filter((group) => group !== 'patient'),
    findsBrought: also.length > 0,
    only: criteriaOf(search.only ?? {}),
    beside: search.beside ?? {},
    asksAll: search.asksAll ?? {},
    profiles,
    patientParameters: search.patientParameters,
    parameters: mapped(search.parameters, parameterOf),
    includes: mapped(search.includes, includeOf),
    includeTargets: mapped(search.includes, ({ targets }) => targets),
    national: search.national.map(({ tokens, includes }) => ({ criteria: criteriaOf(tokens), includes })),
    ...(definitions && { definitions }),
  };
}

/** Each value once. */
export const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The searches of the sections, in the order of the BgZ. */
export const sectionSearches: readonly SectionSearch[] = searchedSections.map(searchOfSection);

/** Resource types a BgZ request searches for, the correspondence that goes along, and the metadata of all these. */
export const searchableTypes: readonly SearchableType[] = unique([
  ...sectionSearches.map(({ type }) => type),
  metadataType,
]);

/** Resource types that come along with others and are read by id. */
export const supportingTypes: readonly ReadType[] = unique(
  sections.flatMap(({ belonging, brings }) => [...Object.keys(belonging), ...brings]),
).filter((type): type is ReadType => !searchableTypes.some((searchable) => searchable === type));

/** The sources of records that may have metadata, beside the patient's own. */
export const metadataGroups: readonly SourceGroup[] = searchedSections
  .filter(({ key, content }) => key !== 'patient' && content === undefined)
  .map(({ key }) => key);

const metadataRow: CatalogueRow = {
  type: metadataType,
  section: metadataSearch.title.nl,
  groups: metadataGroups,
  patientParameters: metadataSearch.patientParameters,
  parameters: mapped(metadataSearch.parameters, parameterOf),
  includes: mapped(metadataSearch.includes, includeOf),
  includeTargets: mapped(metadataSearch.includes, ({ targets }) => targets),
  national: [{ criteria: [], includes: [] }],
};

/** The types to which the includes of several sections lead, together. */
function targetsOf(searches: readonly SectionSearch[]): CatalogueRow['includeTargets'] {
  const together: Record<string, StatedInclude['targets']> = {};
  for (const { includeTargets } of searches)
    for (const [name, targets] of Object.entries(includeTargets))
      together[name] = unique([...(together[name] ?? []), ...targets]);
  return together;
}

/** Sections of one type as what may be asked of the type; what two of them state under one name is the same. Metadata is of none. */
export function rowOfType(type: SearchableType, searches: readonly SectionSearch[]): CatalogueRow {
  if (type === metadataType) return metadataRow;
  const definitions = searches.flatMap((one) => (one.definitions === undefined ? [] : [one.definitions]));
  return {
    type,
    section: searches.map(({ section }) => section).join(', '),
    groups: unique(searches.flatMap(({ groups }) => groups)),
    patientParameters: unique(searches.flatMap(({ patientParameters }) => patientParameters)),
    parameters: Object.assign({}, ...searches.map(({ parameters }) => parameters)),
    includes: Object.assign({}, ...searches.map(({ includes }) => includes)),
    includeTargets: targetsOf(searches),
    national: searches.flatMap(({ national }) => national),
    ...(definitions.length > 0 && { definitions: Object.assign({}, ...definitions) }),
  };
}

/** The query catalogue: one row per type of the BgZ, its correspondence with it (spec bgz-msz-queries §2 and §3). */
export const catalogue: Readonly<Record<SearchableType, CatalogueRow>> = Object.fromEntries(
  searchableTypes.map((type) => [
    type,
    rowOfType(
      type,
      sectionSearches.filter((one) => one.type === type),
    ),
  ]),
) as Record<SearchableType, CatalogueRow>;

/** Sources that can give a resource of this type when it is read by id; the patient's own is asked with every read. */
export function groupsGiving(type: ServedType | ContentType): readonly SourceGroup[] {
  if (type === metadataType) return metadataGroups;
  const others = sourceSections.filter(({ key }) => key !== 'patient');
  const own = others.filter((section) => ownTypes(section).includes(type));
  const bringing = others.filter(({ brings }) => brings.includes(type));
  const registering = metadataSearch.brings.some((one) => one === type) ? metadataGroups : [];
  return unique([...own.map(({ key }) => key), ...bringing.map(({ key }) => key), ...registering]);
}
