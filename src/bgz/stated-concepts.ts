import { isJson, type Json, listOf, textOf } from '../fhir/json';
import { CODELIST, type ListedCodes, recordsSchemaWithLists } from './json-schema';
import { zibGroups } from './listed/zibs';
import { type PlacedConcept, placedConcepts } from './placed-concepts';
import type { ZibGroup } from './records';

/** A property of a record, as an adapter writes it and the BgZ knows it. */
export interface StatedConcept {
  /** Dotted path in the record; lists are not numbered. */
  readonly record: string;
  /** `0..1`, `1..1`, `0..*` or `1..*`, of what stands around it. */
  readonly cardinality: string;
  /** What it holds: the name of a part, `code`, `text`, `object`. */
  readonly holds: string;
  /** `NL-CM:8.2.2`, of a property that is a concept. */
  readonly id?: string;
  readonly name?: string;
  readonly dutch?: string;
  /** Name and OID of the value set that its codes are from. */
  readonly codelist?: string;
  /** The codes that may be given bare, each once. */
  readonly codes?: readonly string[];
  /** Short names that may be given in place of codes, each with the code that it stands for. */
  readonly shortNames?: Readonly<Record<string, string>>;
  /** The FHIR STU3 paths it is sent in. */
  readonly fhir: readonly string[];
  readonly note?: string;
}

/** A zib of the BgZ by its names. */
export interface StatedZib {
  readonly group: ZibGroup;
  readonly id: string;
  readonly name: string;
  readonly dutch: string;
}

/** The zibs that records are of, in the order of the BgZ. */
export const statedZibs = (): readonly StatedZib[] =>
  Object.entries(zibGroups).map(([group, { concepts }]) => {
    const { id = '', name = '', dutch = '' } = concepts.find(({ record }) => record === '') ?? {};
    return { group: group as ZibGroup, id, name, dutch };
  });

const REF = '#/$defs/';
const nameIn = (node: Json): string | undefined =>
  textOf(node.$ref).startsWith(REF) ? textOf(node.$ref).slice(REF.length) : undefined;

/** What may stand there besides nothing. */
const alternatives = (node: Json): readonly Json[] => {
  const options = listOf(node.anyOf).filter(isJson);
  return options.length === 0 ? [node] : options.filter((one) => nameIn(one) !== 'Absent');
};

interface Unfolded {
  readonly node: Json;
  readonly repeats: boolean;
}

/** What a property holds, without its being absent and its being a list. */
function unfolded(node: Json): Unfolded {
  const [only, ...others] = alternatives(node);
  if (only === undefined || others.length > 0) return { node, repeats: false };
  if (only.type === 'array' && isJson(only.items)) return { node: unfolded(only.items).node, repeats: true };
  return only === node ? { node, repeats: false } : unfolded(only);
}

function holdsOf(node: Json): string {
  const name = nameIn(node);
  if (name !== undefined) return name === 'Text' ? 'text' : name;
  if (node.$comment !== undefined) return 'code';
  const options = alternatives(node);
  if (options.length > 1) return [...new Set(options.map(holdsOf))].join(' or ');
  if (Array.isArray(node.enum)) return node.enum.map(String).join(', ');
  if (node.const !== undefined) return String(node.const);
  return textOf(node.type) || 'object';
}

/** The codes of the list of a value; undefined for one without list, or of a list that has none. */
function listedIn(node: Json): Pick<StatedConcept, 'codes' | 'shortNames'> {
  const listed = node[CODELIST] as ListedCodes | undefined;
  if (listed === undefined || listed.codes.length === 0) return {};
  const { codes, shortNames } = listed;
  return { codes, ...(Object.keys(shortNames).length > 0 && { shortNames }) };
}

/** Each code once, as it may be written: `severe (24484000)` where a short name stands for it, else the code. Those with a name are first, in their order. */
export function toldCodes({
  codes = [],
  shortNames = {},
}: Pick<StatedConcept, 'codes' | 'shortNames'>): readonly string[] {
  const named = Object.values(shortNames).filter((code) => codes.includes(code));
  return [...new Set([...named, ...codes])].map((code) => {
    const own = Object.keys(shortNames).filter((name) => shortNames[name] === code && name !== code);
    return own.length === 0 ? code : `${own.join(', ')} (${code})`;
  });
}

/** `NL-CM:8.2.2 CausativeAgent (VeroorzakendeStof). Note.` taken apart. */
function described(description: string): Pick<StatedConcept, 'id' | 'name' | 'dutch' | 'note'> {
  const [, id, name, dutch, note] =
    /^((?:NL-CM|BgZ):[\d.]*\d) (\S+) \(([^)]*)\)(?:\. ?(.*))?$/s.exec(description) ?? [];
  if (id === undefined || name === undefined || dutch === undefined)
    return description === '' ? {} : { note: description };
  return { id, name, dutch, ...(note && { note }) };
}

function rowsOf(node: Json, path: string, placed: readonly PlacedConcept[]): readonly StatedConcept[] {
  const required = new Set(listOf(node.required));
  return Object.entries(isJson(node.properties) ? node.properties : {}).flatMap(([name, property]) => {
    if (!isJson(property)) return [];
    const record = path === '' ? name : `${path}.${name}`;
    const { node: held, repeats } = unfolded(property);
    const row: StatedConcept = {
      record,
      cardinality: `${required.has(name) ? 1 : 0}..${repeats ? '*' : 1}`,
      holds: holdsOf(held),
      ...described(textOf(property.description)),
      ...(held.$comment !== undefined && { codelist: textOf(held.$comment) }),
      ...listedIn(held),
      fhir: placed.find((one) => one.record === record)?.fhir ?? [],
    };
    return [row, ...(held.properties === undefined ? [] : rowsOf(held, record, placed))];
  });
}

/**
 * The properties of the records of a group, in the order they are written: each with its concept, its cardinality, the codelist of its
 * codes and where it is sent in FHIR.
 *
 * @param group `allergyIntolerances`; see {@link statedZibs}.
 */
export function statedConcepts(group: ZibGroup): readonly StatedConcept[] {
  const schema = recordsSchemaWithLists() as Json;
  const properties = schema.properties as Json;
  const { node } = unfolded(properties[group] as Json);
  const name = nameIn(node);
  const defined = name === undefined ? node : ((schema.$defs as Json)[name] as Json);
  return rowsOf(defined, '', placedConcepts(zibGroups[group].concepts));
}
