import { isJson } from '../../../fhir/json';
import { systems } from '../../../fhir/naming-systems';
import { readRelatedPerson } from '../../contact-person/stu3';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';

import { readProfessional } from '../../health-professional/stu3';
import { readOrganization } from '../../healthcare-provider/stu3';
import type { Party } from '../basic-elements/types';

import { typeOf } from './follow';

/** Reads who a reference to a resource of this type is to. */
const readerOf: Readonly<Record<string, (reference: FhirNode, context: ReadContext) => Party | undefined>> = {
  Practitioner: asProfessional,
  PractitionerRole: asProfessional,
  Organization(reference, context) {
    const healthcareProvider = readOrganization(reference, context);
    return healthcareProvider && { healthcareProvider };
  },
  RelatedPerson(reference, context) {
    const contactPerson = readRelatedPerson(reference, context);
    return contactPerson && { contactPerson };
  },
};

function asProfessional(reference: FhirNode, context: ReadContext): Party | undefined {
  const healthProfessional = readProfessional(reference, context);
  return healthProfessional && { healthProfessional };
}

/** The type of party that a number tells; a person without one who wrote or told something is a professional. */
function typeByNumber(identifier: unknown): string | undefined {
  const system = isJson(identifier) ? identifier.system : undefined;
  // Of a citizen it is not told what the patient has to do with him or her.
  if (system === systems.bsn) return undefined;
  return system === systems.ura ? 'Organization' : 'Practitioner';
}

/** Who a reference is to: the patient, or a professional, organization or contact person. */
export function readParty(reference: FhirNode, context: ReadContext): Party | undefined {
  if (context.isPatient(reference)) return { patient: true };
  const type = typeOf(reference, context) ?? typeByNumber(reference.peek('identifier'));
  return type !== undefined && Object.hasOwn(readerOf, type) ? readerOf[type]?.(reference, context) : undefined;
}
