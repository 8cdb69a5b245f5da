import type { FhirNode } from './fhir-node';

/** What reading a resource needs beside it. */
export interface ReadContext {
  /**
   * The resource that a reference leads to, by its place in the Bundle, its own id or inside the resource. Undefined when it
   * is not among what was given; the reference then stays and is told as not read. What is resolved has no other reader: for
   * a record of its own ask `recordId` first.
   */
  readonly resolve: (reference: FhirNode) => FhirNode | undefined;
  /**
   * The id of the record that a reference leads to, the reference taken: a problem of the list, a device of the list by its
   * product. Undefined when what it leads to only came along with another record, or is not among what was given.
   */
  readonly recordId: (reference: FhirNode) => string | undefined;
  /** Takes a reference to the patient that is read; false when it leads elsewhere. */
  readonly isPatient: (reference: FhirNode) => boolean;
}
