import type { FhirResource, Provenance } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';

/** Metadata that is about any of these resources. */
export function metadataAbout(
  resources: readonly FhirResource[],
  metadata: readonly Provenance[],
): readonly Provenance[] {
  if (metadata.length === 0) return [];
  const keys = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  return metadata.filter(({ target }) => target.some(({ reference = '' }) => keys.has(reference)));
}

/**
 * Metadata as who sees these resources may see it: with the targets among them, and none that is about others only. Nothing says
 * that there were more: that a record exists is not told either.
 *
 * @param seen Keys (`Type/id`) of what may be seen; undefined where that is all.
 */
export function metadataSeen(
  metadata: readonly Provenance[],
  seen: ReadonlySet<string> | undefined,
): readonly Provenance[] {
  if (seen === undefined) return metadata;
  return metadata.flatMap((one) => {
    const target = one.target.filter(({ reference = '' }) => seen.has(reference));
    if (target.length === one.target.length) return one;
    return target.length === 0 ? [] : { ...one, target };
  });
}

/** A resource as it is sent without others: metadata without those as its targets, and not at all where it has no other. */
export function withoutTargets(resource: FhirResource, withheld: ReadonlySet<string>): readonly FhirResource[] {
  if (resource.resourceType !== metadataType || withheld.size === 0) return [resource];
  const target = resource.target.filter(({ reference = '' }) => !withheld.has(reference));
  return target.length === 0 ? [] : [target.length === resource.target.length ? resource : { ...resource, target }];
}
