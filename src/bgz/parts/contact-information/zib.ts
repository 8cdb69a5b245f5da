import * as z from 'zod';
import {
  emailSoortCodelijst,
  nummerSoortCodelijst,
  telecomTypeCodelijst,
} from '../../../terminology/zib2017/codelists';
import { definePart, field, objectOf, plain } from '../../define/field';
import { written } from '../../define/written';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';
import type { ContactInformation, ContactInformationInput } from './types';

const telephoneNumber = objectOf({
  telephoneNumber: field('20.6.4', 'Telefoonnummer', text),
  telecomType: field('20.6.5', 'TelecomType', codedFrom(telecomTypeCodelijst).optional(), {
    note: 'LL land line, MC mobile, FAX, PG pager.',
  }),
  numberType: field('20.6.6', 'NummerSoort', codedFrom(nummerSoortCodelijst).optional(), {
    note: 'HP home, WP work, TMP temporary.',
  }),
});

const emailAddress = objectOf({
  emailAddress: field('20.6.7', 'EmailAdres', text),
  emailAddressType: field('20.6.8', 'EmailSoort', codedFrom(emailSoortCodelijst).optional(), {
    note: 'HP private, WP work.',
  }),
});

const fields = {
  telephoneNumbers: plain(z.array(telephoneNumber).optional(), { ada: 'telefoonnummers' }),
  emailAddresses: plain(z.array(emailAddress).optional(), { ada: 'email_adressen' }),
};

/** ContactInformation (Contactgegevens, zib 2017 NL-CM:20.6.1). */
export const contactInformation = definePart(
  {
    id: '20.6.1',
    name: 'ContactInformation',
    dutch: 'Contactgegevens',
    note: 'Telephone numbers and e-mail addresses.',
  },
  objectOf(fields),
  written<ContactInformation, ContactInformationInput>(),
);
