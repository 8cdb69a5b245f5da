import type { Places } from '../bgz/define/codec';
import type { ParseOptions, ParseResult } from '../bgz/define/define-zib';
import type { FhirNode } from '../bgz/define/fhir-node';
import type { ReadContext } from '../bgz/define/read-context';
import type { Draft } from '../bgz/define/rows';
import type { Modifier } from '../bgz/define/section';
import { readDocument } from '../bgz/document/read-document';
import { ownTypes, sectionOf, sections } from '../bgz/index';
import { mappings } from '../bgz/listed/mappings';
import { zibGroups } from '../bgz/listed/zibs';
import type { ZibGroup } from '../bgz/records';
import { claimsOf, type FixedTokens, fixedIn, saysAnother, whichOf } from '../bgz/section-of-resource';
import { isJson, type Json, listOf } from '../fhir/json';
import { systems } from '../fhir/naming-systems';
import type { Found } from './found';

/** What resources are read into: a zib group, or the documents that go along with it. */
export type ReadGroup = ZibGroup | 'documents';

/** A group that can be read. */
export interface Kind {
  readonly group: ReadGroup;
  readonly profiles: readonly string[];
  /** What every resource of the zib has, where it shares the type with others. */
  readonly fixed: readonly FixedTokens[];
  /** Record path to FHIR paths. */
  readonly places: Places;
  /** Elements that change what a resource says. */
  readonly modifiers: Readonly<Record<string, Modifier>>;
  /** Of a type beside that of the records: an id of it may be that of another resource. */
  readonly hasOwnIds: boolean;
  readonly from: (resource: FhirNode, context: ReadContext) => Draft;
  /** Judges what was read. */
  readonly parse: (draft: Draft, options: ParseOptions) => ParseResult<unknown>;
}

/** Groups of who and what others refer to; a resource of theirs is a record by itself when nothing refers to it. */
const parties: ReadonlySet<string> = new Set(sections.filter(({ kind }) => kind === 'read').map(({ key }) => key));

const judges: Readonly<Record<ReadGroup, { readonly parse: Kind['parse'] }>> = {
  ...zibGroups,
  documents: readDocument,
};
const groups = Object.keys(judges) as ReadGroup[];

/** The places of a record that stand in the resource it is read from, and not in another. */
const placesIn = (type: string, places: Places): Places => ({
  ...Object.fromEntries(
    Object.entries(places).map(([record, paths]) => [record, paths.filter((path) => path.startsWith(`${type}.`))]),
  ),
  '': [type],
});

/** The groups that state the way back, by the type of their resources. */
const kinds = new Map<string, readonly Kind[]>();
for (const group of groups) {
  const { besides = [], ...own } = mappings[group];
  const section = sectionOf(group);
  const fixed = section === undefined ? [] : fixedIn(section);
  const stated = section?.modifiers ?? {};
  for (const one of [own, ...besides]) {
    const { type, profiles, places, from, beside } = one;
    const kind: Kind = {
      group,
      profiles,
      fixed: one === own ? fixed : (beside?.fixed ?? []),
      places: placesIn(type, places()),
      modifiers: one === own ? stated : (beside?.modifiers ?? {}),
      hasOwnIds: beside !== undefined,
      from,
      parse: judges[group].parse,
    };
    kinds.set(type, [...(kinds.get(type) ?? []), kind]);
  }
}

/** Whether resources of a type may be records. */
export const isReadType = (type: string): boolean => kinds.has(type);

/** The kind of record that a resource is: by its profile, else by what is fixed in resources of its zib. */
export const kindOf = ({ type, json }: Found): Kind | undefined => whichOf(kinds.get(type) ?? [], json);

/** The types of records that stand by themselves. */
export const isRecordType = (type: string): boolean => (kinds.get(type) ?? []).some(({ group }) => !parties.has(group));

/** Types of which a resource is of the patient, and must say so. */
export const owned: ReadonlySet<string> = new Set(
  [...kinds.keys()].filter((type) => type !== 'Patient' && isRecordType(type)),
);

/** Types that are read through who refers to them; a record that does holds all of it. */
export const supporting: readonly string[] = [
  // Whoever comes first takes along those behind it: a function its person and organization.
  ...sections.filter(({ chapter }) => chapter === 'parties'),
  ...sections.filter(({ chapter }) => chapter !== 'parties'),
].flatMap((section) => (section.kind === 'searched' ? Object.keys(section.belonging) : ownTypes(section)));

const ZIB = 'http://nictiz.nl/fhir/StructureDefinition/zib-';

/** Acts of the medication process that share a type with those of the BgZ, by their category. */
const otherActs: Readonly<Record<string, string>> = {
  // Verstrekkingsverzoek and medicatieverstrekking: what is asked of, and done by, a pharmacy; no agreement.
  MedicationRequest: '52711000146108',
  MedicationDispense: '373784005',
};

const hasCategory = (json: Json, code: string): boolean =>
  listOf(json.category).some(
    (one) =>
      isJson(one) &&
      listOf(one.coding).some((coding) => isJson(coding) && coding.system === systems.snomed && coding.code === code),
  );

/** True for a resource that says it is of another zib than its type is read as: a wound is a Condition and no problem. */
export function isOfOtherZib({ type, json }: Found, kind: Kind): boolean {
  const { profiles } = kind;
  if (saysAnother(kind, kinds.get(type) ?? [], json)) return true;
  const act = otherActs[type];
  if (act !== undefined && hasCategory(json, act)) return true;
  const claims = claimsOf(json);
  return claims.some((one) => one.startsWith(ZIB)) && !claims.some((one) => profiles.includes(one));
}
