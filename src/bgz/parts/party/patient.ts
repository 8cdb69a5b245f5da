import type { Reference } from 'fhir/r3';
import type { Written } from '../../define/codec';
import type { MappingContext } from '../../define/context';
import type { Row } from '../../define/rows';

/** Reference to the patient of the pull. */
export function patientReference(context: MappingContext): Reference {
  return { reference: `Patient/${context.patientId}`, display: context.patientDisplay };
}

/**
 * Subject (NL-CM:0.0.11): the patient of the pull, in an element of this name. The record's own `subject` is compared with that
 * patient before it is mapped; a resource of somebody else keeps the reference, which is told as not read.
 */
export function subjectRow<T>(name: 'subject' | 'patient' | 'beneficiary' | 'subscriber'): Row<T> {
  return {
    places: { subject: [name] },
    write(_record, target: Written, context) {
      target[name] = patientReference(context);
    },
    read(source, _draft, context) {
      const reference = source.open(name);
      if (reference) context.isPatient(reference);
    },
  };
}
