import { z } from 'zod';
import {
  emailSoortCodelijst,
  nummerSoortCodelijst,
  telecomTypeCodelijst,
} from '../../../terminology/zib2017/codelists';
import type { Concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import { conceptsOf, field, objectOf, plain } from '../../define/field';
import type { Given } from '../../define/given';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';

const telephoneNumber = objectOf({
  telephoneNumber: field('20.6.4', 'Telefoonnummer', text),
  /** LL land line, MC mobile, FAX, PG pager. */
  telecomType: field('20.6.5', 'TelecomType', codedFrom(telecomTypeCodelijst).optional()),
  /** HP home, WP work, TMP temporary. */
  numberType: field('20.6.6', 'NummerSoort', codedFrom(nummerSoortCodelijst).optional()),
});

const emailAddress = objectOf({
  emailAddress: field('20.6.7', 'EmailAdres', text),
  /** HP private, WP work. */
  emailAddressType: field('20.6.8', 'EmailSoort', codedFrom(emailSoortCodelijst).optional()),
});

const fields = {
  telephoneNumbers: plain(z.array(telephoneNumber).optional(), { ada: 'telefoonnummers' }),
  emailAddresses: plain(z.array(emailAddress).optional(), { ada: 'email_adressen' }),
};

/** ContactInformation (Contactgegevens, zib 2017 NL-CM:20.6.1): telephone numbers and e-mail addresses. */
const contactInformationShape = objectOf(fields);

/** What is accepted for a ContactInformation. */
export interface ContactInformationInput extends Given<z.input<typeof contactInformationShape>> {}
/** ContactInformation as the schema gives it. */
export interface ContactInformationOutput extends z.output<typeof contactInformationShape> {}
export type ContactInformation = DeepReadonly<ContactInformationOutput>;

export const contactInformation: z.ZodType<ContactInformationOutput, ContactInformationInput> = contactInformationShape;

export const contactInformationConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:20.6.1', name: 'ContactInformation', dutch: 'Contactgegevens' },
  fields,
);
