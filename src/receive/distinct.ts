import type { DocumentReference, FhirResource } from 'fhir/r3';
import { metadataType } from '../bgz/parts/metadata/section';
import { canonicalJson, isJson, listOf } from '../fhir/json';
import { isSubset } from './gathered';
import type { PulledSection } from './pull-result';

/** Resources, those of the same address once. */
export interface Distinct {
  readonly byType: Readonly<Record<string, readonly FhirResource[]>>;
  /** The copy that was kept of a resource. */
  keptOf(resource: FhirResource): FhirResource;
}

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

/** All resources, those of the same address once; one that is whole goes before one that elements were left out of. */
export function distinct(
  sections: readonly PulledSection[],
  addressOf: (resource: FhirResource) => string | undefined,
): Distinct {
  const kept = new Map<string, FhirResource>();
  const keyOf = (resource: FhirResource) => `${resource.resourceType} ${addressOf(resource) ?? resource.id}`;
  for (const { matches, included } of sections)
    for (const resource of [...matches, ...included]) {
      const key = keyOf(resource);
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
  return {
    byType: Object.fromEntries(sorted),
    keptOf: (resource) => kept.get(keyOf(resource)) ?? resource,
  };
}

/** What is in a document, but for what an address says for one time: a signature, or until when it leads there. */
const contentsOf = ({ content }: DocumentReference): string =>
  canonicalJson(
    listOf(content).map((one) => {
      if (!isJson(one) || !isJson(one.attachment)) return one;
      const { url, ...rest } = one.attachment;
      return { ...one, attachment: { ...rest, url: typeof url === 'string' ? url.replace(/[?#].*$/, '') : url } };
    }),
  );

/** DocumentReferences with other contents than the one of the same address that was kept: of two letters under one id. */
export function hiddenDocuments(
  sections: readonly PulledSection[],
  { keptOf }: Distinct,
): readonly DocumentReference[] {
  const hidden = new Map<string, DocumentReference>();
  for (const resource of sections.flatMap(({ matches, included }) => [...matches, ...included])) {
    const kept = keptOf(resource);
    if (resource.resourceType !== 'DocumentReference' || kept.resourceType !== 'DocumentReference') continue;
    if (kept === resource || isSubset(resource)) continue;
    const contents = contentsOf(resource);
    if (contents !== contentsOf(kept)) hidden.set(`${resource.id} ${contents}`, resource);
  }
  return [...hidden.values()];
}
