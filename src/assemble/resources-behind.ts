import type { FhirResource, Provenance } from 'fhir/r3';
import { referencesIn } from '../fhir/references-in';
import type { Assembled } from './pull';

const keyOf = (resource: FhirResource): string => `${resource.resourceType}/${resource.id}`;

/** Those that one resource leads to and that are no record's own, itself included. */
function ledTo(
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

/** Metadata by the resources it is about. */
function byTarget(metadata: readonly Provenance[]): ReadonlyMap<string, readonly Provenance[]> {
  const found = new Map<string, Provenance[]>();
  for (const one of metadata)
    for (const { reference = '' } of one.target) {
      const held = found.get(reference);
      if (held) held.push(one);
      else found.set(reference, [one]);
    }
  return found;
}

/**
 * Which resources a record became, by its own: that, those it refers to that are no record's own (a professional, a product, a
 * problem given whole), and the metadata of all these. One that several records share belongs to each of them.
 */
export function resourcesBehind(
  { all, metadata }: Pick<Assembled, 'all' | 'metadata'>,
  primary: ReadonlySet<string>,
): (own: FhirResource) => readonly string[] {
  const about = byTarget(metadata);
  const known = new Map<Provenance, readonly string[]>();
  const ofMetadata = (one: Provenance): readonly string[] => {
    const led = known.get(one) ?? ledTo({ ...one, target: [] }, all, primary);
    known.set(one, led);
    return led;
  };
  return (own) => {
    const keys = ledTo(own, all, primary);
    const told = keys.flatMap((key) => about.get(key) ?? []);
    return told.length === 0 ? keys : [...new Set([...keys, ...told.flatMap(ofMetadata)])];
  };
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
