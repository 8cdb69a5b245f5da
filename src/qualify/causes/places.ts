import { isBsn } from '../../fhir/bsn';
import { isJson, type Json, listOf, textOf } from '../../fhir/json';
import { systems } from '../../fhir/naming-systems';
import { isToldType } from '../../fhir/told-name';
import type { Node } from '../../validate/invariant/node';

/** Where something stands in an answer. */
export interface Place {
  /** FHIRPath from the top: `Bundle.entry[3].resource.code`. */
  readonly path: string;
  /** The resource it is in, without the Bundle around it: `Condition/1`. */
  readonly resource: string | undefined;
}

const idOf = ({ id }: Json): string => (typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id) ? id : '(no id)');

/** Types whose identifiers say who somebody is. */
const PERSONS = new Set(['Patient', 'Person', 'RelatedPerson', 'Practitioner', 'PractitionerRole', 'Coverage']);

/** The number that the sender knows the record by, where the resource has one that names no person. */
function recordOf({ resourceType, identifier }: Json): string | undefined {
  if (PERSONS.has(textOf(resourceType))) return undefined;
  const [first] = listOf(identifier).filter(isJson);
  const { system, value } = first ?? {};
  return typeof value === 'string' && textOf(system) !== systems.bsn && !isBsn(value) ? value : undefined;
}

/** How a resource is named: by type and id, and by the number of the record behind it. */
export function nameOf(resource: Json): string {
  const type = textOf(resource.resourceType);
  const record = recordOf(resource);
  const name = `${isToldType(type) ? type : 'resource'}/${idOf(resource)}`;
  return record === undefined ? name : `${name} (identifier ${record})`;
}

function walk(value: Json, place: Place, found: Map<unknown, Place>): void {
  found.set(value, place);
  for (const [name, inner] of Object.entries(value)) {
    for (const [index, one] of listOf(inner).entries()) {
      if (!isJson(one)) continue;
      const path = `${place.path}.${name}${Array.isArray(inner) ? `[${index}]` : ''}`;
      const isResource = typeof one.resourceType === 'string' && !name.startsWith('_');
      walk(one, { path, resource: isResource && name !== 'contained' ? nameOf(one) : place.resource }, found);
    }
  }
}

const known = new WeakMap<Json, ReadonlyMap<unknown, Place>>();

/** The places of all objects of an answer. */
export function placesOf(resource: Json): ReadonlyMap<unknown, Place> {
  const before = known.get(resource);
  if (before) return before;
  const type = textOf(resource.resourceType);
  const found = new Map<unknown, Place>();
  walk(resource, { path: type, resource: type === 'Bundle' ? undefined : nameOf(resource) }, found);
  known.set(resource, found);
  return found;
}

/** Where a node stands; undefined for a primitive, which has no identity of its own. */
export const placeOf = (node: Node | undefined, places: ReadonlyMap<unknown, Place>): Place | undefined =>
  places.get(node?.value) ?? places.get(node?.twin);
