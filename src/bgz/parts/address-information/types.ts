// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodedInput, CodelistInput } from '../code/code';
import type { AdresSoortCode } from '../code/types';

/**
 * What is accepted for AddressInformation (Adresgegevens, NL-CM:20.5.1). `country` is ISO 3166-1 (`country('NL',
 * 'Nederland')`) or the GBA table; a Dutch `postcode` may be written with or without blank. `official` marks the
 * registered address.
 */
export type AddressInformationInput = {
  /** Straat (NL-CM:20.5.2), 0..1. */
  readonly street?: string | null | undefined;
  /** Huisnummer (NL-CM:20.5.12), 0..1. */
  readonly houseNumber?: string | number | bigint | null | undefined;
  /** Huisnummerletter (NL-CM:20.5.11), 0..1. */
  readonly houseNumberLetter?: string | null | undefined;
  /** Huisnummertoevoeging (NL-CM:20.5.10), 0..1. */
  readonly houseNumberAddition?: string | null | undefined;
  /** AanduidingBijNummer (NL-CM:20.5.9), 0..1. `to` (opposite) or `by` (beside). */
  readonly houseNumberIndication?: 'to' | 'by' | null | undefined;
  /** AdditioneleInformatie (NL-CM:20.5.7), 0..1. */
  readonly additionalInformation?: string | null | undefined;
  /** Postcode (NL-CM:20.5.6), 0..1. */
  readonly postcode?: string | null | undefined;
  /** Woonplaats (NL-CM:20.5.3), 0..1. */
  readonly placeOfResidence?: string | null | undefined;
  /** Gemeente (NL-CM:20.5.4), 0..1. */
  readonly municipality?: string | null | undefined;
  /** Land (NL-CM:20.5.5), 0..1. A bare code may be given. */
  readonly country?: CodedInput | string | null | undefined;
  /**
   * AdresSoort (NL-CM:20.5.8), 0..1. AdresSoortCodelijst: `PST` Postadres, `HP` Officieel adres, `PHYS`
   * Woon-/verblijfadres, `TMP` Tijdelijk adres, `WP` Werkadres, `HV` Vakantie adres.
   */
  readonly addressType?: CodelistInput<AdresSoortCode> | null | undefined;
  /** AdresSoort (NL-CM:20.5.8), 0..1. */
  readonly official?: boolean | null | undefined;
};

/**
 * AddressInformation (Adresgegevens, NL-CM:20.5.1). `country` is ISO 3166-1 (`country('NL', 'Nederland')`) or the GBA
 * table; a Dutch `postcode` may be written with or without blank. `official` marks the registered address.
 */
export type AddressInformation = {
  /** Straat (NL-CM:20.5.2), 0..1. */
  readonly street?: string;
  /** Huisnummer (NL-CM:20.5.12), 0..1. */
  readonly houseNumber?: string;
  /** Huisnummerletter (NL-CM:20.5.11), 0..1. */
  readonly houseNumberLetter?: string;
  /** Huisnummertoevoeging (NL-CM:20.5.10), 0..1. */
  readonly houseNumberAddition?: string;
  /** AanduidingBijNummer (NL-CM:20.5.9), 0..1. `to` (opposite) or `by` (beside). */
  readonly houseNumberIndication?: 'to' | 'by';
  /** AdditioneleInformatie (NL-CM:20.5.7), 0..1. */
  readonly additionalInformation?: string;
  /** Postcode (NL-CM:20.5.6), 0..1. */
  readonly postcode?: string;
  /** Woonplaats (NL-CM:20.5.3), 0..1. */
  readonly placeOfResidence?: string;
  /** Gemeente (NL-CM:20.5.4), 0..1. */
  readonly municipality?: string;
  /** Land (NL-CM:20.5.5), 0..1. */
  readonly country?: CodedConcept;
  /** AdresSoort (NL-CM:20.5.8), 0..1. AdresSoortCodelijst. */
  readonly addressType?: CodedConcept<AdresSoortCode>;
  /** AdresSoort (NL-CM:20.5.8), 0..1. */
  readonly official?: boolean;
};
