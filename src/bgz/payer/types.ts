// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ContactPerson, ContactPersonInput } from '../contact-person/types';
import type { AddressInformation, AddressInformationInput } from '../parts/address-information/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { VerzekeringssoortCode } from '../parts/code/types';
import type { ContactInformation, ContactInformationInput } from '../parts/contact-information/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';

/** What is accepted for Payer (Betaler, NL-CM:1.1.1). */
export type PayerInput = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string | number | bigint;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly IdentifierInput[] | null | undefined;
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: IdentifierInput | null | undefined;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: MetadataInput | null | undefined;
  /**
   * VerzekeringsSoort (NL-CM:1.1.15), 0..1. VerzekeringssoortCodelijst, or another code: `B` Basis verzekerd, `A`
   * Aanvullend verzekerd, `BZ` Basisverzekering vanuit AWBZ (tegenwoordig uit Wet Langdurige Zorg), `H` Een
   * basisverzekering die geen onderdeel uitmaakt van de ZVW of AWBZ (bijvoorbeeld voor expats in het buitenland)., `T`
   * Tandverzekering, `AT` Aanvullend + tand.
   */
  readonly insuranceType?: OpenCodelistInput<VerzekeringssoortCode> | null | undefined;
  /** BeginDatumTijd (NL-CM:1.1.13), 0..1. Date, with or without a time. */
  readonly startDateTime?: MomentInput | null | undefined;
  /** EindDatumTijd (NL-CM:1.1.14), 0..1. Date, with or without a time. */
  readonly endDateTime?: MomentInput | null | undefined;
  /** VerzekerdeNummer (NL-CM:1.1.6), 0..1. */
  readonly insurantNumber?: string | number | bigint | null | undefined;
  /** Verzekeraar (NL-CM:1.1.3), 0..1. */
  readonly insuranceCompany?: PayerInsuranceCompanyInput | null | undefined;
  /** BetalerPersoon (NL-CM:1.1.2), 0..1. Someone who pays; `'patient'` when the patient pays. */
  readonly payerPerson?: 'patient' | ContactPersonInput | null | undefined;
  /** Bankgegevens (NL-CM:1.1.4), 0..1. */
  readonly bankInformation?: PayerBankInformationInput | null | undefined;
  /**
   * Adresgegevens (NL-CM:1.1.17), 0..*. Address and contact of the insurance company; without one, of the contact
   * person who pays.
   */
  readonly addressInformation?: readonly AddressInformationInput[] | null | undefined;
  /** Contactgegevens (NL-CM:1.1.12), 0..1. */
  readonly contactInformation?: ContactInformationInput | null | undefined;
};

/** Payer (Betaler, NL-CM:1.1.1). */
export type Payer = {
  /**
   * 1..1. The record's own key in the source; unique per zib and patient, stable between pulls. Decides the FHIR id.
   */
  readonly id: string;
  /** Identificatienummer (NL-CM:0.0.6), 0..*. Numbers other parties may know the record by. */
  readonly identificationNumbers?: readonly Identifier[];
  /** Onderwerp (NL-CM:0.0.11), 0..1. Whose record it is. When given, the facade refuses it for any other patient. */
  readonly subject?: Identifier;
  /** 0..1. First registration and last modification; sent as Provenance, where a receiver asks for that. */
  readonly metadata?: Metadata;
  /** VerzekeringsSoort (NL-CM:1.1.15), 0..1. VerzekeringssoortCodelijst. */
  readonly insuranceType?: CodedConcept;
  /** BeginDatumTijd (NL-CM:1.1.13), 0..1. Date, with or without a time. */
  readonly startDateTime?: Moment;
  /** EindDatumTijd (NL-CM:1.1.14), 0..1. Date, with or without a time. */
  readonly endDateTime?: Moment;
  /** VerzekerdeNummer (NL-CM:1.1.6), 0..1. */
  readonly insurantNumber?: string;
  /** Verzekeraar (NL-CM:1.1.3), 0..1. */
  readonly insuranceCompany?: PayerInsuranceCompany;
  /** BetalerPersoon (NL-CM:1.1.2), 0..1. Someone who pays; `'patient'` when the patient pays. */
  readonly payerPerson?: 'patient' | ContactPerson;
  /** Bankgegevens (NL-CM:1.1.4), 0..1. */
  readonly bankInformation?: PayerBankInformation;
  /**
   * Adresgegevens (NL-CM:1.1.17), 0..*. Address and contact of the insurance company; without one, of the contact
   * person who pays.
   */
  readonly addressInformation?: readonly AddressInformation[];
  /** Contactgegevens (NL-CM:1.1.12), 0..1. */
  readonly contactInformation?: ContactInformation;
};

/** What is accepted for Verzekeraar (NL-CM:1.1.3). */
export type PayerInsuranceCompanyInput = {
  /** IdentificatieNummer (NL-CM:1.1.7), 0..1. UZOVI number. */
  readonly identificationNumber?: IdentifierInput | null | undefined;
  /** OrganisatieNaam (NL-CM:1.1.16), 0..1. */
  readonly organizationName?: string | null | undefined;
};

/** Verzekeraar (NL-CM:1.1.3). */
export type PayerInsuranceCompany = {
  /** IdentificatieNummer (NL-CM:1.1.7), 0..1. UZOVI number. */
  readonly identificationNumber?: Identifier;
  /** OrganisatieNaam (NL-CM:1.1.16), 0..1. */
  readonly organizationName?: string;
};

/** What is accepted for Bankgegevens (NL-CM:1.1.4). */
export type PayerBankInformationInput = {
  /** BankNaam (NL-CM:1.1.9), 0..1. */
  readonly bankName?: string | null | undefined;
  /** Bankcode (NL-CM:1.1.10), 0..1. */
  readonly bankCode?: string | null | undefined;
  /** Rekeningnummer (NL-CM:1.1.11), 1..1. */
  readonly accountNumber: string;
};

/** Bankgegevens (NL-CM:1.1.4). */
export type PayerBankInformation = {
  /** BankNaam (NL-CM:1.1.9), 0..1. */
  readonly bankName?: string;
  /** Bankcode (NL-CM:1.1.10), 0..1. */
  readonly bankCode?: string;
  /** Rekeningnummer (NL-CM:1.1.11), 1..1. */
  readonly accountNumber: string;
};
