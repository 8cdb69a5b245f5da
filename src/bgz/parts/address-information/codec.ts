import { type Codec, complex, type Places } from '../../define/codec';
import type { Holder } from '../contact-information/stu3';
import { readAddress } from './read';
import { address, organizationAddress } from './stu3';
import type { AddressInformation } from './types';

const part = (name: string): string[] => [`line.extension(iso21090-ADXP-${name}).valueString`];
const TYPE = 'extension(zib-AddressInformation-AddressType).valueCodeableConcept';

const places: Places = {
  '': [''],
  street: part('streetName'),
  houseNumber: part('houseNumber'),
  houseNumberLetter: part('buildingNumberSuffix'),
  houseNumberAddition: part('buildingNumberSuffix'),
  houseNumberIndication: part('additionalLocator'),
  additionalInformation: part('unitID'),
  postcode: ['postalCode', 'text'],
  placeOfResidence: ['city'],
  municipality: ['district'],
  country: ['country.extension(code-specification).valueCodeableConcept'],
  addressType: [TYPE],
  official: ['extension(nl-core-address-official).valueBoolean', TYPE],
};

/** AddressInformation as Address. */
export const addressCodec = (whose: Holder = 'person'): Codec<AddressInformation> =>
  complex(
    'Address',
    whose === 'person' ? (value) => address(value) : (value) => organizationAddress(value),
    readAddress,
    places,
  );
