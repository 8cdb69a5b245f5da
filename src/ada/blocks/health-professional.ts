import { buildingBlock } from '../building-block';
import { code, identifier } from '../leaves';
import { addressInformation } from '../parts/address-information';
import { contactInformation } from '../parts/contact-information';
import { nameInformation } from '../parts/name-information';
import { group, many, one, type Table } from '../table';
import { healthcareProvider } from './healthcare-provider';

/** HealthProfessional (zorgverlener). The medication exchange has other names for number and name. */
export const healthProfessionalTable: Table = {
  zorgverlener_identificatienummer: many('identificationNumbers', identifier),
  zorgverlener_identificatie_nummer: many('identificationNumbers', identifier),
  naamgegevens: one('nameInformation', nameInformation),
  zorgverlener_naam: group({ naamgegevens: one('nameInformation', nameInformation) }),
  specialisme: one('specialty', code),
  adresgegevens: many('addressInformation', addressInformation),
  contactgegevens: contactInformation,
  zorgaanbieder: one('healthcareProvider', healthcareProvider),
  zorgverleners_rol: one('role', code),
};

export const healthProfessional = buildingBlock(healthProfessionalTable);
