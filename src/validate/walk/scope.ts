import { isBsn } from '../../fhir/bsn';
import { isJson, type Json, listOf } from '../../fhir/json';
import { isToldType } from '../../fhir/told-name';
import type { BundleIndex } from './bundle-index';
import type { Cursor } from './cursor';

/** The resource the walk is in, with what its references can reach. */
export interface Scope {
  readonly resource: Json;
  readonly type: string;
  /** The resource that contains this one, or the resource itself. */
  readonly container: Json;
  /** `Condition/abc`, or `Condition` when it has no id. */
  readonly label: string;
  readonly bundle?: BundleIndex;
  /** fullUrl of the Bundle entry that holds the resource. */
  readonly fullUrl?: string;
  /** Contained resources of the container by id, made when first asked for. */
  contained?: ReadonlyMap<string, Json>;
  /** Where the ids of elements were first met. */
  elementIds?: Map<string, Cursor>;
}

/** All are made here, with their parts in one order: what reads them then meets objects of one form. */
export const scopeFor = (
  resource: Json,
  type: string,
  container: Json,
  label: string,
  bundle?: BundleIndex,
  fullUrl?: string,
): Scope => ({ resource, type, container, label, bundle, fullUrl, contained: undefined, elementIds: undefined });

const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/** Whether a text can be the name of a resource type. */
export const isTypeName = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name);

/** The type of a resource as a place goes by it: a name that may not be told is only a Resource. */
export const placeType = (type: string): string => (isToldType(type) ? type : 'Resource');

/** Names a resource without giving away more than its technical id; some systems wrongly use the BSN as one. */
export function labelOf(resource: Json, type: string): string {
  const { id } = resource;
  const told = placeType(type);
  return typeof id === 'string' && ID.test(id) && !isBsn(id) ? `${told}/${id}` : told;
}

/** The contained resource with an id, within the container of the scope. */
export function containedIn(scope: Scope, id: string): Json | undefined {
  if (!scope.contained) {
    const found = new Map<string, Json>();
    for (const item of listOf(scope.container.contained)) {
      if (isJson(item) && typeof item.id === 'string') found.set(item.id, item);
    }
    scope.contained = found;
  }
  return scope.contained.get(id);
}

/** A resource found for a reference, and where it was found. */
export interface Resolved {
  readonly resource: Json;
  readonly where: 'contained' | 'bundled';
}

/** Follows a reference within what was given; undefined when the target is elsewhere or missing. */
export function resolveIn(scope: Scope, reference: string): Resolved | undefined {
  // A contained resource may refer to what contains it; anything else would refer to itself.
  if (reference === '#')
    return scope.container === scope.resource ? undefined : { resource: scope.container, where: 'contained' };
  if (reference.startsWith('#')) {
    const resource = containedIn(scope, reference.slice(1));
    return resource && { resource, where: 'contained' };
  }
  const resource = scope.bundle?.find(reference, scope.fullUrl);
  return resource && { resource, where: 'bundled' };
}
