import { z } from 'zod';
import { contactRoleCodelist, relationshipCodelist } from '../../terminology/codelists-person';
import { type Concept, concept, nested } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import type { Given } from '../define/given';
import { statesSomething } from '../define/states-something';
import { addressInformation, addressInformationConcepts } from '../parts/address-information/zib';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation, contactInformationConcepts } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation, nameInformationConcepts } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';

const contactPersonShape = z
  .strictObject({
    /** Own key in the source. */
    id: key.optional(),
    identificationNumbers: z.array(identifier).optional(),
    relationship: codedLike(relationshipCodelist).optional(),
    role: codedLike(contactRoleCodelist).optional(),
    nameInformation: nameInformation.optional(),
    contactInformation: contactInformation.optional(),
    addressInformation: z
      .array(addressInformation)
      .max(1, 'at most one address: FHIR Patient.contact holds one')
      .optional(),
  })
  .superRefine(statesSomething('what is known of the contact person, written out here: it is not joined by id'));

/** What is accepted for a ContactPerson. */
export interface ContactPersonInput extends Given<z.input<typeof contactPersonShape>> {}
/** ContactPerson as the schema gives it. */
export interface ContactPersonOutput extends z.output<typeof contactPersonShape> {}
export type ContactPerson = DeepReadonly<ContactPersonOutput>;

export const contactPersonObject: z.ZodType<ContactPersonOutput, ContactPersonInput> = contactPersonShape;

export const contactPersonConcepts: readonly Concept[] = [
  concept('3.1.1', 'ContactPerson', 'Contactpersoon', '', 'Patient.contact'),
  concept('0.0.6', 'IdentificationNumber', 'Identificatienummer', 'identificationNumbers', 'RelatedPerson.identifier'),
  concept('3.1.3', 'Relationship', 'Relatie', 'relationship', 'Patient.contact.relationship'),
  concept('3.1.2', 'Role', 'Rol', 'role', 'Patient.contact.relationship'),
  concept('3.1.4', 'NameInformation', 'Naamgegevens', 'nameInformation', 'Patient.contact.name'),
  ...nested(nameInformationConcepts, 'nameInformation', 'Patient.contact.name'),
  concept('3.1.6', 'ContactInformation', 'Contactgegevens', 'contactInformation', 'Patient.contact.telecom'),
  ...nested(contactInformationConcepts, 'contactInformation', 'Patient.contact.telecom'),
  concept('3.1.5', 'AddressInformation', 'Adresgegevens', 'addressInformation', 'Patient.contact.address'),
  ...nested(addressInformationConcepts, 'addressInformation', 'Patient.contact.address'),
];

/**
 * Builds a ContactPerson (Contactpersoon, zib 2017 NL-CM:3.1.1). In a Patient record it becomes `Patient.contact`; as
 * author or information source of another record it becomes an nl-core-relatedperson.
 *
 * @example
 * contactPerson({ relationship: 'SIS', role: '1', nameInformation: { lastName: { lastName: 'Jansen' } } })
 */
export const contactPerson = defineZib('ContactPerson', contactPersonObject, contactPersonConcepts);
