import { type Codec, complex, type Written } from '../../define/codec';
import type { Row } from '../../define/rows';
import type { Party } from '../basic-elements/zib';
import { readParty } from './read';
import { partyReference, patientReference } from './stu3';

/** Who wrote or told something, where the element allows a Practitioner. */
export const partyCodec: Codec<Party> = complex('Reference', partyReference, readParty);

/**
 * Subject (NL-CM:0.0.11): the patient of the pull, in an element of this name. The record's own `subject` is compared with that
 * patient before it is mapped; a resource of somebody else keeps the reference, which is told as not read.
 */
export function subjectRow<T>(name: 'subject' | 'patient' | 'beneficiary'): Row<T> {
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
