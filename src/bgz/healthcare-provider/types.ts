// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { AddressInformation, AddressInformationInput } from '../parts/address-information/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { OrganisatieTypeCode } from '../parts/code/types';
import type { ContactInformation, ContactInformationInput } from '../parts/contact-information/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';

/** What is accepted for HealthcareProvider (Zorgaanbieder, NL-CM:17.2.1). */
export type HealthcareProviderInput = {
  /** 0..1. Own key in the source, when there is no identification number. */
  readonly id?: string | number | bigint | null | undefined;
  /** ZorgaanbiederIdentificatienummer (NL-CM:17.2.2), 0..*. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** OrganisatieNaam (NL-CM:17.2.3), 0..1. */
  readonly organizationName?: string | null | undefined;
  /** OrganisatieLocatie (NL-CM:17.2.8), 0..1. */
  readonly organizationLocation?: string | null | undefined;
  /** OrganisatieType (NL-CM:17.2.4), 0..1. OrganisatieTypeCodelijst, or another code. */
  readonly organizationType?: OpenCodelistInput<OrganisatieTypeCode> | null | undefined;
  /** AfdelingSpecialisme (NL-CM:17.2.7), 0..1. A bare code may be given. AGB specialism of the department. */
  readonly departmentSpecialty?: CodedInput | string | null | undefined;
  /** Contactgegevens (NL-CM:17.2.6), 0..1. */
  readonly contactInformation?: ContactInformationInput | null | undefined;
  /** Adresgegevens (NL-CM:17.2.5), 0..*. */
  readonly addressInformation?: readonly AddressInformationInput[] | null | undefined;
};

/** HealthcareProvider (Zorgaanbieder, NL-CM:17.2.1). */
export type HealthcareProvider = {
  /** 0..1. Own key in the source, when there is no identification number. */
  readonly id?: string;
  /** ZorgaanbiederIdentificatienummer (NL-CM:17.2.2), 0..*. */
  readonly identificationNumbers?: readonly Identifier[];
  /** OrganisatieNaam (NL-CM:17.2.3), 0..1. */
  readonly organizationName?: string;
  /** OrganisatieLocatie (NL-CM:17.2.8), 0..1. */
  readonly organizationLocation?: string;
  /** OrganisatieType (NL-CM:17.2.4), 0..1. OrganisatieTypeCodelijst. */
  readonly organizationType?: CodedConcept;
  /** AfdelingSpecialisme (NL-CM:17.2.7), 0..1. AGB specialism of the department. */
  readonly departmentSpecialty?: CodedConcept;
  /** Contactgegevens (NL-CM:17.2.6), 0..1. */
  readonly contactInformation?: ContactInformation;
  /** Adresgegevens (NL-CM:17.2.5), 0..*. */
  readonly addressInformation?: readonly AddressInformation[];
};
