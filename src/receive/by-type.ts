import type { FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { canonicalJson } from '../fhir/json';
import { isSubset } from './gathered';
import type { PulledSection } from './pull-result';

/**
 * Metadata with the targets of another copy of it too: each search answers with those that it found. Undefined for what is no
 * metadata, or says something else.
 */
function withTargetsOf(known: FhirResource, other: FhirResource): FhirResource | undefined {
  if (known.resourceType !== metadataType || other.resourceType !== metadataType) return undefined;
  const { target: own, ...statement } = known;
  const { target: more, ...told } = other;
  if (!Array.isArray(own) || !Array.isArray(more) || canonicalJson(statement) !== canonicalJson(told)) return undefined;
  const names = new Set(own.map((one) => canonicalJson(one)));
  return { ...known, target: [...own, ...more.filter((one) => !names.has(canonicalJson(one)))] };
}

/** All resources by type, those of the same address once; one that is whole goes before one that elements were left out of. */
export function byType(
  sections: readonly PulledSection[],
  addressOf: (resource: FhirResource) => string | undefined,
): Readonly<Record<string, readonly FhirResource[]>> {
  const kept = new Map<string, FhirResource>();
  for (const { matches, included } of sections)
    for (const resource of [...matches, ...included]) {
      const key = `${resource.resourceType} ${addressOf(resource) ?? resource.id}`;
      const known = kept.get(key);
      const joined = known && withTargetsOf(known, resource);
      if (joined !== undefined) kept.set(key, joined);
      else if (known === undefined || (isSubset(known) && !isSubset(resource))) kept.set(key, resource);
    }
  // Names of types come from outside: they are keys of a Map.
  const sorted = new Map<string, FhirResource[]>();
  for (const resource of kept.values()) {
    const known = sorted.get(resource.resourceType);
    if (known) known.push(resource);
    else sorted.set(resource.resourceType, [resource]);
  }
  return Object.fromEntries(sorted);
}
