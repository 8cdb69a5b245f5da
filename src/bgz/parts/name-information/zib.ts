import type { z } from 'zod';
import { naamgebruikCodelijst } from '../../../terminology/zib2017/codelists';
import type { Concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import { checkedObjectOf, conceptsOf, field, objectOf, plain } from '../../define/field';
import type { Given } from '../../define/given';
import { report } from '../../define/issue';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';

const lastName = (own: { prefix: string; lastName: string; ada: string }, dutch: string, name: string) =>
  objectOf({
    prefix: field(own.prefix, `Voorvoegsels${dutch}`, text.optional(), { name: `${name}Prefix` }),
    lastName: field(own.lastName, `Geslachtsnaam${dutch}`, text, { name: `${name}LastName`, ada: own.ada }),
  });

const fields = {
  firstNames: field('20.4.4', 'Voornamen', text.optional()),
  initials: field('20.4.5', 'Initialen', text.optional()),
  givenName: field('20.4.6', 'Roepnaam', text.optional()),
  nameUsage: field('20.4.7', 'Naamgebruik', codedFrom(naamgebruikCodelijst).optional()),
  lastName: plain(lastName({ prefix: '20.4.11', lastName: '20.4.10', ada: 'achternaam' }, '', '').optional(), {
    ada: 'geslachtsnaam',
  }),
  lastNamePartner: plain(
    lastName({ prefix: '20.4.9', lastName: '20.4.8', ada: 'achternaam_partner' }, 'Partner', 'Partner').optional(),
    { ada: 'geslachtsnaam_partner' },
  ),
  /** For sources that know no parts. */
  unstructuredName: field('20.4.1', 'Naamgegevens', text.optional(), {
    name: 'NameInformation',
    ada: 'ongestructureerde_naam',
  }),
};

/**
 * NameInformation (Naamgegevens, zib 2017 NL-CM:20.4.1). A name has own and partner's last name apart, each with its
 * prefix; `nameUsage` (NL1-NL4) says in which order they are used.
 */
const nameInformationShape = checkedObjectOf(fields, (name, ctx) => {
  if (Object.values(name).every((part) => part === undefined)) {
    report(ctx, { zib: 'missing', allowed: 'at least one part of a name', found: 'no parts' });
  }
});

/** What is accepted for a NameInformation. */
export interface NameInformationInput extends Given<z.input<typeof nameInformationShape>> {}
/** NameInformation as the schema gives it. */
export interface NameInformationOutput extends z.output<typeof nameInformationShape> {}
export type NameInformation = DeepReadonly<NameInformationOutput>;

export const nameInformation: z.ZodType<NameInformationOutput, NameInformationInput> = nameInformationShape;

export const nameInformationConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:20.4.1', name: 'NameInformation', dutch: 'Naamgegevens' },
  fields,
);
