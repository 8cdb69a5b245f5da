import type { CodeableConcept, Reference } from 'fhir/r3';
import type { CodedConcept, ContactPerson, HealthcareProvider, HealthProfessional } from '../../../zib';
import type { MappingContext } from '../../define/context';
import { compact, maybe } from '../../define/elements';
import type { FhirNode } from '../../define/fhir-node';
import type { ReadContext } from '../../define/read-context';
import { performing, withRole } from '../../health-professional/stu3';
import { readConcept } from '../code/read';
import { codeableConcept } from '../code/stu3';
import { readParty } from '../party/read';
import { partyReference } from '../party/stu3';

/** Who has a part in something, and in which role. */
export interface Participant {
  readonly healthProfessional?: HealthProfessional;
  readonly healthcareProvider?: HealthcareProvider;
  readonly contactPerson?: ContactPerson;
  readonly patient?: true;
  readonly role?: CodedConcept;
}

/** The role and the reference, which stand in elements beside each other. */
export function participant(value: Participant, context: MappingContext): { role?: CodeableConcept; who: Reference } {
  const { healthProfessional, healthcareProvider, contactPerson, patient } = value;
  return compact({
    role: maybe(healthProfessional?.role ?? value.role, (one) => codeableConcept(one, 'coding')),
    who: healthProfessional
      ? withRole(performing(healthProfessional, context))
      : partyReference(compact({ healthcareProvider, contactPerson, patient }), context),
  });
}

/**
 * Reverse of {@link participant}: undefined for who cannot be known, of whom the role is not taken either.
 *
 * @param role opens the element with the role
 */
export function readParticipant(
  who: FhirNode | undefined,
  role: () => FhirNode | undefined,
  context: ReadContext,
): Participant | undefined {
  const party = who && readParty(who, context);
  if (party === undefined) return undefined;
  const concept = role();
  const own = concept && readConcept(concept);
  if (party.healthProfessional === undefined) return { ...party, ...(own && { role: own }) };
  return { healthProfessional: { ...party.healthProfessional, ...(own && { role: own }) } };
}
