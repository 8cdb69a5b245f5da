import { record } from '../building-block';
import { code, identifier, moment, text } from '../leaves';
import { addressInformation } from '../parts/address-information';
import { basicElements } from '../parts/basic-elements';
import { contactInformation } from '../parts/contact-information';
import { group, many, one } from '../table';

/** Payer (betaler). */
export const payer = record({
  ...basicElements(),
  verzekeraar: group({
    verzekering: group({
      begin_datum_tijd: one('startDateTime', moment),
      eind_datum_tijd: one('endDateTime', moment),
      verzekeringssoort: one('insuranceType', code),
    }),
    identificatie_nummer: one('insuranceCompany.identificationNumber', identifier),
    organisatie_naam: one('insuranceCompany.organizationName', text),
    verzekerde_nummer: one('insurantNumber', text),
  }),
  adresgegevens: many('addressInformation', addressInformation),
  contactgegevens: contactInformation,
});
