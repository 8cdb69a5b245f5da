import { isObject, type JsonObject, listed, objects, text } from './json';
import { bgzPackage, corePackage, ownPackage, readFolder, zibPackage } from './shared';

/** One ElementDefinition, as it stands in the package. */
export type Definition = JsonObject;

const definitions = [corePackage, zibPackage, bgzPackage, ownPackage].flatMap((folder) =>
  readFolder(folder, 'StructureDefinition-').map(({ resource }) => resource),
);

const elementsOf = (definition: JsonObject, view: 'snapshot' | 'differential'): Definition[] =>
  isObject(definition[view]) ? objects(definition[view].element) : [];

const pathOf = (element: Definition): string => text(element.path);

const core = new Map<string, Definition>();
const coreChildren = new Map<string, Definition[]>();
const profiles = new Map<string, JsonObject>();

for (const definition of definitions) {
  profiles.set(text(definition.url), definition);
  // A profile of HL7 on a resource (vitalsigns) is no type, though it is named like one; SimpleQuantity is used as one.
  const isType = definition.derivation !== 'constraint' || definition.kind !== 'resource';
  if (
    !isType ||
    text(definition.id).includes('-') ||
    (definition.type === 'Extension' && definition.id !== 'Extension')
  )
    continue;
  for (const element of elementsOf(definition, 'snapshot')) {
    const at = pathOf(element);
    core.set(at, element);
    const parent = at.slice(0, at.lastIndexOf('.'));
    if (at.includes('.')) coreChildren.set(parent, [...(coreChildren.get(parent) ?? []), element]);
  }
}

export const isKnownType = (type: string): boolean => core.has(type);

export const childrenOf = (base: string): readonly Definition[] => coreChildren.get(base) ?? [];

export const typeCodes = (element: Definition): string[] => objects(element.type).map((type) => text(type.code));

export const upperFirst = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export interface Child {
  readonly definition: Definition;
  readonly type: string;
  /** Where the definitions of its own children start. */
  readonly base: string;
  /** The name with `[x]` when this is one type of a choice. */
  readonly definedName: string;
}

/** What core says of a property: its definition, type, and where to look further. */
export function childOf(base: string, name: string): Child | undefined {
  const direct = core.get(`${base}.${name}`);
  if (direct) {
    const reference = text(direct.contentReference).slice(1);
    const type = typeCodes(direct)[0] ?? 'BackboneElement';
    const inner = type === 'BackboneElement' || type === 'Element' ? `${base}.${name}` : type;
    return { definition: direct, type, base: reference || inner, definedName: name };
  }
  for (const choice of childrenOf(base)) {
    const definedName = pathOf(choice).slice(base.length + 1);
    if (!definedName.endsWith('[x]') || !name.startsWith(definedName.slice(0, -3))) continue;
    const suffix = name.slice(definedName.length - 3);
    const type = typeCodes(choice).find((code) => upperFirst(code) === suffix);
    if (type) return { definition: choice, type, base: type, definedName };
  }
  return undefined;
}

const ruleMaps = new Map<string, ReadonlyMap<string, Definition[]>>();

/** Everything a profile and the profiles it derives from state, by element path; undefined for an unknown profile. */
export function rulesOf(url: string): ReadonlyMap<string, Definition[]> | undefined {
  const known = ruleMaps.get(url);
  if (known || !profiles.has(url)) return known;
  const rules = new Map<string, Definition[]>();
  for (let at = profiles.get(url); at?.derivation === 'constraint'; at = profiles.get(text(at.baseDefinition))) {
    const elements = elementsOf(at, 'differential');
    for (const element of elements) rules.set(pathOf(element), [...(rules.get(pathOf(element)) ?? []), element]);
  }
  ruleMaps.set(url, rules);
  return rules;
}

export const profileType = (url: string): string => text(profiles.get(url)?.type);

/** The first major version of FHIR that an extension is for, when its definition limits that. */
export function firstVersion(url: string): number | undefined {
  const limits = objects(profiles.get(url)?.extension).find((one) => text(one.url).endsWith('/version-specific-use'));
  const start = objects(limits?.extension).find((one) => one.url === 'startFhirVersion');
  return start ? Number.parseInt(text(start.valueCode), 10) : undefined;
}

export const profileUrlsFor = (type: string): string[] =>
  [...profiles.values()].filter((one) => one.type === type && one.kind === 'resource').map((one) => text(one.url));

/** Profiles that element types name: `nl-core-humanname` on Patient.name. */
export const typeProfiles = (rules: readonly Definition[]): string[] =>
  rules.flatMap((rule) => objects(rule.type).flatMap((type) => listed(type.profile).map(text))).filter(Boolean);

/** The value of a `fixed[x]` or `pattern[x]`. */
export function required(
  rule: Definition,
  kind: 'fixed' | 'pattern',
): { type: string; value: JsonObject[string] } | undefined {
  const key = Object.keys(rule).find((name) => name.startsWith(kind) && name !== kind);
  const value = key === undefined ? undefined : rule[key];
  return key === undefined || value === undefined ? undefined : { type: key.slice(kind.length), value };
}

export const bindingStrength = (rules: readonly Definition[]): string => {
  for (const rule of rules) if (isObject(rule.binding)) return text(rule.binding.strength);
  return '';
};

const terminology = [corePackage, zibPackage, bgzPackage, ownPackage].flatMap((folder) =>
  ['CodeSystem-', 'ValueSet-'].flatMap((prefix) => readFolder(folder, prefix).map(({ resource }) => resource)),
);

const codesIn = (concepts: JsonObject[string] | undefined): string[] =>
  objects(concepts).flatMap((one) => [text(one.code), ...codesIn(one.concept)]);

/** The codes of the code systems that the packages hold as a whole. */
const complete = new Map(
  terminology
    .filter(({ resourceType, content }) => resourceType === 'CodeSystem' && content === 'complete')
    .map((one) => [text(one.url), new Set(codesIn(one.concept))]),
);

/** Whether a complete code system has the code; undefined when the packages do not tell. */
export const isCodeOf = (system: string, code: string): boolean | undefined => complete.get(system)?.has(code);

const valueSets = new Set(
  terminology
    .filter(({ resourceType }) => resourceType === 'ValueSet')
    .flatMap(({ url, identifier }) => [text(url), ...objects(identifier).map(({ value }) => `urn:oid:${text(value)}`)]),
);

/** Whether a URI is a value set's: of one in the packages, or a URL that names the resource type. */
export const isValueSet = (uri: string): boolean => valueSets.has(uri) || /^https?:\/\/.*\/ValueSet\//.test(uri);

const narrative = core.get('Narrative.div');

/** The elements and attributes that the expression of txt-1 names, in that order. */
function namedByTxt1(): { elements: ReadonlySet<string>; attributes: ReadonlySet<string> } {
  const xpath = text(objects(narrative?.constraint).find(({ key }) => key === 'txt-1')?.xpath);
  const [elements = '', attributes = ''] = xpath.split('/@*');
  const names = (part: string) => new Set([...part.matchAll(/'([^']+)'/g)].map(([, name = '']) => name));
  return { elements: names(elements), attributes: names(attributes) };
}

export const narrativeRule = namedByTxt1();
