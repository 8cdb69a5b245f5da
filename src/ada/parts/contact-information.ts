import { code, text } from '../leaves';
import { group, many, one, part } from '../table';

/** ContactInformation (contactgegevens), put straight into the record: an instance may repeat the element. */
export const contactInformation = group({
  telefoonnummers: many(
    'contactInformation.telephoneNumbers',
    part({
      telefoonnummer: one('telephoneNumber', text),
      telecom_type: one('telecomType', code),
      nummer_soort: one('numberType', code),
    }),
  ),
  email_adressen: many(
    'contactInformation.emailAddresses',
    part({
      email_adres: one('emailAddress', text),
      email_soort: one('emailAddressType', code),
    }),
  ),
});
