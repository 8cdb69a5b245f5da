import type { Json } from '../../fhir/json';
import type { FhirNode } from './fhir-node';

/** What reading a resource needs beside it. */
export interface ReadContext {
  /**
   * The resource that a reference leads to, by its place in the Bundle, its own id or inside the resource: the same node each
   * time it is asked for. Undefined when it is not among what was given. The reference itself is taken by who reads the resource,
   * see `follow`. Of what may be a record of its own ask `recordOf` first.
   */
  readonly resolve: (reference: FhirNode) => FhirNode | undefined;
  /**
   * The record that others refer to by this resource: a problem of the list, a device of the list by its product. Undefined for
   * a resource that only came along with another, which is read as a part of it.
   */
  readonly recordOf: (resource: FhirNode) => ReferredRecord | undefined;
  /** Whether a reference leads to what was entered in error and no record says so: nothing is read of it, nor of what it shows. */
  readonly isInError: (reference: FhirNode) => boolean;
  /**
   * Tells that a record says all that this resource does, so that it need be none of its own: the request that only says of a
   * procedure who asked for it, the test of a panel.
   *
   * @param part the part of the record that says it: where that cannot be read, nor does the record say it
   */
  readonly repeats?: (resource: FhirNode, part: object) => void;
  /** The Provenance that have this resource among their targets, each with that reference; left out, there is none. */
  readonly metadataOf?: (resource: FhirNode) => readonly ToldMetadata[];
  /** Takes a reference to the patient that is read; false when it leads elsewhere. */
  readonly isPatient: (reference: FhirNode) => boolean;
  /**
   * Whether no more is known of a resource than the reference to it shows: of which zib it is, who refers to it says. Left out, all
   * that is resolved is known.
   */
  readonly isOnlyShown?: (resource: FhirNode) => boolean;
  /** The moment of the reading, against which a status is held that the clock may have decided. */
  readonly now: Date;
  /**
   * Reads a resource that others refer to the first time, and gives the same value after that: what a reading took is gone from
   * the node. A resource that leads back to itself is undefined there.
   */
  readonly once: <T>(resource: FhirNode, read: () => T) => T | undefined;
}

/** What is said of when and by whom a record was registered. */
export interface ToldMetadata {
  readonly provenance: FhirNode;
  /** The reference of it to the resource of the record. */
  readonly target: FhirNode;
}

/** A record that a reference leads to. */
export interface ReferredRecord {
  readonly id: string;
  /** The resource as it was given, for the name it is shown by: of its node a reading may have taken all. */
  readonly resource: Json;
}

/** A memory of what was read, for the `once` of one {@link ReadContext}. */
export function readingOnce(): ReadContext['once'] {
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
