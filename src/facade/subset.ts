import type { FhirResource } from 'fhir/r3';
import { sectionOfResource } from '../bgz/section-of-resource';
import type { Definitions } from '../fhir/definitions/definitions';
import type { ElementRow } from '../fhir/definitions/table';
import { Refusal } from '../http/refusal';
import type { Shape } from './result-parameters';

/** Tells a receiver that the resource is not whole, so that it never takes the place of a whole one (STU3 search §2.21.1.6.7). */
const SUBSETTED = { system: 'http://hl7.org/fhir/v3/ObservationValue', code: 'SUBSETTED', display: 'subsetted' };

type Properties = Readonly<Record<string, unknown>>;

/** Takes of a resource what a request asks for. */
export type Subset = (resource: FhirResource) => FhirResource;

/** Gives a resource its narrative, where the vendor has narratives sent. */
export type Narrate = (resource: FhirResource) => FhirResource;

let bundled: Definitions | undefined;

/** The definitions are large; a facade that is never asked for a part of a resource does not load them. */
async function definitions(): Promise<Definitions> {
  bundled ??= (await import('../fhir/definitions/definitions')).definitionsOf();
  return bundled;
}

/** The elements of a resource itself, as its definition or a profile states them. */
const ownRows = (rows: readonly ElementRow[]): readonly ElementRow[] =>
  rows.filter(({ path }) => path.split('.').length === 2);

const nameOf = ({ path }: ElementRow): string => path.slice(path.indexOf('.') + 1);

/** True when a property holds the element: itself, what JSON keeps beside a primitive, or one of the types of a choice. */
function holds(element: string, property: string): boolean {
  const name = property.startsWith('_') ? property.slice(1) : property;
  if (!element.endsWith('[x]')) return name === element;
  const stem = element.slice(0, -'[x]'.length);
  return name.startsWith(stem) && /^[A-Z]/.test(name.slice(stem.length));
}

/** True when a receiver means the element: `onset[x]` is asked for as that, as `onset` or with its type. */
const isAsked = (element: string, name: string): boolean =>
  name === element || holds(element, name) || (element.endsWith('[x]') && `${name}[x]` === element);

/** The elements that a resource as a whole cannot do without, by its invariants: `policy.exists() or policyRule.exists()`. */
const needed = ([root]: readonly ElementRow[]): readonly string[] =>
  (root?.invariants ?? []).flatMap(({ severity, expression = '' }) =>
    severity === 'error' ? [...expression.matchAll(/(?<![.\w])(\w+)\.exists\(\)/g)].map(([, name = '']) => name) : [],
  );

/**
 * Elements that every part of a resource keeps: who and what it is, what changes the meaning of the rest, and what the
 * definition or a profile it claims makes mandatory. So a part still conforms to what it says it conforms to.
 */
function keptAlways(resource: FhirResource, known: Definitions): ReadonlySet<string> {
  const kept = new Set(['id', 'meta']);
  const base = known.type(resource.resourceType)?.elements ?? [];
  for (const row of ownRows(base)) if ((row.min ?? 0) > 0 || row.isModifier) kept.add(nameOf(row));
  for (const name of Object.keys(sectionOfResource({ ...resource })?.modifiers ?? {})) kept.add(name);
  const need = new Set(needed(base));
  for (const profile of resource.meta?.profile ?? []) {
    for (let table = known.get(profile); table?.derivation === 'constraint'; table = known.get(table.base ?? ''))
      for (const row of ownRows(table.elements)) if ((row.min ?? 0) > 0) kept.add(nameOf(row));
    for (const name of needed(known.get(profile)?.elements ?? [])) need.add(name);
  }
  for (const row of ownRows(base)) if (need.has(nameOf(row).replace('[x]', ''))) kept.add(nameOf(row));
  return kept;
}

/** Ids of contained resources that a value refers to. */
function containedIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) containedIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'reference' && typeof inner === 'string' && inner.startsWith('#')) found.add(inner.slice(1));
      else containedIn(inner, found);
    }
  return found;
}

/** The resource with these elements only, and the tag that says so when that left something out. */
function part(resource: FhirResource, keeps: (property: string) => boolean): FhirResource {
  const { resourceType, contained, ...properties } = resource as FhirResource & { contained?: FhirResource[] };
  const kept: Properties = Object.fromEntries(Object.entries(properties).filter(([property]) => keeps(property)));
  const named = containedIn(kept);
  const inside = contained?.filter(({ id }) => id !== undefined && named.has(id)) ?? [];
  const whole =
    Object.keys(kept).length === Object.keys(properties).length && inside.length === (contained?.length ?? 0);
  if (whole) return resource;
  const { id, meta, ...rest } = kept as Properties & Pick<FhirResource, 'id' | 'meta'>;
  return {
    resourceType,
    id,
    meta: { ...meta, tag: [...(meta?.tag ?? []), SUBSETTED] },
    // What is contained is there for who refers to it (STU3 dom-3).
    ...(inside.length > 0 && { contained: inside }),
    ...rest,
  } as FhirResource;
}

/** Elements a shape asks for beside those that are always kept. */
function askedOf(shape: Shape, type: string, searched: string, known: Definitions): readonly string[] {
  const rows = ownRows(known.type(type)?.elements ?? []);
  if (shape.kind === 'summary') return rows.filter(({ isSummary }) => isSummary).map(nameOf);
  if (shape.kind !== 'elements') return ['text'];
  const names = shape.names.filter((one) => (one.type ?? searched) === type).map(({ name }) => name);
  return rows.map(nameOf).filter((element) => names.some((name) => isAsked(element, name)));
}

/** Refuses (400) names that no resource has: what a receiver misspells would silently be left out. */
function checkNames(shape: Extract<Shape, { kind: 'elements' }>, searched: string, known: Definitions): void {
  for (const { type = searched, name } of shape.names) {
    const rows = ownRows(known.type(type)?.elements ?? []);
    if (rows.some((row) => isAsked(nameOf(row), name))) continue;
    const diagnostics =
      rows.length === 0
        ? '_elements names a type of resource that is not known here.'
        : `_elements of ${type} are one or more of ${rows.map(nameOf).join(', ')}; what is in them comes whole.`;
    throw new Refusal(400, { code: 'invalid', diagnostics, location: 'http._elements' });
  }
}

/**
 * What a shape takes of each resource. Elements are kept or left out whole: a summary of a name or of a code, with the
 * extensions left out that say what it is, would be another name. Included resources come whole when `_elements` names
 * nothing of their type.
 *
 * A narrative says again what the whole resource says: it is made where it is asked for, and one that is not made is nothing
 * that was left out.
 *
 * @param searched The type that was searched or read; names of `_elements` without a type are about it.
 */
export async function subsetFor(shape: Shape, searched: string, narrate: Narrate): Promise<Subset> {
  if (shape.kind === 'whole') return narrate;
  if (shape.kind === 'data') return (resource) => part(resource, (property) => property !== 'text');
  const known = await definitions();
  if (shape.kind === 'elements') checkNames(shape, searched, known);
  const named = (type: string) =>
    shape.kind !== 'elements' || type === searched || shape.names.some((one) => one.type === type);
  return (resource) => {
    const { resourceType } = resource;
    if (resourceType === 'OperationOutcome' || !named(resourceType)) return narrate(resource);
    const elements = [...keptAlways(resource, known), ...askedOf(shape, resourceType, searched, known)];
    const given = elements.includes('text') ? narrate(resource) : resource;
    return part(given, (property) => elements.some((element) => holds(element, property)));
  };
}
