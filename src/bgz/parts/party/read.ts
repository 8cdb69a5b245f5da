import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import type { Party } from '../basic-elements/zib';

/** Who a reference is to: the patient, or a professional, organization or contact person among what was given. */
export function readParty(reference: FhirNode, context: ReadContext): Party | undefined {
  return context.isPatient(reference) ? { patient: true } : undefined;
}
