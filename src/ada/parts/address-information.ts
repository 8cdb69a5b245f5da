import { code, codeOnly, text } from '../leaves';
import { one, part } from '../table';

/** AddressInformation (adresgegevens). */
export const addressInformation = part({
  straat: one('street', text),
  huisnummer: one('houseNumber', text),
  huisnummerletter: one('houseNumberLetter', text),
  huisnummertoevoeging: one('houseNumberAddition', text),
  aanduiding_bij_nummer: one('houseNumberIndication', codeOnly),
  additionele_informatie: one('additionalInformation', text),
  postcode: one('postcode', text),
  woonplaats: one('placeOfResidence', text),
  gemeente: one('municipality', text),
  land: one('country', code),
  adres_soort: one('addressType', code),
});
