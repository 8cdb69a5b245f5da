// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, CodedInput } from '../parts/code/code';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for Vaccination (Vaccinatie, NL-CM:11.1.1). */
export type VaccinationInput = {
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
   * ProductCode (NL-CM:11.1.2), 1..1. HPK, GPK, PRK or ZI number, or ATC (J07…) when it is known by hearsay only. Codes
   * of others for the same are `translations`, one of each code system.
   */
  readonly productCode: CodedInput;
  /** VaccinatieDatum (NL-CM:11.1.3), 1..1. Date, with or without a time. */
  readonly vaccinationDate: MomentInput;
  /** Dosis (NL-CM:11.1.4), 0..1. How much of the product, mostly in mL. */
  readonly dose?: QuantityInput | null | undefined;
  /**
   * GewensteDatumHervaccinatie (NL-CM:11.1.5), 0..1. Date, with or without a time. When it is to be repeated: becomes a
   * planned vaccination beside it, and comes back as one (VaccinationRecommendation). A receiver finds it where
   * `vaccinationRecommendations` has a source, be it one that gives nothing.
   */
  readonly preferredDateForRevaccination?: MomentInput | null | undefined;
  /** Toediener (NL-CM:11.1.6), 0..1. */
  readonly administrator?: HealthProfessionalInput | null | undefined;
  /** Toelichting (NL-CM:11.1.7), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * No concept of its own, 0..1. FHIR's own words: left out, it is `completed`. What was entered in error is in no
   * national search.
   */
  readonly status?: 'completed' | 'entered-in-error' | null | undefined;
  /**
   * No concept of its own, 0..1. Whether it is based on what the administrator told; left out, FHIR says no, as the
   * national test set does.
   */
  readonly primarySource?: boolean | null | undefined;
  /**
   * Informatiebron (NL-CM:0.0.2), 0..1. Where it is known from, where not from the administrator. The profile has a
   * code for it (`Immunization.reportOrigin`), and no person.
   */
  readonly informationSource?: CodedInput | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** Vaccination (Vaccinatie, NL-CM:11.1.1). */
export type Vaccination = {
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
  /**
   * ProductCode (NL-CM:11.1.2), 1..1. HPK, GPK, PRK or ZI number, or ATC (J07…) when it is known by hearsay only. Codes
   * of others for the same are `translations`, one of each code system.
   */
  readonly productCode: CodedConcept;
  /** VaccinatieDatum (NL-CM:11.1.3), 1..1. Date, with or without a time. */
  readonly vaccinationDate: Moment;
  /** Dosis (NL-CM:11.1.4), 0..1. How much of the product, mostly in mL. */
  readonly dose?: Quantity;
  /**
   * GewensteDatumHervaccinatie (NL-CM:11.1.5), 0..1. Date, with or without a time. When it is to be repeated: becomes a
   * planned vaccination beside it, and comes back as one (VaccinationRecommendation). A receiver finds it where
   * `vaccinationRecommendations` has a source, be it one that gives nothing.
   */
  readonly preferredDateForRevaccination?: Moment;
  /** Toediener (NL-CM:11.1.6), 0..1. */
  readonly administrator?: HealthProfessional;
  /** Toelichting (NL-CM:11.1.7), 0..1. */
  readonly comment?: string;
  /**
   * No concept of its own, 0..1. FHIR's own words: left out, it is `completed`. What was entered in error is in no
   * national search.
   */
  readonly status?: 'completed' | 'entered-in-error';
  /**
   * No concept of its own, 0..1. Whether it is based on what the administrator told; left out, FHIR says no, as the
   * national test set does.
   */
  readonly primarySource?: boolean;
  /**
   * Informatiebron (NL-CM:0.0.2), 0..1. Where it is known from, where not from the administrator. The profile has a
   * code for it (`Immunization.reportOrigin`), and no person.
   */
  readonly informationSource?: CodedConcept;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};
