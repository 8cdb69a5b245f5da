import type { Address, Extension } from 'fhir/r3';
import { systems } from '../../../fhir/naming-systems';
import { amendedMap } from '../../../terminology/concept-map';
import { adresSoortCodelijst } from '../../../terminology/zib2017/codelists';
import {
  adresSoortCodelijstToAddressType,
  adresSoortCodelijstToAddressUse,
} from '../../../terminology/zib2017/concept-maps';
import type { AddressInformation, CodedConcept } from '../../../zib';
import { compact, element, extension, maybe, some } from '../../define/elements';
import { codeableConcept } from '../code/stu3';
import { codesBothWays } from '../code/translation';

/** AddressType HP: the address a person or organization is registered at. Mail comes there too, hence `both` below. */
export const OFFICIAL = 'HP';
const officialType = {
  system: systems.addressUse,
  code: OFFICIAL,
  display: adresSoortCodelijst.codes[systems.addressUse][OFFICIAL],
} as const;

export const uses = codesBothWays(adresSoortCodelijst, adresSoortCodelijstToAddressUse, {
  without: { PST: 'told by the type' },
});

const TOLD_BY_USE = 'told by the use';
export const types = codesBothWays(
  adresSoortCodelijst,
  amendedMap(adresSoortCodelijstToAddressType, [[OFFICIAL, 'both', 'equal']]),
  { without: { TMP: TOLD_BY_USE, WP: TOLD_BY_USE, HV: TOLD_BY_USE } },
);

/**
 * Whether nl-core-address-official may stand on an address: the profile wants street and number with it (invariant
 * nl-streetname-if-official-and-other-line-parts).
 */
const hasStreetAndNumber = (value: Readonly<AddressInformation>): boolean =>
  value.street !== undefined &&
  [value.houseNumber, value.houseNumberLetter, value.houseNumberAddition, value.houseNumberIndication].some(
    (part) => part !== undefined,
  );

/** The kind of address. An official one without street and number says so here: nl-core-address-official may not. */
function addressType(value: Readonly<AddressInformation>): Extension | undefined {
  const { addressType: type, official } = value;
  const alsoOfficial = official === true && !hasStreetAndNumber(value) && type?.code !== OFFICIAL;
  const concept = maybe(type, (one) => codeableConcept(one));
  const codings = [...(concept?.coding ?? []), ...(alsoOfficial ? [{ ...officialType }] : [])];
  if (codings.length === 0 && concept === undefined) return undefined;
  return extension('zib-AddressInformation-AddressType', {
    valueCodeableConcept: codings.length > 0 ? { ...concept, coding: codings } : concept,
  });
}

/** Whether the address is registered: as the record says, else HP says so. */
function official(value: Readonly<AddressInformation>): Extension | undefined {
  const registered = value.official ?? (value.addressType?.code === OFFICIAL ? true : undefined);
  if (registered === undefined || (registered && !hasStreetAndNumber(value))) return undefined;
  return extension('nl-core-address-official', { valueBoolean: registered });
}

function lineParts(address: Readonly<AddressInformation>) {
  return [
    { name: 'iso21090-ADXP-streetName', value: address.street },
    { name: 'iso21090-ADXP-houseNumber', value: address.houseNumber },
    { name: 'iso21090-ADXP-buildingNumberSuffix', value: address.houseNumberLetter },
    { name: 'iso21090-ADXP-buildingNumberSuffix', value: address.houseNumberAddition },
    { name: 'iso21090-ADXP-unitID', value: address.additionalInformation },
    { name: 'iso21090-ADXP-additionalLocator', value: address.houseNumberIndication },
  ] as const;
}

/** ISO 3166 code, or the term of another table; the GBA table's 6030 is the Netherlands. */
export function countryText(country: CodedConcept): string | undefined {
  if (country.system === systems.country) return country.code;
  if (country.system === systems.countryGba && country.code === '6030') return 'NL';
  return country.display ?? country.originalText ?? country.code;
}

const countrySpecification = (country: CodedConcept) =>
  element(extension('code-specification', { valueCodeableConcept: codeableConcept(country, 'coding') }));

/**
 * A Dutch postcode is sent as four digits and two capitals without blank. nl-core-address takes no other there
 * (nl-postal-code-pattern looks for the country where it is not), so one from abroad goes in the address as text.
 */
function postalCode({
  postcode,
  placeOfResidence,
}: Readonly<AddressInformation>): Pick<Address, 'text' | 'postalCode'> {
  if (postcode === undefined) return {};
  const dutch = /^(\d{4})\s?([A-Za-z]{2})$/.exec(postcode.trim());
  if (dutch) return { postalCode: `${dutch[1]}${dutch[2]?.toUpperCase()}` };
  return { text: placeOfResidence === undefined ? postcode : `${postcode} ${placeOfResidence}` };
}

/** The same of an organization, whose addresses are never `home` (STU3 org-2); the zib code beside it says what it is. */
export function organizationAddress(value: Readonly<AddressInformation>): Address {
  const sent = address(value);
  return sent.use === 'home' ? compact({ ...sent, use: undefined }) : sent;
}

/** AddressInformation as nl-core-address: one line, its parts as extensions. */
export function address(value: Readonly<AddressInformation>): Address {
  const parts = lineParts(value).filter((part): part is typeof part & { value: string } => part.value !== undefined);
  const type = value.addressType?.code;
  const postal = postalCode(value);
  return compact({
    extension: some(addressType(value), official(value)),
    use: uses.to(type),
    type: types.to(type),
    text: postal.text,
    line: parts.length > 0 ? [parts.map((part) => part.value).join(' ')] : undefined,
    _line:
      parts.length > 0
        ? [{ extension: parts.map((part) => extension(part.name, { valueString: part.value })) }]
        : undefined,
    city: value.placeOfResidence,
    district: value.municipality,
    postalCode: postal.postalCode,
    country: maybe(value.country, countryText),
    _country: maybe(value.country, countrySpecification),
  });
}
