import type { FhirResource } from 'fhir/r3';
import { isJson, type Json, listOf } from '../../fhir/json';
import { keepOwnNumbers } from '../../fhir/written-numbers';
import type { Places } from '../define/codec';
import { FhirNode } from '../define/fhir-node';
import type { Fields } from '../define/field';
import type { Language } from '../define/language';
import { type ReadContext, readingOnce } from '../define/read-context';
import type { Draft } from '../define/rows';
import { statedOfSchema } from '../define/stated';
import type { Stu3 } from '../define/stu3';
import { type BgzSection, sectionsOfType } from '../index';
import { mappings } from '../listed/mappings';
import { builders } from '../listed/zibs';
import { partyTypes } from '../parts/party/types';
import { sectionOfResource } from '../section-of-resource';
import type { RecordKey } from '../zibs';
import { toldOfMetadata } from './metadata';
import { inEnglish, type Saying, sayings } from './saying';
import { type Told, tellerOf } from './tell';
import { toXhtml } from './to-xhtml';
import { inWords, modifiers, titles } from './words';

/** By element, the property of a record that holds it. */
type Held = ReadonlyMap<string, readonly [alone: string | undefined, coded: string | undefined]>;

/** How resources of a type of a section are told. */
interface Narrator {
  readonly title: string;
  readonly say: Saying;
  readonly read: (resource: Json) => Draft;
  readonly held: Held;
  readonly tell: (record: object, told: Told[]) => void;
}

const narrators = new Map<string, Narrator | undefined>();

/** What reads a resource. */
type Reads = Pick<Stu3<never>, 'type' | 'places' | 'from'>;

/** The mapping of a section that reads resources of a type: its own, or that of what belongs to its records. */
const mappingFor = (key: RecordKey, type: string): Reads | undefined => {
  const own = mappings[key] as Stu3<never>;
  const all: readonly Reads[] = [own, ...(own.besides ?? []), ...(own.belonging ?? [])];
  return all.find((one) => one.type === type);
};

/** What a record of a section is called. */
function titleOf({ key, title }: BgzSection, language: Language): string {
  const { root } = statedOfSchema(builders[key].schema);
  if (language === 'en') return titles[key] !== undefined || root === undefined ? title.en : inEnglish(root.name);
  return titles[key] ?? (root?.dutch === undefined ? title.nl : inWords(root.dutch));
}

function narratorOf(section: BgzSection, type: string, language: Language): Narrator | undefined {
  const name = `${section.key} ${type} ${language}`;
  if (narrators.has(name)) return narrators.get(name);
  const mapping = mappingFor(section.key, type);
  const { fields } = statedOfSchema(builders[section.key].schema);
  const narrator = mapping && {
    title: titleOf(section, language),
    say: sayings[language],
    read: (resource: Json) => readAlone(resource, type, mapping.from),
    held: heldIn(type, mapping.places()),
    tell: tellerOf((fields ?? {}) as Fields, language),
  };
  narrators.set(name, narrator);
  return narrator;
}

/** The same at every moment: what a resource says does not change with the clock. */
const ANY_TIME = new Date(0);

/** The type of resource that a reference names. */
const typeIn = (reference: unknown): string | undefined =>
  typeof reference === 'string' ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(reference)?.[1] : undefined;

/** What is referred to elsewhere, by type: a resource of which nothing is known. */
const notKnown = new Map<string, Json>();

function elsewhere(type: string): Json {
  // It may be of any section of its type: whatever it is, the reference shows it.
  const profile = sectionsOfType(type).flatMap(({ profiles }) => profiles);
  const known = notKnown.get(type) ?? { resourceType: type, meta: { profile } };
  notKnown.set(type, known);
  return known;
}

const isElsewhere = ({ type = '', asGiven }: FhirNode): boolean => notKnown.get(type) === asGiven;

/**
 * A reading of a resource by itself: what it refers to is not at hand, so no more is known of that than the reference shows. What
 * a narrative tells can so be nowhere but in the resource.
 */
function alone(contained: ReadonlyMap<string, FhirNode>): ReadContext {
  const once = readingOnce();
  return {
    resolve(reference) {
      const to = reference.peek('reference');
      const type = typeIn(to);
      if (type === undefined) return contained.get(String(to));
      return type === 'Patient' ? undefined : FhirNode.seen(elsewhere(type), type);
    },
    // By its words alone: a narrative tells no ids.
    recordOf: (resource) => (isElsewhere(resource) ? { id: '', resource: {} } : undefined),
    isInError: () => false,
    isOnlyShown: isElsewhere,
    isPatient(reference) {
      if (typeIn(reference.peek('reference')) !== 'Patient') return false;
      reference.take('reference');
      reference.take('display');
      return true;
    },
    now: ANY_TIME,
    once: (resource, get) => (isElsewhere(resource) ? undefined : once(resource, get)),
  };
}

function readAlone(resource: Json, type: string, from: Stu3<never>['from']): Draft {
  const node = FhirNode.seen(resource, type);
  const contained = new Map<string, FhirNode>();
  for (const one of node.list('contained')) contained.set(`#${String(one.peek('id'))}`, one);
  return from(node, alone(contained));
}

const PATIENT = ['subject', 'patient', 'beneficiary'] as const;

/** Whose resource it is, by the name that it shows. */
function tellPatient(resource: Json, { say }: Narrator, told: Told[]): void {
  for (const name of PATIENT) {
    const reference = resource[name];
    if (!isJson(reference) || typeof reference.display !== 'string') continue;
    told.push({ label: say.patient[0], value: reference.display });
    return;
  }
}

/** The only property of a record that an element holds, alone or by the zib's own code beside it; undefined where several do. */
function onlyOf(element: string, isCoded: boolean, type: string, places: Places): string | undefined {
  const path = `${type}.${element}`;
  const there = Object.entries(places).filter(([, paths]) =>
    paths.some((place) => place === path || (isCoded && place.startsWith(`${path}.`))),
  );
  return there.length === 1 ? there[0]?.[0] : undefined;
}

/** What holds each element that changes the meaning of a resource, without a code beside it and with one. */
const heldIn = (type: string, places: Places): Held =>
  new Map(
    Object.keys(modifiers).map((element) => [
      element,
      [onlyOf(element, false, type, places), onlyOf(element, true, type, places)],
    ]),
  );

/** Whether what was read says all that an element does. */
function isRead(element: string, resource: Json, draft: Draft, { held }: Narrator): boolean {
  const property = held.get(element)?.[resource[`_${element}`] === undefined ? 0 : 1];
  if (property !== undefined && draft[property] !== undefined) return true;
  return Object.values(draft).includes(resource[element]);
}

/** A code of FHIR in words, also where it stands in a CodeableConcept. */
function wordsFor(value: unknown, say: Saying): string | undefined {
  if (value === true) return say.yes;
  if (typeof value === 'string') return say.code(value);
  const [first] = isJson(value) ? listOf(value.coding) : [];
  return isJson(first) && typeof first.code === 'string' ? say.code(first.code) : undefined;
}

/** What changes the meaning of the resource and is in nothing that was read. */
function tellModifiers(resource: Json, draft: Draft, narrator: Narrator, told: Told[]): void {
  for (const element in modifiers) {
    const value = resource[element];
    if (value === undefined || value === false || isRead(element, resource, draft, narrator)) continue;
    const words = wordsFor(value, narrator.say);
    if (words !== undefined) told.push({ label: narrator.say.modifier(element), value: words });
  }
}

/** Lists of persons and organizations of which a record may have one item. */
const LISTS = ['extension', 'relationship', 'type', 'code', 'specialty', 'name', 'address'] as const;

/**
 * What else a person or organization has who is written in several ways: their resources are joined, and have the address of a
 * payer too, where a record has one name, one type and may have one address.
 */
function tellOthers(resource: Json, { read, tell }: Narrator, told: Told[]): void {
  const { resourceType } = resource;
  const contentOf = ({ value, parts }: Told): string => JSON.stringify([value, parts]);
  for (const element of LISTS) {
    const all = resource[element];
    if (!Array.isArray(all) || all.length < 2) continue;
    const known = new Set(told.map(contentOf));
    for (const item of all) {
      const others: Told[] = [];
      tell(read({ resourceType, [element]: [item] }), others);
      for (const one of others) if (!known.has(contentOf(one))) told.push(one);
    }
  }
}

/**
 * What a narrative of a resource tells, under its title; undefined for a resource that is of no zib. Words of the sender stay as they
 * are in both languages.
 */
export function toldOf(
  resource: Json,
  language: Language = 'nl',
): { readonly title: string; readonly told: readonly Told[] } | undefined {
  const type = String(resource.resourceType);
  const section = sectionsOfType(type).length > 0 ? sectionOfResource(resource) : undefined;
  const narrator = section && narratorOf(section, type, language);
  if (narrator === undefined) return undefined;
  const draft = narrator.read(resource);
  const told: Told[] = [];
  tellPatient(resource, narrator, told);
  narrator.tell(draft, told);
  if (partyTypes.some((one) => one === type)) tellOthers(resource, narrator, told);
  tellModifiers(resource, draft, narrator, told);
  return { title: narrator.title, told };
}

/**
 * The narrative of a resource in Dutch (STU3 `text.div`): what the resource reads back as, each concept by its Dutch name with its
 * value. It is made of the resource that is sent and of nothing else, so it says nothing that this does not say: what was
 * taken out of it, for a role or for a dialect, is in no narrative.
 *
 * @returns XHTML; undefined for a resource that is of no zib.
 */
export function narrativeOf(resource: Json): string | undefined {
  const all = toldOf(resource) ?? toldOfMetadata(resource);
  return all && toXhtml(all.title, all.told);
}

/**
 * The resource with its narrative: `text`, `generated`. One that has a text already keeps that; one of no zib stays as it is.
 *
 * @param resource as it is sent; it is not changed
 */
export function withNarrative<R extends FhirResource>(resource: R): R {
  const { resourceType, id, meta, text, ...rest } = resource as unknown as Json;
  if (text !== undefined) return resource;
  const div = narrativeOf(resource as unknown as Json);
  if (div === undefined) return resource;
  const told = {
    resourceType,
    ...(id !== undefined && { id }),
    ...(meta !== undefined && { meta }),
    text: { status: 'generated', div },
    ...rest,
  };
  keepOwnNumbers(resource, told);
  return told as unknown as R;
}
