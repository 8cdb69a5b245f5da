// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { Party, PartyInput } from '../parts/basic-elements/types';
import type { CodedConcept, OpenCodelistInput } from '../parts/code/code';
import type {
  SoortTabakGebruikCode,
  SoortTabakGebruikName,
  TabakGebruikStatusCode,
  TabakGebruikStatusName,
} from '../parts/code/types';
import type { Identifier, IdentifierInput } from '../parts/identifier/zib';
import type { Metadata, MetadataInput } from '../parts/metadata/types';
import type { Moment, MomentInput } from '../parts/moment/zib';
import type { Decimal, Quantity, QuantityInput } from '../parts/quantity/zib';

/** What is accepted for TobaccoUse (TabakGebruik, NL-CM:7.2.1). */
export type TobaccoUseInput = {
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
   * TabakGebruikStatus (NL-CM:7.2.10), 1..1. TabakGebruikStatusCodelijst, or another code: `exSmoker` Ex-roker,
   * `smokesPassively` Rookt passief, `smokesSometimes` Rookt soms, `neverSmoked` Nooit gerookt,
   * `doesNotSmokePastUnknown` Niet-roker, maar rookgedrag in verleden onbekend, `smokesDaily` Rookt dagelijks, `other`
   * Anders.
   */
  readonly tobaccoUseStatus: OpenCodelistInput<TabakGebruikStatusCode, TabakGebruikStatusName>;
  /**
   * SoortTabakGebruik (NL-CM:7.2.9), 0..1. SoortTabakGebruikCodelijst, or another code: `cigars` Rookt sigaren,
   * `cigarettes` Rookt sigaretten, `pipe` Rookt pijp, `rollingTobacco` Rookt shag, `other` Anders.
   */
  readonly typeOfTobaccoUsed?: OpenCodelistInput<SoortTabakGebruikCode, SoortTabakGebruikName> | null | undefined;
  /** StartDatum (NL-CM:7.2.4), 0..1. Date, with or without a time. */
  readonly startDate?: MomentInput | null | undefined;
  /** StopDatum (NL-CM:7.2.5), 0..1. Date, with or without a time. */
  readonly stopDate?: MomentInput | null | undefined;
  /**
   * Hoeveelheid (NL-CM:7.2.6), 0..1. Cigarettes or cigars in a time (`/d`, `{sigaret}/d`), or grams of rolling tobacco
   * (`g/wk`).
   */
  readonly amount?: QuantityInput | null | undefined;
  /** PackYears (NL-CM:7.2.7), 0..1. As it was registered; it is never worked out from the rest. */
  readonly packYears?: Decimal | null | undefined;
  /** Toelichting (NL-CM:7.2.3), 0..1. */
  readonly comment?: string | null | undefined;
  /**
   * No concept of its own, 0..1. How far the observation is, in FHIR's own words, for sources that know. Left out, it
   * is `final`.
   */
  readonly status?:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown'
    | null
    | undefined;
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: PartyInput | null | undefined;
};

/** TobaccoUse (TabakGebruik, NL-CM:7.2.1). */
export type TobaccoUse = {
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
  /** TabakGebruikStatus (NL-CM:7.2.10), 1..1. TabakGebruikStatusCodelijst. */
  readonly tobaccoUseStatus: CodedConcept;
  /** SoortTabakGebruik (NL-CM:7.2.9), 0..1. SoortTabakGebruikCodelijst. */
  readonly typeOfTobaccoUsed?: CodedConcept;
  /** StartDatum (NL-CM:7.2.4), 0..1. Date, with or without a time. */
  readonly startDate?: Moment;
  /** StopDatum (NL-CM:7.2.5), 0..1. Date, with or without a time. */
  readonly stopDate?: Moment;
  /**
   * Hoeveelheid (NL-CM:7.2.6), 0..1. Cigarettes or cigars in a time (`/d`, `{sigaret}/d`), or grams of rolling tobacco
   * (`g/wk`).
   */
  readonly amount?: Quantity;
  /** PackYears (NL-CM:7.2.7), 0..1. As it was registered; it is never worked out from the rest. */
  readonly packYears?: Decimal;
  /** Toelichting (NL-CM:7.2.3), 0..1. */
  readonly comment?: string;
  /**
   * No concept of its own, 0..1. How far the observation is, in FHIR's own words, for sources that know. Left out, it
   * is `final`.
   */
  readonly status?:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown';
  /** Auteur (NL-CM:0.0.7), 0..1. */
  readonly author?: Party;
};
