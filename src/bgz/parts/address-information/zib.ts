import * as z from 'zod';
import { adresSoortCodelijst } from '../../../terminology/zib2017/codelists';
import { checkedObjectOf, definePart, field } from '../../define/field';
import { report } from '../../define/issue';
import { written } from '../../define/written';
import { codedOrBare } from '../code/coded';
import { codedFrom } from '../code/from-codelist';
import { key, text } from '../text/zib';
import type { AddressInformation, AddressInformationInput } from './types';

const fields = {
  street: field('20.5.2', 'Straat', text.optional()),
  houseNumber: field('20.5.12', 'Huisnummer', key.optional()),
  houseNumberLetter: field('20.5.11', 'Huisnummerletter', text.optional()),
  houseNumberAddition: field('20.5.10', 'Huisnummertoevoeging', text.optional()),
  houseNumberIndication: field('20.5.9', 'AanduidingBijNummer', z.enum(['to', 'by']).optional(), {
    note: '`to` (opposite) or `by` (beside).',
  }),
  additionalInformation: field('20.5.7', 'AdditioneleInformatie', text.optional()),
  postcode: field('20.5.6', 'Postcode', text.optional()),
  placeOfResidence: field('20.5.3', 'Woonplaats', text.optional()),
  municipality: field('20.5.4', 'Gemeente', text.optional()),
  country: field('20.5.5', 'Land', codedOrBare.optional()),
  addressType: field('20.5.8', 'AdresSoort', codedFrom(adresSoortCodelijst).optional()),
  official: field('20.5.8', 'AdresSoort', z.boolean().optional(), { name: 'AddressType', ada: false }),
};

/** AddressInformation (Adresgegevens, zib 2017 NL-CM:20.5.1). */
export const addressInformation = definePart(
  {
    id: '20.5.1',
    name: 'AddressInformation',
    dutch: 'Adresgegevens',
    note: "`country` is ISO 3166-1 (`country('NL', 'Nederland')`) or the GBA table; a Dutch `postcode` may be written with or without blank. `official` marks the registered address.",
  },
  checkedObjectOf(fields, (address, ctx) => {
    if (Object.values(address).every((part) => part === undefined)) {
      report(ctx, { zib: 'missing', allowed: 'at least one part of an address', found: 'no parts' });
    }
  }),
  written<AddressInformation, AddressInformationInput>(),
);
