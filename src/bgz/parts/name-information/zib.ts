import { naamgebruikCodelijst } from '../../../terminology/zib2017/codelists';
import { checkedObjectOf, definePart, field, objectOf, plain } from '../../define/field';
import { report } from '../../define/issue';
import { written } from '../../define/written';
import { codedFrom } from '../code/from-codelist';
import { text } from '../text/zib';
import type { NameInformation, NameInformationInput } from './types';

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
  unstructuredName: field('20.4.1', 'Naamgegevens', text.optional(), {
    name: 'NameInformation',
    ada: 'ongestructureerde_naam',
    note: 'For sources that know no parts.',
  }),
};

/** NameInformation (Naamgegevens, zib 2017 NL-CM:20.4.1). */
export const nameInformation = definePart(
  {
    id: '20.4.1',
    name: 'NameInformation',
    dutch: 'Naamgegevens',
    note: "Own and partner's last name stand apart, each with its prefix; `nameUsage` (NL1-NL4) says in which order they are used.",
  },
  checkedObjectOf(fields, (name, ctx) => {
    if (Object.values(name).every((part) => part === undefined)) {
      report(ctx, { zib: 'missing', allowed: 'at least one part of a name', found: 'no parts' });
    }
  }),
  written<NameInformation, NameInformationInput>(),
);
