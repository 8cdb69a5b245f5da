import { buildingBlock } from '../building-block';
import { code, identifier, text } from '../leaves';
import { addressInformation } from '../parts/address-information';
import { contactInformation } from '../parts/contact-information';
import { many, one, type Table } from '../table';

/** HealthcareProvider (zorgaanbieder). The medication exchange writes the number with an underscore more. */
export const healthcareProviderTable: Table = {
  zorgaanbieder_identificatienummer: many('identificationNumbers', identifier),
  zorgaanbieder_identificatie_nummer: many('identificationNumbers', identifier),
  organisatie_naam: one('organizationName', text),
  organisatie_locatie: one('organizationLocation', text),
  afdeling_specialisme: one('departmentSpecialty', code),
  contactgegevens: contactInformation,
  adresgegevens: many('addressInformation', addressInformation),
  organisatie_type: one('organizationType', code),
};

export const healthcareProvider = buildingBlock(healthcareProviderTable);
