import type { FhirNode } from '../bgz/define/fhir-node';
import type { ReadContext } from '../bgz/define/read-context';
import type { Json } from '../fhir/json';

/** What readings of zibs are given. */
export interface Context extends ReadContext {
  readonly recordOf: (resource: FhirNode) => { readonly id: string; readonly resource: Json } | undefined;
  readonly once: <T>(resource: FhirNode, read: () => T) => T | undefined;
}

/** A memory of what was read, for the `once` of one context. */
export function readingOnce(): Context['once'] {
  const known = new WeakMap<FhirNode, { value: unknown }>();
  return <T>(resource: FhirNode, read: () => T) => {
    const earlier = known.get(resource);
    if (earlier !== undefined) return earlier.value as T | undefined;
    const held: { value: unknown } = { value: undefined };
    known.set(resource, held);
    const value = read();
    held.value = value;
    return value;
  };
}
