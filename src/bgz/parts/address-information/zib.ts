import { z } from 'zod';
import { addressTypeCodelist } from '../../../terminology/codelists-person';
import { type Concept, concept } from '../../define/concept';
import type { DeepReadonly } from '../../define/deep-readonly';
import type { Given } from '../../define/given';
import { checked, report } from '../../define/issue';
import { codedOrBare } from '../code/coded';
import { codedFrom } from '../code/from-codelist';
import { key, text } from '../text/zib';

/**
 * AddressInformation (Adresgegevens, zib 2017 NL-CM:20.5.1). `country` is ISO 3166-1 (`country('NL', 'Nederland')`) or
 * the GBA table; a Dutch `postcode` may be written with or without blank. `official` marks the registered address.
 */
const addressInformationShape = checked(
  z.strictObject({
    street: text.optional(),
    houseNumber: key.optional(),
    houseNumberLetter: text.optional(),
    houseNumberAddition: text.optional(),
    /** `to` (opposite) or `by` (beside). */
    houseNumberIndication: z.enum(['to', 'by']).optional(),
    additionalInformation: text.optional(),
    postcode: text.optional(),
    placeOfResidence: text.optional(),
    municipality: text.optional(),
    country: codedOrBare.optional(),
    addressType: codedFrom(addressTypeCodelist).optional(),
    official: z.boolean().optional(),
  }),
  (address, ctx) => {
    if (Object.values(address).every((part) => part === undefined)) {
      report(ctx, { zib: 'missing', allowed: 'at least one part of an address', found: 'no parts' });
    }
  },
);

/** What is accepted for an AddressInformation. */
export interface AddressInformationInput extends Given<z.input<typeof addressInformationShape>> {}
/** AddressInformation as the schema gives it. */
export interface AddressInformationOutput extends z.output<typeof addressInformationShape> {}
export type AddressInformation = DeepReadonly<AddressInformationOutput>;

export const addressInformation: z.ZodType<AddressInformationOutput, AddressInformationInput> = addressInformationShape;

export const addressInformationConcepts: readonly Concept[] = [
  concept('20.5.1', 'AddressInformation', 'Adresgegevens', '', ''),
  concept('20.5.2', 'Street', 'Straat', 'street', 'line.extension(iso21090-ADXP-streetName).valueString'),
  concept(
    '20.5.12',
    'HouseNumber',
    'Huisnummer',
    'houseNumber',
    'line.extension(iso21090-ADXP-houseNumber).valueString',
  ),
  concept(
    '20.5.11',
    'HouseNumberLetter',
    'Huisnummerletter',
    'houseNumberLetter',
    'line.extension(iso21090-ADXP-buildingNumberSuffix).valueString',
  ),
  concept(
    '20.5.10',
    'HouseNumberAddition',
    'Huisnummertoevoeging',
    'houseNumberAddition',
    'line.extension(iso21090-ADXP-buildingNumberSuffix).valueString',
  ),
  concept(
    '20.5.9',
    'HouseNumberIndication',
    'AanduidingBijNummer',
    'houseNumberIndication',
    'line.extension(iso21090-ADXP-additionalLocator).valueString',
  ),
  concept(
    '20.5.7',
    'AdditionalInformation',
    'AdditioneleInformatie',
    'additionalInformation',
    'line.extension(iso21090-ADXP-unitID).valueString',
  ),
  concept('20.5.6', 'Postcode', 'Postcode', 'postcode', 'postalCode', 'text'),
  concept('20.5.3', 'PlaceOfResidence', 'Woonplaats', 'placeOfResidence', 'city'),
  concept('20.5.4', 'Municipality', 'Gemeente', 'municipality', 'district'),
  concept('20.5.5', 'Country', 'Land', 'country', 'country.extension(code-specification).valueCodeableConcept'),
  concept(
    '20.5.8',
    'AddressType',
    'AdresSoort',
    'addressType',
    'extension(zib-AddressInformation-AddressType).valueCodeableConcept',
  ),
  concept(
    '20.5.8',
    'AddressType',
    'AdresSoort',
    'official',
    'extension(nl-core-address-official).valueBoolean',
    'extension(zib-AddressInformation-AddressType).valueCodeableConcept',
  ),
];
