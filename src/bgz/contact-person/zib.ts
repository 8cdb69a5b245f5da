import * as z from 'zod';
import { relatieCodelijst, rolCodelijst } from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, field, plain } from '../define/field';
import { statesSomething } from '../define/states-something';
import { written } from '../define/written';
import { addressInformation } from '../parts/address-information/zib';
import { codedLike } from '../parts/code/from-codelist';
import { contactInformation } from '../parts/contact-information/zib';
import { identifier } from '../parts/identifier/zib';
import { nameInformation } from '../parts/name-information/zib';
import { key } from '../parts/text/zib';
import type { ContactPerson, ContactPersonInput } from './types';

/** The properties of a ContactPerson, in the record of the patient too. */
export const contactPersonFields = {
  id: plain(key.optional(), { note: 'Own key in the source.' }),
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

const shape = checkedObjectOf(
  contactPersonFields,
  statesSomething('what is known of the contact person, written out here: it is not joined by id'),
);

/**
 * Builds a ContactPerson (Contactpersoon, zib 2017 NL-CM:3.1.1). In a Patient record it becomes `Patient.contact`; as
 * author or information source of another record it becomes an nl-core-relatedperson.
 *
 * @example
 * contactPerson({ relationship: 'SIS', role: '1', nameInformation: { lastName: { lastName: 'Jansen' } } })
 */
export const contactPerson = defineZib(
  { id: '3.1.1', name: 'ContactPerson', dutch: 'Contactpersoon' },
  shape,
  written<ContactPerson, ContactPersonInput>(),
);
