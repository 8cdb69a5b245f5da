import { z } from 'zod';
import { adresSoortCodelijst } from '../../../terminology/zib2017/codelists';
import type { Concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import { checkedObjectOf, conceptsOf, field } from '../../define/field';
import type { Given } from '../../define/given';
import { report } from '../../define/issue';
import { codedOrBare } from '../code/coded';
import { codedFrom } from '../code/from-codelist';
import { key, text } from '../text/zib';

const fields = {
  street: field('20.5.2', 'Straat', text.optional()),
  houseNumber: field('20.5.12', 'Huisnummer', key.optional()),
  houseNumberLetter: field('20.5.11', 'Huisnummerletter', text.optional()),
  houseNumberAddition: field('20.5.10', 'Huisnummertoevoeging', text.optional()),
  /** `to` (opposite) or `by` (beside). */
  houseNumberIndication: field('20.5.9', 'AanduidingBijNummer', z.enum(['to', 'by']).optional()),
  additionalInformation: field('20.5.7', 'AdditioneleInformatie', text.optional()),
  postcode: field('20.5.6', 'Postcode', text.optional()),
  placeOfResidence: field('20.5.3', 'Woonplaats', text.optional()),
  municipality: field('20.5.4', 'Gemeente', text.optional()),
  country: field('20.5.5', 'Land', codedOrBare.optional()),
  addressType: field('20.5.8', 'AdresSoort', codedFrom(adresSoortCodelijst).optional()),
  official: field('20.5.8', 'AdresSoort', z.boolean().optional(), { name: 'AddressType', ada: false }),
};

/**
 * AddressInformation (Adresgegevens, zib 2017 NL-CM:20.5.1). `country` is ISO 3166-1 (`country('NL', 'Nederland')`) or
 * the GBA table; a Dutch `postcode` may be written with or without blank. `official` marks the registered address.
 */
const addressInformationShape = checkedObjectOf(fields, (address, ctx) => {
  if (Object.values(address).every((part) => part === undefined)) {
    report(ctx, { zib: 'missing', allowed: 'at least one part of an address', found: 'no parts' });
  }
});

/** What is accepted for an AddressInformation. */
export interface AddressInformationInput extends Given<z.input<typeof addressInformationShape>> {}
/** AddressInformation as the schema gives it. */
export interface AddressInformationOutput extends z.output<typeof addressInformationShape> {}
export type AddressInformation = DeepReadonly<AddressInformationOutput>;

export const addressInformation: z.ZodType<AddressInformationOutput, AddressInformationInput> = addressInformationShape;

export const addressInformationConcepts: readonly Concept[] = conceptsOf(
  { id: 'NL-CM:20.5.1', name: 'AddressInformation', dutch: 'Adresgegevens' },
  fields,
);
