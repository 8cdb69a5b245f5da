import type { Address } from 'fhir/r3';
import { systems } from '../../fhir/naming-systems';
import type { AddressInformation, CodedConcept } from '../../zib';
import { codeableConcept } from './codeable-concept';
import { compact, element, extension, maybe, some } from './elements';

/** ConceptMaps AdresSoortCodelijst-to-AddressUse and -to-AddressType. */
const useByType: Readonly<Record<string, Address['use']>> = {
  HP: 'home',
  PHYS: 'home',
  TMP: 'temp',
  WP: 'work',
  HV: 'temp',
};
const typeByType: Readonly<Record<string, Address['type']>> = { PST: 'postal', PHYS: 'physical' };

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
function countryText(country: CodedConcept): string | undefined {
  if (country.system === systems.country) return country.code;
  if (country.system === systems.countryGba && country.code === '6030') return 'NL';
  return country.display ?? country.originalText ?? country.code;
}

function countrySpecification(country: CodedConcept) {
  const concept = codeableConcept(country, 'coding');
  const [first, ...rest] = concept.coding ?? [];
  const version = country.nullFlavor === undefined ? country.version : undefined;
  // ISO 3166 and the GBA table change; the national conversion sends the version of a country, and of no other code.
  const coding =
    first && version !== undefined
      ? [{ system: first.system, version, code: first.code, display: first.display }, ...rest]
      : concept.coding;
  return element(extension('code-specification', { valueCodeableConcept: { ...concept, coding } }));
}

/** A Dutch postcode is sent as four digits and two capitals without blank (nl-postal-code-pattern); others as given. */
function postalCode(postcode: string): string {
  const dutch = /^(\d{4})\s?([A-Za-z]{2})$/.exec(postcode.trim());
  return dutch ? `${dutch[1]}${dutch[2]?.toUpperCase()}` : postcode;
}

/** AddressInformation as nl-core-address: one line, its parts as extensions. */
export function address(value: Readonly<AddressInformation>): Address {
  const parts = lineParts(value).filter((part): part is typeof part & { value: string } => part.value !== undefined);
  const type = value.addressType?.code;
  return compact({
    extension: some(
      maybe(value.addressType, (one) =>
        extension('zib-AddressInformation-AddressType', { valueCodeableConcept: codeableConcept(one) }),
      ),
      maybe(value.official, (valueBoolean) => extension('nl-core-address-official', { valueBoolean })),
    ),
    use: maybe(type, (code) => useByType[code]),
    type: maybe(type, (code) => typeByType[code]),
    line: parts.length > 0 ? [parts.map((part) => part.value).join(' ')] : undefined,
    _line:
      parts.length > 0
        ? [{ extension: parts.map((part) => extension(part.name, { valueString: part.value })) }]
        : undefined,
    city: value.placeOfResidence,
    district: value.municipality,
    postalCode: maybe(value.postcode, postalCode),
    country: maybe(value.country, countryText),
    _country: maybe(value.country, countrySpecification),
  });
}
