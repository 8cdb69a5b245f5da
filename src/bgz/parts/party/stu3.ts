import type { Identifier as FhirIdentifier, Reference } from 'fhir/r3';
import type { Identifier, Party } from '../../../zib';
import type { MappingContext } from '../../define/context';
import { list } from '../../define/elements';
import { organization } from './organization';
import { patientReference } from './patient';
import { professional, withRole } from './professional';
import { relatedPerson } from './related-person';

export { organization, organizationResource } from './organization';
export { patientReference } from './patient';
export { performing, professional, professionalResource, withRole } from './professional';
export { relatedPerson } from './related-person';

/** An identification number as FHIR Identifier. */
export function fhirIdentifier(value: Identifier): FhirIdentifier {
  return { system: value.system, value: value.value };
}

export const identifiers = (numbers: readonly Identifier[] | undefined) => list(numbers, fhirIdentifier);

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
