import type { Reference } from 'fhir/r3';
import type { Party } from '../../../zib';
import { relatedPerson } from '../../contact-person/stu3';
import type { MappingContext } from '../../define/context';
import { professional, withRole } from '../../health-professional/stu3';
import { organization } from '../../healthcare-provider/stu3';
import { patientReference } from './patient';

/** Who wrote or told something, where the element allows a Practitioner. */
export function partyReference(value: Party, context: MappingContext): Reference {
  if (value.healthProfessional) return withRole(professional(value.healthProfessional, context));
  return otherParty(value, context);
}

/** Who wrote something, where the element allows a PractitionerRole itself. */
export function partyRoleReference(value: Party, context: MappingContext): Reference {
  if (value.healthProfessional) return professional(value.healthProfessional, context).role;
  return otherParty(value, context);
}

function otherParty(value: Party, context: MappingContext): Reference {
  if (value.healthcareProvider) return organization(value.healthcareProvider, context);
  if (value.contactPerson) return relatedPerson(value.contactPerson, context);
  return patientReference(context);
}
