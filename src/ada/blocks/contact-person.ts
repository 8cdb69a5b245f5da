import { buildingBlock } from '../building-block';
import { code } from '../leaves';
import { addressInformation } from '../parts/address-information';
import { contactInformation } from '../parts/contact-information';
import { nameInformation } from '../parts/name-information';
import { many, one, type Table } from '../table';

/** ContactPerson (contactpersoon); `rol_of_functie` is how the medication exchange calls the role of an informant. */
export const contactPersonTable: Table = {
  naamgegevens: one('nameInformation', nameInformation),
  contactgegevens: contactInformation,
  adresgegevens: many('addressInformation', addressInformation),
  rol: one('role', code),
  rol_of_functie: one('role', code),
  relatie: one('relationship', code),
};

export const contactPerson = buildingBlock(contactPersonTable);
