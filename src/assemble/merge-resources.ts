import type { FhirResource, Provenance, Reference } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { agreeOnNames } from './agree-names';

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** Elements of both lists, each once. */
function union(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  const seen = new Set(a.map((item) => JSON.stringify(item)));
  return [...a, ...b.filter((item) => !seen.has(JSON.stringify(item)))];
}

/** Parties are written out in every record that names them, here fully and there by number and name. */
export const isParty = ({ resourceType }: FhirResource): boolean =>
  ['Organization', 'Practitioner', 'PractitionerRole', 'RelatedPerson'].includes(resourceType);

/** Two resources of records have one id: one would take the place of the other. */
export class TwoUnderOneId extends Error {
  override readonly name = 'TwoUnderOneId';
  constructor(reference: string) {
    super(`two different resources have the id ${reference}`);
  }
}

/** Metadata that several records share comes with each of them: with that one as its target. */
class SharedMetadata {
  readonly #targets = new Map<string, Map<string, Reference>>();

  /** Takes a copy of what is there already under this key. */
  add(key: string, first: FhirResource, copy: FhirResource): void {
    const held = this.#targets.get(key) ?? new Map<string, Reference>();
    this.#targets.set(key, held);
    for (const one of [first, copy])
      for (const target of (one as Provenance).target) held.set(target.reference ?? '', target);
  }

  /** Gives each all of its targets. */
  end(byReference: Map<string, FhirResource>): void {
    for (const [key, held] of this.#targets) {
      const provenance = byReference.get(key) as Provenance;
      byReference.set(key, { ...provenance, target: [...held.values()] });
    }
  }
}

/**
 * The same professional or organization named twice with different details: lists are joined, of single values the first
 * stays. What tells two parties apart is in their ids, so nothing is lost and the id stays what it was.
 */
function join(first: FhirResource, second: FhirResource): FhirResource {
  const result: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const known = result[key];
    if (known === undefined) result[key] = value;
    else if (isList(known) && isList(value)) result[key] = union(known, value);
  }
  return result as unknown as FhirResource;
}

/**
 * Collects resources by type and id; the same one again is joined with what is there, and all references to it show the
 * same name.
 *
 * @throws TwoUnderOneId When two resources that are neither party nor metadata have one id and differ: one would take the place of the other.
 */
export function mergeResources(resources: Iterable<FhirResource>): Map<string, FhirResource> {
  const byReference = new Map<string, FhirResource>();
  /** Most of what comes again is the same object. */
  const taken = new Set<FhirResource>();
  const joined = new Set<string>();
  const shared = new SharedMetadata();
  for (const resource of resources) {
    if (taken.has(resource)) continue;
    taken.add(resource);
    const reference = `${resource.resourceType}/${resource.id}`;
    const known = byReference.get(reference);
    if (known === undefined) byReference.set(reference, resource);
    else if (JSON.stringify(known) !== JSON.stringify(resource)) {
      if (resource.resourceType === metadataType) {
        shared.add(reference, known, resource);
        continue;
      }
      // What a record says is never mixed with what another says; whoever made one id for both is told.
      if (!isParty(resource)) throw new TwoUnderOneId(reference);
      byReference.set(reference, join(known, resource));
      joined.add(reference);
    }
  }
  shared.end(byReference);
  agreeOnNames(byReference, joined);
  return byReference;
}
