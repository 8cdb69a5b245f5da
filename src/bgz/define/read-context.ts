import type { FhirNode } from './fhir-node';

/** What reading a resource needs beside it. */
export interface ReadContext {
  /**
   * The resource that a reference leads to, by its place in the Bundle, its own id or inside the resource. Undefined when it
   * is not among what was given; the reference then stays and is told as not read.
   */
  readonly resolve: (reference: FhirNode) => FhirNode | undefined;
  /** Takes a reference to the patient that is read; false when it leads elsewhere. */
  readonly isPatient: (reference: FhirNode) => boolean;
}
