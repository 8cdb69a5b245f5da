import type { FhirResource } from 'fhir/r3';
import { isSubset } from './gathered';
import type { PulledSection } from './pull-result';

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
      if (known === undefined || (isSubset(known) && !isSubset(resource))) kept.set(key, resource);
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
