// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { AddressInformation, AddressInformationInput } from '../parts/address-information/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { RelatieCode, RolCode } from '../parts/code/types';
import type { ContactInformation, ContactInformationInput } from '../parts/contact-information/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { NameInformation, NameInformationInput } from '../parts/name-information/types';

/** What is accepted for ContactPerson (Contactpersoon, NL-CM:3.1.1). */
export type ContactPersonInput = {
  /** 0..1. Own key in the source. */
  readonly id?: string | number | bigint | null | undefined;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Relatie (NL-CM:3.1.3), 0..1. RelatieCodelijst, or another code. */
  readonly relationship?: OpenCodelistInput<RelatieCode> | null | undefined;
  /** Rol (NL-CM:3.1.2), 0..1. RolCodelijst, or another code. */
  readonly role?: OpenCodelistInput<RolCode> | null | undefined;
  /** Naamgegevens (NL-CM:3.1.4), 0..1. */
  readonly nameInformation?: NameInformationInput | null | undefined;
  /** Contactgegevens (NL-CM:3.1.6), 0..1. */
  readonly contactInformation?: ContactInformationInput | null | undefined;
  /** Adresgegevens (NL-CM:3.1.5), 0..1. */
  readonly addressInformation?: readonly AddressInformationInput[] | null | undefined;
};

/** ContactPerson (Contactpersoon, NL-CM:3.1.1). */
export type ContactPerson = {
  /** 0..1. Own key in the source. */
  readonly id?: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Relatie (NL-CM:3.1.3), 0..1. RelatieCodelijst. */
  readonly relationship?: CodedConcept;
  /** Rol (NL-CM:3.1.2), 0..1. RolCodelijst. */
  readonly role?: CodedConcept;
  /** Naamgegevens (NL-CM:3.1.4), 0..1. */
  readonly nameInformation?: NameInformation;
  /** Contactgegevens (NL-CM:3.1.6), 0..1. */
  readonly contactInformation?: ContactInformation;
  /** Adresgegevens (NL-CM:3.1.5), 0..1. */
  readonly addressInformation?: readonly AddressInformation[];
};
