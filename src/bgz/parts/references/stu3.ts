import type { FhirResource, Reference } from 'fhir/r3';
import type { ProblemReference, RecordReference } from '../../../zib';
import type { MappingContext } from '../../define/context';
import { problemDisplay, problemId, problemInsideStu3 } from '../../problem/stu3';
import { writeMetadata } from '../metadata/stu3';

/** Reference to a problem of the list, or to one given whole, which then becomes a Condition of its own. */
export function problemReference(value: ProblemReference, context: MappingContext): Reference {
  if (value.problem) {
    const mapped = problemInsideStu3.to(value.problem, context);
    context.refer(mapped);
    // Of one of the list the list tells it.
    const isListed = mapped.id === problemId(value.problem.id, context);
    if (value.problem.metadata !== undefined && !isListed) writeMetadata(value.problem.metadata, mapped, context);
    return { reference: `Condition/${mapped.id}`, display: problemDisplay(value.problem) };
  }
  return { reference: `Condition/${problemId(value.id ?? '', context)}`, display: value.display };
}

/** Reference to the resource of this type that a record of the patient becomes. */
export function referenceToRecord(
  type: FhirResource['resourceType'],
  { id, display }: RecordReference,
  context: MappingContext,
): Reference {
  return { reference: `${type}/${context.id(type, context.patientId, id)}`, display };
}
