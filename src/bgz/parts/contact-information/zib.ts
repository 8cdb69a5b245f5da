import { z } from 'zod';
import {
  emailAddressTypeCodelist,
  numberTypeCodelist,
  telecomTypeCodelist,
} from '../../../terminology/codelists-person';
import { type Concept, concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import type { Given } from '../../define/given';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';

/** ContactInformation (Contactgegevens, zib 2017 NL-CM:20.6.1): telephone numbers and e-mail addresses. */
const contactInformationShape = z.strictObject({
  telephoneNumbers: z
    .array(
      z.strictObject({
        telephoneNumber: text,
        /** LL land line, MC mobile, FAX, PG pager. */
        telecomType: codedFrom(telecomTypeCodelist).optional(),
        /** HP home, WP work, TMP temporary. */
        numberType: codedFrom(numberTypeCodelist).optional(),
      }),
    )
    .optional(),
  emailAddresses: z
    .array(
      z.strictObject({
        emailAddress: text,
        /** HP private, WP work. */
        emailAddressType: codedFrom(emailAddressTypeCodelist).optional(),
      }),
    )
    .optional(),
});

/** What is accepted for a ContactInformation. */
export interface ContactInformationInput extends Given<z.input<typeof contactInformationShape>> {}
/** ContactInformation as the schema gives it. */
export interface ContactInformationOutput extends z.output<typeof contactInformationShape> {}
export type ContactInformation = DeepReadonly<ContactInformationOutput>;

export const contactInformation: z.ZodType<ContactInformationOutput, ContactInformationInput> = contactInformationShape;

export const contactInformationConcepts: readonly Concept[] = [
  concept('20.6.1', 'ContactInformation', 'Contactgegevens', '', ''),
  concept('20.6.4', 'TelephoneNumber', 'Telefoonnummer', 'telephoneNumbers.telephoneNumber', 'value'),
  concept(
    '20.6.5',
    'TelecomType',
    'TelecomType',
    'telephoneNumbers.telecomType',
    'extension(zib-ContactInformation-TelecomType).valueCodeableConcept',
  ),
  concept('20.6.6', 'NumberType', 'NummerSoort', 'telephoneNumbers.numberType', 'use'),
  concept('20.6.7', 'EmailAddress', 'EmailAdres', 'emailAddresses.emailAddress', 'value'),
  concept('20.6.8', 'EmailAddressType', 'EmailSoort', 'emailAddresses.emailAddressType', 'use'),
];
