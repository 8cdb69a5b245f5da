// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { HealthProfessional, HealthProfessionalInput } from '../health-professional/types';
import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type { RedenWijzigenOfStoppenGebruikCode, StoptypeCode, StoptypeName } from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { InstructionsForUse, InstructionsForUseInput } from '../parts/instructions-for-use/types';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { PeriodOfUse, PeriodOfUseInput } from '../parts/period-of-use/types';
import type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
} from '../parts/references/types';
import type { PharmaceuticalProduct, PharmaceuticalProductInput } from '../pharmaceutical-product/types';

/** What is accepted for MedicationUse (MedicatieGebruik, NL-CM:9.11.21338). */
export type MedicationUseInput = {
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
  /** Registratiedatum (NL-CM:9.11.22398), 1..1. Date, with or without a time. When the use was registered. */
  readonly registrationDateTime: MomentInput;
  /** GebruikIndicator (NL-CM:9.11.22399), 1..1. */
  readonly useIndicator: boolean;
  /** VolgensAfspraakIndicator (NL-CM:9.11.22492), 0..1. */
  readonly asAgreedIndicator?: boolean | null | undefined;
  /** GebruiksProduct (NL-CM:9.11.21339), 1..1. */
  readonly productUsed: PharmaceuticalProductInput;
  /** Gebruiksperiode (NL-CM:9.11.22663), 0..1. */
  readonly periodOfUse?: PeriodOfUseInput | null | undefined;
  /** Gebruiksinstructie (NL-CM:9.11.22504), 0..1. */
  readonly instructionsForUse?: InstructionsForUseInput | null | undefined;
  /** Voorschrijver (NL-CM:9.11.23290), 0..1. */
  readonly prescriber?: HealthProfessionalInput | null | undefined;
  /** RedenGebruik (NL-CM:9.11.22491), 0..1. */
  readonly reasonForUse?: string | null | undefined;
  /** RedenGebruik (NL-CM:9.11.22491), 0..*. Problems the medicine is used for. */
  readonly reasons?: readonly ProblemReferenceInput[] | null | undefined;
  /**
   * RedenWijzigenOfStoppenGebruik (NL-CM:9.11.22493), 0..1. RedenWijzigenOfStoppenGebruikCodelijst, or another code.
   */
  readonly reasonForChangeOrDiscontinuation?: OpenCodelistInput<RedenWijzigenOfStoppenGebruikCode> | null | undefined;
  /**
   * MedicatieGebruikStopType (NL-CM:9.11.23132), 0..1. Stoptype, or another code: `temporary` Tijdelijk, `definitive`
   * Definitief.
   */
  readonly stopType?: OpenCodelistInput<StoptypeCode, StoptypeName> | null | undefined;
  /**
   * No concept of its own, 0..1. How far the use is, in FHIR's own words, for sources that know. Left out, the stop
   * type and the period of use decide (docs/mapping-choices.md).
   */
  readonly status?: 'active' | 'completed' | 'entered-in-error' | 'intended' | 'stopped' | 'on-hold' | null | undefined;
  /** No concept of its own, 0..*. The agreements or dispenses this use follows. */
  readonly relatedAgreements?: readonly AgreementReferenceInput[] | null | undefined;
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: IdentifierInput | null | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: PartyInput | null | undefined;
  /** Toelichting (NL-CM:9.11.21624), 0..1. */
  readonly comment?: string | null | undefined;
};

/** MedicationUse (MedicatieGebruik, NL-CM:9.11.21338). */
export type MedicationUse = {
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
  /** Registratiedatum (NL-CM:9.11.22398), 1..1. Date, with or without a time. When the use was registered. */
  readonly registrationDateTime: Moment;
  /** GebruikIndicator (NL-CM:9.11.22399), 1..1. */
  readonly useIndicator: boolean;
  /** VolgensAfspraakIndicator (NL-CM:9.11.22492), 0..1. */
  readonly asAgreedIndicator?: boolean;
  /** GebruiksProduct (NL-CM:9.11.21339), 1..1. */
  readonly productUsed: PharmaceuticalProduct;
  /** Gebruiksperiode (NL-CM:9.11.22663), 0..1. */
  readonly periodOfUse?: PeriodOfUse;
  /** Gebruiksinstructie (NL-CM:9.11.22504), 0..1. */
  readonly instructionsForUse?: InstructionsForUse;
  /** Voorschrijver (NL-CM:9.11.23290), 0..1. */
  readonly prescriber?: HealthProfessional;
  /** RedenGebruik (NL-CM:9.11.22491), 0..1. */
  readonly reasonForUse?: string;
  /** RedenGebruik (NL-CM:9.11.22491), 0..*. Problems the medicine is used for. */
  readonly reasons?: readonly ProblemReference[];
  /** RedenWijzigenOfStoppenGebruik (NL-CM:9.11.22493), 0..1. RedenWijzigenOfStoppenGebruikCodelijst. */
  readonly reasonForChangeOrDiscontinuation?: CodedConcept;
  /** MedicatieGebruikStopType (NL-CM:9.11.23132), 0..1. Stoptype. */
  readonly stopType?: CodedConcept;
  /**
   * No concept of its own, 0..1. How far the use is, in FHIR's own words, for sources that know. Left out, the stop
   * type and the period of use decide (docs/mapping-choices.md).
   */
  readonly status?: 'active' | 'completed' | 'entered-in-error' | 'intended' | 'stopped' | 'on-hold';
  /** No concept of its own, 0..*. The agreements or dispenses this use follows. */
  readonly relatedAgreements?: readonly AgreementReference[];
  /** No concept of its own, 0..1. Number of the medication treatment all building blocks of one therapy share. */
  readonly medicationTreatment?: Identifier;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
  /** Informatiebron (NL-CM:0.0.2), 0..1. */
  readonly informationSource?: Party;
  /** Toelichting (NL-CM:9.11.21624), 0..1. */
  readonly comment?: string;
};
