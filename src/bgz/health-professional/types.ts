// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { AddressInformation, AddressInformationInput } from '../parts/address-information/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { ZorgverlenerRolCode } from '../parts/code/types';
import type { ContactInformation, ContactInformationInput } from '../parts/contact-information/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { NameInformation, NameInformationInput } from '../parts/name-information/types';

/** What is accepted for HealthProfessional (Zorgverlener, NL-CM:17.1.1). */
export type HealthProfessionalInput = {
  /** 0..1. Own key in the source, when there is no identification number. */
  readonly id?: string | number | bigint | null | undefined;
  /** ZorgverlenerIdentificatienummer (NL-CM:17.1.2), 0..*. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Naamgegevens (NL-CM:17.1.3), 0..1. */
  readonly nameInformation?: NameInformationInput | null | undefined;
  /** Specialisme (NL-CM:17.1.4), 0..1. A bare code may be given. UZI role code or AGB specialism. */
  readonly specialty?: CodedInput | string | null | undefined;
  /** Adresgegevens (NL-CM:17.1.7), 0..*. */
  readonly addressInformation?: readonly AddressInformationInput[] | null | undefined;
  /** Contactgegevens (NL-CM:17.1.8), 0..1. */
  readonly contactInformation?: ContactInformationInput | null | undefined;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. */
  readonly healthcareProvider?: HealthcareProviderInput | null | undefined;
  /**
   * ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst, or another code: `OTH` Anders, `RESP`
   * Hoofdbehandelaar, `REF` Verwijzer, `PRF` Uitvoerder, `SPRF` Tweede uitvoerder, `CON` Consulent, `ATND` Behandelaar.
   * Role in this act: RESP, PRF, ATND …
   */
  readonly role?: OpenCodelistInput<ZorgverlenerRolCode> | null | undefined;
};

/** HealthProfessional (Zorgverlener, NL-CM:17.1.1). */
export type HealthProfessional = {
  /** 0..1. Own key in the source, when there is no identification number. */
  readonly id?: string;
  /** ZorgverlenerIdentificatienummer (NL-CM:17.1.2), 0..*. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Naamgegevens (NL-CM:17.1.3), 0..1. */
  readonly nameInformation?: NameInformation;
  /** Specialisme (NL-CM:17.1.4), 0..1. UZI role code or AGB specialism. */
  readonly specialty?: CodedConcept;
  /** Adresgegevens (NL-CM:17.1.7), 0..*. */
  readonly addressInformation?: readonly AddressInformation[];
  /** Contactgegevens (NL-CM:17.1.8), 0..1. */
  readonly contactInformation?: ContactInformation;
  /** Zorgaanbieder (NL-CM:17.1.6), 0..1. */
  readonly healthcareProvider?: HealthcareProvider;
  /** ZorgverlenerRol (NL-CM:17.1.5), 0..1. ZorgverlenerRolCodelijst. Role in this act: RESP, PRF, ATND … */
  readonly role?: CodedConcept;
};
