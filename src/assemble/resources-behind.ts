import type { FhirResource } from 'fhir/r3';
import { referencesIn } from '../fhir/references-in';

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

/**
 * Which resources a record became: its own, and those it refers to that are no record's own (a professional, a product, a
 * problem given whole). One that several records share belongs to each of them.
 */
export function resourcesBehind(
  own: FhirResource,
  all: ReadonlyMap<string, FhirResource>,
  primary: ReadonlySet<string>,
): readonly string[] {
  const found = new Set([keyOf(own)]);
  const queue: FhirResource[] = [own];
  for (let resource = queue.pop(); resource !== undefined; resource = queue.pop())
    for (const reference of referencesIn(resource)) {
      const target = all.get(reference);
      if (target === undefined || primary.has(reference) || found.has(reference)) continue;
      found.add(reference);
      queue.push(target);
    }
  return [...found];
}

/** All that is come to from these resources by reference, they themselves included, by `Type/id`. */
export function comeBy(roots: readonly string[], all: ReadonlyMap<string, FhirResource>): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...roots];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const resource = all.get(key);
    if (resource === undefined || found.has(key)) continue;
    found.add(key);
    queue.push(...referencesIn(resource));
  }
  return found;
}
