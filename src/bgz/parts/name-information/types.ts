// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { CodedConcept, CodelistInput } from '../code/code';
import type { NaamgebruikCode } from '../code/types';

/**
 * What is accepted for NameInformation (Naamgegevens, NL-CM:20.4.1). Own and partner's last name stand apart, each with
 * its prefix; `nameUsage` (NL1-NL4) says in which order they are used.
 */
export type NameInformationInput = {
  /** Voornamen (NL-CM:20.4.4), 0..1. */
  readonly firstNames?: string | null | undefined;
  /** Initialen (NL-CM:20.4.5), 0..1. */
  readonly initials?: string | null | undefined;
  /** Roepnaam (NL-CM:20.4.6), 0..1. */
  readonly givenName?: string | null | undefined;
  /**
   * Naamgebruik (NL-CM:20.4.7), 0..1. NaamgebruikCodelijst: `UNK` Onbekend, `NL1` Eigen geslachtsnaam, `NL2`
   * Geslachtsnaam partner, `NL3` Geslachtsnaam partner gevolgd door eigen geslachtsnaam, `NL4` Eigen geslachtsnaam
   * gevolgd door geslachtsnaam partner.
   */
  readonly nameUsage?: CodelistInput<NaamgebruikCode> | null | undefined;
  /** 0..1. */
  readonly lastName?: NameInformationLastNameInput | null | undefined;
  /** 0..1. */
  readonly lastNamePartner?: NameInformationLastNamePartnerInput | null | undefined;
  /** Naamgegevens (NL-CM:20.4.1), 0..1. For sources that know no parts. */
  readonly unstructuredName?: string | null | undefined;
};

/**
 * NameInformation (Naamgegevens, NL-CM:20.4.1). Own and partner's last name stand apart, each with its prefix;
 * `nameUsage` (NL1-NL4) says in which order they are used.
 */
export type NameInformation = {
  /** Voornamen (NL-CM:20.4.4), 0..1. */
  readonly firstNames?: string;
  /** Initialen (NL-CM:20.4.5), 0..1. */
  readonly initials?: string;
  /** Roepnaam (NL-CM:20.4.6), 0..1. */
  readonly givenName?: string;
  /** Naamgebruik (NL-CM:20.4.7), 0..1. NaamgebruikCodelijst. */
  readonly nameUsage?: CodedConcept<NaamgebruikCode>;
  /** 0..1. */
  readonly lastName?: NameInformationLastName;
  /** 0..1. */
  readonly lastNamePartner?: NameInformationLastNamePartner;
  /** Naamgegevens (NL-CM:20.4.1), 0..1. For sources that know no parts. */
  readonly unstructuredName?: string;
};

/** What is accepted for LastName of NameInformation. */
export type NameInformationLastNameInput = {
  /** Voorvoegsels (NL-CM:20.4.11), 0..1. */
  readonly prefix?: string | null | undefined;
  /** Geslachtsnaam (NL-CM:20.4.10), 1..1. */
  readonly lastName: string;
};

/** LastName of NameInformation. */
export type NameInformationLastName = {
  /** Voorvoegsels (NL-CM:20.4.11), 0..1. */
  readonly prefix?: string;
  /** Geslachtsnaam (NL-CM:20.4.10), 1..1. */
  readonly lastName: string;
};

/** What is accepted for LastNamePartner of NameInformation. */
export type NameInformationLastNamePartnerInput = {
  /** VoorvoegselsPartner (NL-CM:20.4.9), 0..1. */
  readonly prefix?: string | null | undefined;
  /** GeslachtsnaamPartner (NL-CM:20.4.8), 1..1. */
  readonly lastName: string;
};

/** LastNamePartner of NameInformation. */
export type NameInformationLastNamePartner = {
  /** VoorvoegselsPartner (NL-CM:20.4.9), 0..1. */
  readonly prefix?: string;
  /** GeslachtsnaamPartner (NL-CM:20.4.8), 1..1. */
  readonly lastName: string;
};
