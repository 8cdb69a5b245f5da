// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { HealthcareProvider, HealthcareProviderInput } from '../healthcare-provider/types';
import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput, OpenCodelistInput } from '../parts/code/code';
import type { MedischHulpmiddelLateraliteitCode, MedischHulpmiddelLateraliteitName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { ProblemReference, ProblemReferenceInput } from '../parts/references/types';

/** What is accepted for MedicalDevice (MedischHulpmiddel, NL-CM:10.1.1). */
export type MedicalDeviceInput = {
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
  /** Product (NL-CM:10.1.2), 1..1. */
  readonly product: MedicalDeviceProductInput;
  /** ProductOmschrijving (NL-CM:10.1.13), 0..1. */
  readonly productDescription?: string | null | undefined;
  /** BeginDatum (NL-CM:10.1.11), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. */
  readonly endDate?: MomentInput | null | undefined;
  /** Indicatie (NL-CM:10.1.7), 0..*. */
  readonly indications?: readonly ProblemReferenceInput[] | null | undefined;
  /** Toelichting (NL-CM:10.1.10), 0..1. */
  readonly comment?: string | null | undefined;
  /** AnatomischeLocatie (NL-CM:10.1.6), 0..1. */
  readonly anatomicalLocation?: CodedInput | null | undefined;
  /**
   * Lateraliteit (NL-CM:10.1.12), 0..1. MedischHulpmiddelLateraliteitCodelijst, or another code: `left` Links, `right`
   * Rechts, `both` Rechts en links.
   */
  readonly laterality?:
    | OpenCodelistInput<MedischHulpmiddelLateraliteitCode, MedischHulpmiddelLateraliteitName>
    | null
    | undefined;
  /** Locatie (NL-CM:10.1.8), 0..1. */
  readonly location?: HealthcareProviderInput | null | undefined;
  /** Zorgverlener (NL-CM:10.1.9), 0..1. */
  readonly healthProfessional?: HealthProfessionalInput | null | undefined;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: PartyInput | null | undefined;
};

/** MedicalDevice (MedischHulpmiddel, NL-CM:10.1.1). */
export type MedicalDevice = {
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
  /** Product (NL-CM:10.1.2), 1..1. */
  readonly product: MedicalDeviceProduct;
  /** ProductOmschrijving (NL-CM:10.1.13), 0..1. */
  readonly productDescription?: string;
  /** BeginDatum (NL-CM:10.1.11), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** DatumTijd (NL-CM:0.0.14), 0..1. Date, with or without a time. */
  readonly endDate?: Moment;
  /** Indicatie (NL-CM:10.1.7), 0..*. */
  readonly indications?: readonly ProblemReference[];
  /** Toelichting (NL-CM:10.1.10), 0..1. */
  readonly comment?: string;
  /** AnatomischeLocatie (NL-CM:10.1.6), 0..1. */
  readonly anatomicalLocation?: CodedConcept;
  /** Lateraliteit (NL-CM:10.1.12), 0..1. MedischHulpmiddelLateraliteitCodelijst. */
  readonly laterality?: CodedConcept;
  /** Locatie (NL-CM:10.1.8), 0..1. */
  readonly location?: HealthcareProvider;
  /** Zorgverlener (NL-CM:10.1.9), 0..1. */
  readonly healthProfessional?: HealthProfessional;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: Party;
};

/** What is accepted for Product (NL-CM:10.1.2). */
export type MedicalDeviceProductInput = {
  /** ProductID (NL-CM:10.1.4), 0..*. A GTIN, HIBC or other number; a full UDI text goes in `value`. */
  readonly productId?: readonly IdentifierInput[] | null | undefined;
  /** ProductType (NL-CM:10.1.3), 1..1. */
  readonly productType: CodedInput;
};

/** Product (NL-CM:10.1.2). */
export type MedicalDeviceProduct = {
  /** ProductID (NL-CM:10.1.4), 0..*. A GTIN, HIBC or other number; a full UDI text goes in `value`. */
  readonly productId?: readonly Identifier[];
  /** ProductType (NL-CM:10.1.3), 1..1. */
  readonly productType: CodedConcept;
};
