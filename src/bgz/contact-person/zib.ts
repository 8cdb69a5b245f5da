import { z } from 'zod';
import { relatieCodelijst, rolCodelijst } from '../../terminology/zib2017/codelists';
import type { Concept } from '../define/concept';
import type { DeepReadonly } from '../define/deep-readonly';
import { defineZib } from '../define/define-zib';
import { conceptsOf, field, objectOf, plain, stating } from '../define/field';
import type { Given } from '../define/given';
import { statesSomething } from '../define/states-something';
import { addressInformation } from '../parts/address-information/zib';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';

/** The properties of a ContactPerson, in the record of the patient too. */
export const contactPersonFields = {
  /** Own key in the source. */
  id: plain(key.optional()),
  identificationNumbers: field('0.0.6', 'Identificatienummer', z.array(identifier).optional(), {
    name: 'IdentificationNumber',
    ada: false,
  }),
  relationship: field('3.1.3', 'Relatie', codedLike(relatieCodelijst).optional()),
  role: field('3.1.2', 'Rol', codedLike(rolCodelijst).optional(), { ada: ['rol', 'rol_of_functie'] }),
  nameInformation: field('3.1.4', 'Naamgegevens', nameInformation.optional()),
  contactInformation: field('3.1.6', 'Contactgegevens', contactInformation.optional()),
  addressInformation: field(
    '3.1.5',
    'Adresgegevens',
    z.array(addressInformation).max(1, 'at most one address: FHIR Patient.contact holds one').optional(),
  ),
};

const contactPersonShape = stating(
  objectOf(contactPersonFields).superRefine(
    statesSomething('what is known of the contact person, written out here: it is not joined by id'),
  ),
  contactPersonFields,
);

/** What is accepted for a ContactPerson. */
export interface ContactPersonInput extends Given<z.input<typeof contactPersonShape>> {}
/** ContactPerson as the schema gives it. */
export interface ContactPersonOutput extends z.output<typeof contactPersonShape> {}
export type ContactPerson = DeepReadonly<ContactPersonOutput>;

export const contactPersonObject: z.ZodType<ContactPersonOutput, ContactPersonInput> = contactPersonShape;

export const contactPersonConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:3.1.1', name: 'ContactPerson', dutch: 'Contactpersoon' },
  contactPersonFields,
);

/**
 * Builds a ContactPerson (Contactpersoon, zib 2017 NL-CM:3.1.1). In a Patient record it becomes `Patient.contact`; as
 * author or information source of another record it becomes an nl-core-relatedperson.
 *
 * @example
 * contactPerson({ relationship: 'SIS', role: '1', nameInformation: { lastName: { lastName: 'Jansen' } } })
 */
export const contactPerson = defineZib('ContactPerson', contactPersonObject, contactPersonConcepts);
