import { z } from 'zod';
import { nameUsageCodelist } from '../../../terminology/codelists-person';
import { type Concept, concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import type { Given } from '../../define/given';
import { checked, report } from '../../define/issue';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';

/**
 * NameInformation (Naamgegevens, zib 2017 NL-CM:20.4.1). A name has own and partner's last name apart, each with its
 * prefix; `nameUsage` (NL1-NL4) says in which order they are used. `unstructuredName` is for sources that know no parts.
 */
const nameInformationShape = checked(
  z.strictObject({
    firstNames: text.optional(),
    initials: text.optional(),
    givenName: text.optional(),
    nameUsage: codedFrom(nameUsageCodelist).optional(),
    lastName: z.strictObject({ prefix: text.optional(), lastName: text }).optional(),
    lastNamePartner: z.strictObject({ prefix: text.optional(), lastName: text }).optional(),
    unstructuredName: text.optional(),
  }),
  (name, ctx) => {
    if (Object.values(name).every((part) => part === undefined)) {
      report(ctx, { zib: 'missing', allowed: 'at least one part of a name', found: 'no parts' });
    }
  },
);

/** What is accepted for a NameInformation. */
export interface NameInformationInput extends Given<z.input<typeof nameInformationShape>> {}
/** NameInformation as the schema gives it. */
export interface NameInformationOutput extends z.output<typeof nameInformationShape> {}
export type NameInformation = DeepReadonly<NameInformationOutput>;

export const nameInformation: z.ZodType<NameInformationOutput, NameInformationInput> = nameInformationShape;

const FAMILY = 'family';
const extension = (name: string) => `extension(${name})`;

export const nameInformationConcepts: readonly Concept[] = [
  concept('20.4.1', 'NameInformation', 'Naamgegevens', '', ''),
  concept('20.4.4', 'FirstNames', 'Voornamen', 'firstNames', 'given'),
  concept('20.4.5', 'Initials', 'Initialen', 'initials', 'given'),
  concept('20.4.6', 'GivenName', 'Roepnaam', 'givenName', 'given'),
  concept('20.4.7', 'NameUsage', 'Naamgebruik', 'nameUsage', `${extension('humanname-assembly-order')}.valueCode`),
  concept(
    '20.4.11',
    'Prefix',
    'Voorvoegsels',
    'lastName.prefix',
    `${FAMILY}.${extension('humanname-own-prefix')}.valueString`,
  ),
  concept(
    '20.4.10',
    'LastName',
    'Geslachtsnaam',
    'lastName.lastName',
    `${FAMILY}.${extension('humanname-own-name')}.valueString`,
  ),
  concept(
    '20.4.9',
    'PartnerPrefix',
    'VoorvoegselsPartner',
    'lastNamePartner.prefix',
    `${FAMILY}.${extension('humanname-partner-prefix')}.valueString`,
  ),
  concept(
    '20.4.8',
    'PartnerLastName',
    'GeslachtsnaamPartner',
    'lastNamePartner.lastName',
    `${FAMILY}.${extension('humanname-partner-name')}.valueString`,
  ),
  concept('20.4.1', 'NameInformation', 'Naamgegevens', 'unstructuredName', 'text'),
];
