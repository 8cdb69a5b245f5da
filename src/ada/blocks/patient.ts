import { attribute } from '../element';
import { boolean, code, identifier, moment } from '../leaves';
import { addressInformation } from '../parts/address-information';
import { zibroot } from '../parts/basic-elements';
import { contactInformation } from '../parts/contact-information';
import { nameInformation } from '../parts/name-information';
import { type Field, group, many, noPlace, one, part, within } from '../table';
import { contactPerson } from './contact-person';
import { healthProfessional } from './health-professional';
import { healthcareProvider } from './healthcare-provider';

const patientElements = within('patient', {
  naamgegevens: one('nameInformation', nameInformation),
  adresgegevens: many('addressInformation', addressInformation),
  contactgegevens: contactInformation,
  identificatienummer: many('identificationNumbers', identifier),
  geboortedatum: one('dateOfBirth', moment),
  geslacht: one('gender', code),
  meerling_indicator: one('multipleBirthIndicator', boolean),
  overlijdens_indicator: one('deathIndicator', boolean),
  datum_overlijden: one('dateOfDeath', moment),
  huisartsgegevens: many(
    'generalPractitioners',
    part({
      huisarts: group({ zorgverlener: one('healthProfessional', healthProfessional) }),
      praktijk: group({ zorgaanbieder: one('healthcareProvider', healthcareProvider) }),
    }),
  ),
  eerste_contactpersoon: group({ contactpersoon: many('contactPersons', contactPerson) }),
});

/** Patient (patient), one per instance. */
export const patient: Field = (element, draft, reading) => {
  patientElements(element, draft, reading);
  one('patient.id', () => attribute(element, 'id'))(element, draft, reading);
};

/** MaritalStatus (burgerlijke_staat_rc), in zib 2017 a record of its own and here part of the patient. */
export const maritalStatus: Field = within('patient', {
  zibroot: zibroot({ identificatie: noPlace('the patient record has no place for the number of a marital status') }),
  burgerlijke_staat: one('maritalStatus', code),
});
